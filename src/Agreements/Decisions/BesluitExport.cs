using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace AgiiPlatform.Agreements.Decisions;

/// <summary>
/// A decision as linked data, in the names of the Flemish standard OSLO "Besluiten en Mandaten" (data.vlaanderen.be/ns/besluit). It holds
/// what was recorded and nothing else: what is not known is absent.
/// </summary>
internal static class BesluitExport
{
    /// <summary>Readable, accents as they are: people open it too.</summary>
    internal static JsonSerializerOptions Json { get; } = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // served as JSON alone, never inside a page
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private const string Item = "_:agendapunt";

    /// <summary>What each name means; the others are of the vocabulary itself.</summary>
    private static JsonObject Context => new()
    {
        ["@vocab"] = "http://data.vlaanderen.be/ns/besluit#",
        ["mandaat"] = "http://data.vlaanderen.be/ns/mandaat#",
        ["Mandataris"] = "mandaat:Mandataris",
        ["Persoon"] = "http://www.w3.org/ns/person#Person",
        ["naam"] = "http://xmlns.com/foaf/0.1/name",
        ["isBestuurlijkeAliasVan"] = "mandaat:isBestuurlijkeAliasVan",
        ["bestuursfunctie"] = "http://www.w3.org/ns/org#role",
        ["label"] = "http://www.w3.org/2004/02/skos/core#prefLabel",
        ["titel"] = "http://purl.org/dc/terms/title",
        ["datum"] = "http://purl.org/dc/terms/date",
        ["onderwerp"] = "http://purl.org/dc/terms/subject",
        ["gestartOpTijdstip"] = "http://www.w3.org/ns/prov#startedAtTime",
        ["gegenereerd"] = "http://www.w3.org/ns/prov#generated",
        ["plaats"] = "http://www.w3.org/ns/prov#atLocation",
        ["waarde"] = "http://www.w3.org/ns/prov#value",
        ["nummer"] = "http://data.europa.eu/eli/ontology#number",
        ["heeftOnderdeel"] = "http://data.europa.eu/eli/ontology#has_part",
        ["positie"] = "http://schema.org/position",
    };

    internal static JsonObject Of(Decision decision, string agreement, string municipality) => new()
    {
        ["@context"] = Context,
        ["@graph"] = new JsonArray(
            Some("Zitting",
                ("gestartOpTijdstip", decision.Date is { } date ? $"{date:O}" : null),
                ("isGehoudenDoor", Some("Bestuursorgaan", ("label", $"{decision.By} {municipality}"))),
                ("heeftVoorzitter", InFunction(decision, Functions.OfChair)),
                ("heeftSecretaris", InFunction(decision, Functions.OfOfficial)),
                ("behandelt", Some("Agendapunt", ("@id", Item), ("titel", decision.Title ?? agreement), ("positie", decision.Item))),
                ("heeftUittreksel", decision.Extract is { } extract ? Uittreksel(extract) : null)),
            Some("BehandelingVanAgendapunt",
                ("onderwerp", new JsonObject { ["@id"] = Item }),
                ("openbaar", decision.Session is { } session ? session == Session.Public : null),
                ("heeftAanwezige", People(decision.Attendance)),
                ("heeftStemming", decision.Votes is { } votes ? Stemming(decision, votes) : null),
                ("gegenereerd", Besluit(decision, agreement)))),
    };

    private static JsonObject Stemming(Decision decision, Votes votes)
    {
        var functions = (decision.Attendance ?? []).SelectMany(g => g.Names.Select(n => (Key: Names.Key(n), g.Function))).DistinctBy(p => p.Key).ToDictionary(p => p.Key, p => p.Function);
        return Some("Stemming",
            ("geheim", votes.Secret),
            ("aantalVoorstanders", votes.For),
            ("aantalTegenstanders", votes.Against),
            ("aantalOnthouders", votes.Abstain),
            ("gevolg", decision.Outcome),
            ("heeftAanwezige", People(decision.Attendance?.Where(g => g.Votes))),
            ("heeftStemmer", Voters(votes.Names?.Everybody)),
            ("heeftVoorstander", Voters(votes.Names?.For)),
            ("heeftTegenstander", Voters(votes.Names?.Against)),
            ("heeftOnthouder", Voters(votes.Names?.Abstain)));

        JsonArray? Voters(IEnumerable<string>? names) => List(names?.Select(n => Person(n, functions.GetValueOrDefault(Names.Key(n)))));
    }

    private static JsonObject Besluit(Decision decision, string agreement) => Some("Besluit",
        ("@id", $"urn:uuid:{decision.Id}"),
        ("titel", decision.Title ?? agreement),
        ("motivering", decision.Motivation is { } why ? string.Join("\n\n", why.Sections.Select(s => $"{s.Heading}\n\n{s.Text}")) : null),
        ("heeftOnderdeel", List(decision.Articles?.Select(a => Some("Artikel", ("nummer", a.Number.Length > 0 ? a.Number : null), ("waarde", a.Text))))));

    private static JsonObject Uittreksel(Extract extract) => Some("Uittreksel",
        ("datum", extract.Date is { } date ? $"{date:O}" : null),
        ("plaats", extract.Place),
        ("heeftSecretaris", extract.GeneralManager is { } manager ? Person(manager, "algemeen directeur") : null),
        ("heeftVoorzitter", extract.Chair is { } chair ? Person(chair, "voorzitter") : null));

    private static JsonArray? People(IEnumerable<PresentGroup>? groups) => List(groups?.SelectMany(g => g.Names.Select(n => Person(n, g.Function))));

    private static JsonObject? InFunction(Decision decision, Func<string, bool> has) =>
        decision.Attendance?.FirstOrDefault(g => has(g.Function)) is { Names: [var name, ..], Function: var function } ? Person(name, function) : null;

    /// <summary>An elected person acts as mandatary; an official is a person with a function.</summary>
    private static JsonObject Person(string name, string? function) => function is not null && Functions.OfOfficial(function)
        ? Some("Persoon", ("naam", name), ("bestuursfunctie", function))
        : Some("Mandataris", ("isBestuurlijkeAliasVan", Some("Persoon", ("naam", name))), ("bestuursfunctie", function));

    private static JsonArray? List(IEnumerable<JsonNode>? items) => items?.ToArray() is { Length: > 0 } some ? new JsonArray(some) : null;

    private static JsonObject Some(string type, params IEnumerable<(string Name, JsonNode? Value)> members) =>
        new(members.Where(m => m.Value is not null).Select(m => KeyValuePair.Create(m.Name, m.Value))
            .Prepend(KeyValuePair.Create("@type", (JsonNode?)type)));
}
