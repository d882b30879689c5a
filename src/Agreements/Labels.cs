namespace AgiiPlatform.Agreements;

/// <summary>What themes and parties are called in Dutch.</summary>
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

    internal static string Title(PartyKind kind) => kind switch
    {
        PartyKind.Municipality => "Lokaal bestuur",
        PartyKind.Agency => "Agentschap",
        _ => "Andere partij",
    };

    /// <summary>What a field of minutes is called.</summary>
    internal static string OfMinutes(string field) => field switch
    {
        "body" => "wie besliste",
        "date" => "datum van de zitting",
        "session" => "openbaar of besloten",
        "item" => "agendapunt",
        "attendance" => "aanwezigen",
        "votes" => "stemming",
        _ => "besluit",
    };
}
