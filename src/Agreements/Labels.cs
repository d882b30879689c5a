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

    /// <summary>
    /// A name or title within a sentence: "Lokaal bestuur Mechelen" is "het lokaal bestuur Mechelen" there, "Decreet van 7 juni 2013" is
    /// "het decreet van 7 juni 2013". What begins with another word stays as it is.
    /// </summary>
    internal static string InSentence(string name) => name.Split(' ', 2)[0] switch
    {
        "Het" or "De" => char.ToLowerInvariant(name[0]) + name[1..],
        "Lokaal" or "Stadsbestuur" or "Gemeentebestuur" or "Decreet" or "Besluit" => $"het {char.ToLowerInvariant(name[0])}{name[1..]}",
        "Stad" or "Gemeente" or "Wet" => $"de {char.ToLowerInvariant(name[0])}{name[1..]}",
        "Agentschap" or "OCMW" or "AgII" => $"het {name}",
        _ => name,
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
