namespace AgiiPlatform.Agreements;

/// <summary>The themes and states as people and programs write them.</summary>
internal static class Labels
{
    internal static IEnumerable<(string Value, string Text)> Themes => Enum.GetValues<Theme>().Select(t => (t.ToApiName(), Title(t)));

    internal static string Title(Theme theme) => theme switch
    {
        Theme.LocalDiversityPolicy => "Lokaal diversiteitsbeleid",
        Theme.LanguageActionPlan => "Taalactieplan",
        Theme.LanguageSupport => "Taalhulp",
        Theme.OcmwProtocol => "OCMW-protocol",
        _ => "Beleidsperiode-overeenkomst",
    };
}
