using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace AgiiPlatform.Agreements.Decisions;

/// <summary>
/// A decision as linked data, in the names of the Flemish standard: OSLO Besluit Publicatie, application profile, SHACL shapes,
/// data.vlaanderen.be/shacl/besluit-publicatie. It holds what was recorded and nothing else: what is not known is absent.
/// </summary>
/// <remarks>
/// What the profile asks and is not recorded: at which hour the session began and ended, so that only its day is told (dct:date). What is
/// recorded and has no place in the profile: blank and invalid votes, officials beside the secretary, and who certified the extract and where.
/// </remarks>
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
    private const string Treatment = "_:behandeling";
    private const string Dutch = "http://publications.europa.eu/resource/authority/language/NLD";

    /// <summary>What the prefixes stand for and which type a value has; a name without a prefix is of the vocabulary of decisions itself.</summary>
    private static JsonObject Context => new()
    {
        ["@vocab"] = "http://data.vlaanderen.be/ns/besluit#",
        ["mandaat"] = "http://data.vlaanderen.be/ns/mandaat#",
        ["leidinggevenden"] = "http://data.lblod.info/vocabularies/leidinggevenden/",
        ["person"] = "http://www.w3.org/ns/person#",
        ["foaf"] = "http://xmlns.com/foaf/0.1/",
        ["org"] = "http://www.w3.org/ns/org#",
        ["skos"] = "http://www.w3.org/2004/02/skos/core#",
        ["dct"] = "http://purl.org/dc/terms/",
        ["prov"] = "http://www.w3.org/ns/prov#",
        ["eli"] = "http://data.europa.eu/eli/ontology#",
        ["schema"] = "http://schema.org/",
        ["xsd"] = "http://www.w3.org/2001/XMLSchema#",
        ["dct:date"] = Typed("xsd:date"),
        ["geplandOpenbaar"] = Typed("xsd:boolean"),
        ["openbaar"] = Typed("xsd:boolean"),
        ["geheim"] = Typed("xsd:boolean"),
        ["aantalVoorstanders"] = Typed("xsd:integer"),
        ["aantalTegenstanders"] = Typed("xsd:integer"),
        ["aantalOnthouders"] = Typed("xsd:integer"),
        ["eli:language"] = Typed("@id"),
        ["motivering"] = InDutch,
        ["onderwerp"] = InDutch,
        ["gevolg"] = InDutch,
    };

    internal static JsonObject Of(Decision decision, string agreement, string municipality) => new()
    {
        ["@context"] = Context,
        ["@graph"] = new JsonArray(
            Some("Zitting",
                ("dct:date", Day(decision.Date)),
                ("isGehoudenDoor", Bestuursorgaan(decision, municipality)),
                ("heeftVoorzitter", InFunction(decision, Functions.OfChair)),
                ("heeftSecretaris", InFunction(decision, Functions.OfOfficial)),
                ("behandelt", Some("Agendapunt",
                    ("@id", Item),
                    ("dct:title", Title(decision, agreement)),
                    ("schema:position", decision.Item),
                    ("geplandOpenbaar", IsPublic(decision)))), // minutes have an item under the part of the agenda it stood on
                ("heeftUittreksel", decision.Extract is { } extract ? Some("foaf:Document", ("dct:date", Day(extract.Date))) : null)),
            Some("BehandelingVanAgendapunt",
                ("@id", Treatment),
                ("dct:subject", To(Item)),
                ("openbaar", IsPublic(decision)),
                ("heeftAanwezige", Voters(decision)),
                ("heeftStemming", decision.Votes is { } votes ? Stemming(decision, votes, agreement) : null),
                ("prov:generated", Besluit(decision, agreement)))),
    };

    private static JsonObject Bestuursorgaan(Decision decision, string municipality) => Some("Bestuursorgaan",
        ("skos:prefLabel", $"{decision.By} {municipality}"),
        ("org:classification", Concept(decision.By)),
        ("bestuurt", Some("Bestuurseenheid", ("skos:prefLabel", municipality))));

    private static JsonObject Stemming(Decision decision, Votes votes, string agreement)
    {
        var functions = (decision.Attendance ?? []).SelectMany(g => g.Names.Select(n => (Key: Names.Key(n), g.Function))).DistinctBy(p => p.Key).ToDictionary(p => p.Key, p => p.Function);
        return Some("Stemming",
            ("onderwerp", Title(decision, agreement)),
            ("geheim", votes.Secret),
            ("aantalVoorstanders", votes.For),
            ("aantalTegenstanders", votes.Against),
            ("aantalOnthouders", votes.Abstain),
            ("gevolg", decision.Outcome),
            ("heeftAanwezige", Voters(decision)),
            ("heeftStemmer", Named(votes.Names?.Everybody)),
            ("heeftVoorstander", Named(votes.Names?.For)),
            ("heeftTegenstander", Named(votes.Names?.Against)),
            ("heeftOnthouder", Named(votes.Names?.Abstain)));

        JsonArray? Named(IEnumerable<string>? names) => List(names?.Select(n => Person(n, functions.GetValueOrDefault(Names.Key(n)))));
    }

    private static JsonObject Besluit(Decision decision, string agreement) => Some("Besluit",
        ("@id", $"urn:uuid:{decision.Id}"),
        ("eli:title", Title(decision, agreement)),
        ("eli:language", Dutch),
        ("motivering", decision.Motivation is { } why ? string.Join("\n\n", why.Sections.Select(s => $"{s.Heading}\n\n{s.Text}")) : null),
        ("prov:value", decision.Articles is { Count: > 0 } articles ? Article.Write(articles) : null),
        ("eli:has_part", List(decision.Articles?.Select(a => Some("Artikel",
            ("eli:number", a.Number.Length > 0 ? a.Number : null), ("prov:value", a.Text), ("eli:language", Dutch))))),
        ("prov:wasGeneratedBy", To(Treatment)));

    private static JsonArray? Voters(Decision decision) =>
        List(decision.Attendance?.Where(g => g.Votes).SelectMany(g => g.Names.Select(n => Person(n, g.Function))));

    private static JsonObject? InFunction(Decision decision, Func<string, bool> has) =>
        decision.Attendance?.FirstOrDefault(g => has(g.Function)) is { Names: [var name, ..], Function: var function } ? Person(name, function) : null;

    /// <summary>An elected person acts as mandatary, an official as functionary; both hold an office with a function.</summary>
    private static JsonObject Person(string name, string? function) => Some(
        function is not null && Functions.OfOfficial(function) ? "leidinggevenden:Functionaris" : "mandaat:Mandataris",
        ("mandaat:isBestuurlijkeAliasVan", Some("person:Person", ("foaf:name", name))),
        ("org:holds", function is not null ? Some("mandaat:Mandaat", ("org:role", Concept(function))) : null));

    private static string Title(Decision decision, string agreement) => decision.Title ?? agreement;

    private static JsonNode? IsPublic(Decision decision) => decision.Session is { } session ? session == Session.Public : null;

    private static string? Day(DateOnly? date) => date is { } day ? $"{day:O}" : null;

    private static JsonObject Concept(string label) => Some("skos:Concept", ("skos:prefLabel", label));

    private static JsonObject To(string id) => new() { ["@id"] = id };

    private static JsonObject Typed(string type) => new() { ["@type"] = type };

    private static JsonObject InDutch => new() { ["@language"] = "nl" };

    private static JsonArray? List(IEnumerable<JsonNode>? items) => items?.ToArray() is { Length: > 0 } some ? new JsonArray(some) : null;

    private static JsonObject Some(string type, params IEnumerable<(string Name, JsonNode? Value)> members) =>
        new(members.Where(m => m.Value is not null).Select(m => KeyValuePair.Create(m.Name, m.Value))
            .Prepend(KeyValuePair.Create("@type", (JsonNode?)type)));
}
