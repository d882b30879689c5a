using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using AgiiPlatform.CouncilMinutes;

namespace AgiiPlatform.Agreements.Decisions;

/// <summary>
/// A decision as linked data, in the names of the Flemish standard: OSLO Besluit Publicatie, application profile, SHACL shapes,
/// data.vlaanderen.be/shacl/besluit-publicatie. It holds what was recorded and nothing else: what is not known is absent.
/// </summary>
/// <remarks>
/// What the profile asks and is not recorded: at which hour the session began and ended; only its day is given (dct:date). What is
/// recorded and has no place in the profile: blank and invalid votes, officials beside the secretary, and who certified the extract and
/// where.
/// </remarks>
internal sealed class BesluitExport
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

    /// <summary>The prefixes and the types of values; a name without a prefix is of the vocabulary of decisions itself.</summary>
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

    private readonly Decision _decision;
    private readonly string _title;
    private readonly string _municipality;
    private readonly Dictionary<string, string> _functions;

    /// <summary>By the key of the name: each is described once and referred to, so that voters can be matched with those present.</summary>
    private readonly Dictionary<string, JsonObject> _people = [];

    private BesluitExport(Decision decision, string agreement, string municipality)
    {
        (_decision, _title, _municipality) = (decision, decision.Title ?? agreement, municipality);
        _functions = (decision.Attendance ?? []).SelectMany(g => g.Names.Select(n => (Key: PersonNames.Key(n), g.Function)))
            .DistinctBy(p => p.Key).ToDictionary(p => p.Key, p => p.Function);
    }

    internal static JsonObject Of(Decision decision, string agreement, string municipality)
    {
        var export = new BesluitExport(decision, agreement, municipality);
        JsonObject[] acts = [export.Zitting, export.Behandeling];
        return new() { ["@context"] = Context, ["@graph"] = new JsonArray([.. acts, .. export._people.Values]) };
    }

    private JsonObject Zitting => Some("Zitting",
        ("dct:date", Day(_decision.Date)),
        ("isGehoudenDoor", Some("Bestuursorgaan",
            ("skos:prefLabel", $"{_decision.By} {_municipality}"),
            ("org:classification", Concept(_decision.By)),
            ("bestuurt", Some("Bestuurseenheid", ("skos:prefLabel", _municipality))))),
        ("heeftVoorzitter", InFunction(CouncilFunctions.IsChair)),
        ("heeftSecretaris", InFunction(CouncilFunctions.IsOfficial)),
        ("behandelt", Some("Agendapunt",
            ("@id", Item),
            ("dct:title", _title),
            ("schema:position", _decision.Item),
            ("geplandOpenbaar", IsPublic))), // minutes have an item under the part of the agenda it stood on
        ("heeftUittreksel", _decision.Extract is { } extract ? Some("foaf:Document", ("dct:date", Day(extract.Date))) : null));

    private JsonObject Behandeling => Some("BehandelingVanAgendapunt",
        ("@id", Treatment),
        ("dct:subject", To(Item)),
        ("openbaar", IsPublic),
        ("heeftAanwezige", Voters),
        ("heeftStemming", _decision.Votes is { } votes ? Stemming(votes) : null),
        ("prov:generated", Besluit));

    private JsonObject Stemming(Votes votes) => Some("Stemming",
        ("onderwerp", _title),
        ("geheim", votes.Secret),
        ("aantalVoorstanders", votes.For),
        ("aantalTegenstanders", votes.Against),
        ("aantalOnthouders", votes.Abstain),
        ("gevolg", _decision.Outcome),
        ("heeftAanwezige", PresentAtVote),
        ("heeftStemmer", People(votes.Names?.Everybody())),
        ("heeftVoorstander", People(votes.Names?.For)),
        ("heeftTegenstander", People(votes.Names?.Against)),
        ("heeftOnthouder", People(votes.Names?.Abstain)));

    private JsonObject Besluit => Some("Besluit",
        ("@id", $"urn:uuid:{_decision.Id}"),
        ("eli:title", _title),
        ("eli:language", Dutch),
        ("motivering", _decision.Motivation is { } why
            ? string.Join("\n\n", why.Sections().Select(s => $"{s.Heading}\n\n{s.Text}"))
            : null),
        ("prov:value", _decision.Articles is { Count: > 0 } articles ? Article.Write(articles) : null),
        ("eli:has_part", List(_decision.Articles?.Select(a => Some("Artikel",
            ("eli:number", a.Number.Length > 0 ? a.Number : null), ("prov:value", a.Text), ("eli:language", Dutch))))),
        ("prov:wasGeneratedBy", To(Treatment)));

    private JsonNode? IsPublic => _decision.Session is { } session ? session == Session.Public : null;

    private JsonArray? Voters => People(_decision.Attendance?.Where(g => g.MayVote()).SelectMany(g => g.Names));

    private JsonArray? PresentAtVote => People(_decision.Attendance?.Where(g => g.MayVote()).SelectMany(g => g.Names)
        .Where(n => _decision.NonVoters?.Any(v => PersonNames.Key(v.Name) == PersonNames.Key(n)) != true));

    private JsonNode? InFunction(Func<string, bool> has) =>
        _decision.Attendance?.FirstOrDefault(g => has(g.Function)) is { Names: [var name, ..] } ? Person(name) : null;

    private JsonArray? People(IEnumerable<string>? names) => List(names?.Select(Person));

    /// <summary>Refers to a person: an elected one is a mandatary, an official a functionary; both hold an office.</summary>
    private JsonNode Person(string name)
    {
        var key = PersonNames.Key(name);
        if (!_people.TryGetValue(key, out var person))
        {
            var function = _functions.GetValueOrDefault(key);
            _people[key] = person = Some(
                function is not null && CouncilFunctions.IsOfficial(function) ? "leidinggevenden:Functionaris" : "mandaat:Mandataris",
                ("@id", $"_:persoon{_people.Count + 1}"),
                ("mandaat:isBestuurlijkeAliasVan", Some("person:Person", ("foaf:name", name))),
                ("org:holds", function is not null ? Some("mandaat:Mandaat", ("org:role", Concept(function))) : null));
        }

        return To(person["@id"]!.GetValue<string>());
    }

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
