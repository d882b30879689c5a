using System.Text.Json;
using System.Text.Json.Nodes;
using static AgiiPlatform.Specs.Agreements.AgreementCalls;

namespace AgiiPlatform.Specs.Agreements;

/// <summary>
/// The export of a decision beside what the Flemish standard asks of one (OSLO Besluit Publicatie, application profile, SHACL shapes,
/// data.vlaanderen.be/shacl/besluit-publicatie; mandates and functionaries as the Flemish open-source applications have them).
/// </summary>
public class A_decision_as_linked_data(PlatformFixture platform)
{
    private static readonly Dictionary<string, string> Prefixes = new()
    {
        ["besluit"] = "http://data.vlaanderen.be/ns/besluit#", ["mandaat"] = "http://data.vlaanderen.be/ns/mandaat#",
        ["leidinggevenden"] = "http://data.lblod.info/vocabularies/leidinggevenden/", ["person"] = "http://www.w3.org/ns/person#",
        ["eli"] = "http://data.europa.eu/eli/ontology#", ["prov"] = "http://www.w3.org/ns/prov#", ["dct"] = "http://purl.org/dc/terms/",
        ["foaf"] = "http://xmlns.com/foaf/0.1/", ["skos"] = "http://www.w3.org/2004/02/skos/core#", ["org"] = "http://www.w3.org/ns/org#",
        ["schema"] = "http://schema.org/", ["xsd"] = "http://www.w3.org/2001/XMLSchema#",
    };

    /// <summary>
    /// For each class its properties: the type or class of the value, and how many. Of a property that the export never gives and the
    /// profile does not demand there is no line.
    /// </summary>
    private const string Profile = """
        besluit:Zitting                  besluit:behandelt                 besluit:Agendapunt             1 *
        besluit:Zitting                  prov:startedAtTime                xsd:dateTime                   1 1
        besluit:Zitting                  prov:endedAtTime                  xsd:dateTime                   0 1
        besluit:Zitting                  besluit:isGehoudenDoor            besluit:Bestuursorgaan         1 1
        besluit:Zitting                  besluit:heeftVoorzitter           mandaat:Mandataris             1 1
        besluit:Zitting                  besluit:heeftSecretaris           leidinggevenden:Functionaris   1 1
        besluit:Zitting                  besluit:heeftUittreksel           foaf:Document                  0 *
        besluit:Agendapunt               dct:title                         string                         1 1
        besluit:Agendapunt               besluit:geplandOpenbaar           xsd:boolean                    1 1
        besluit:Agendapunt               schema:position                   string                         0 1
        besluit:BehandelingVanAgendapunt dct:subject                       besluit:Agendapunt             1 1
        besluit:BehandelingVanAgendapunt besluit:openbaar                  xsd:boolean                    1 1
        besluit:BehandelingVanAgendapunt besluit:heeftAanwezige            mandaat:Mandataris             1 *
        besluit:BehandelingVanAgendapunt besluit:heeftStemming             besluit:Stemming               0 *
        besluit:BehandelingVanAgendapunt prov:generated                    besluit:Besluit                0 *
        besluit:Besluit                  eli:title                         string                         1 1
        besluit:Besluit                  eli:language                      iri                            1 1
        besluit:Besluit                  besluit:motivering                langString                     1 1
        besluit:Besluit                  prov:value                        string                         1 1
        besluit:Besluit                  eli:has_part                      besluit:Artikel                1 *
        besluit:Besluit                  prov:wasGeneratedBy               besluit:BehandelingVanAgendapunt 0 1
        besluit:Artikel                  eli:number                        string                         1 1
        besluit:Artikel                  eli:title                         string                         0 1
        besluit:Artikel                  eli:language                      iri                            1 1
        besluit:Artikel                  prov:value                        string                         1 1
        besluit:Stemming                 besluit:onderwerp                 langString                     1 1
        besluit:Stemming                 besluit:geheim                    xsd:boolean                    1 1
        besluit:Stemming                 besluit:aantalVoorstanders        xsd:integer                    1 1
        besluit:Stemming                 besluit:aantalTegenstanders       xsd:integer                    1 1
        besluit:Stemming                 besluit:aantalOnthouders          xsd:integer                    1 1
        besluit:Stemming                 besluit:gevolg                    langString                     1 1
        besluit:Stemming                 besluit:heeftAanwezige            mandaat:Mandataris             1 *
        besluit:Stemming                 besluit:heeftStemmer              mandaat:Mandataris             0 *
        besluit:Stemming                 besluit:heeftVoorstander          mandaat:Mandataris             0 *
        besluit:Stemming                 besluit:heeftTegenstander         mandaat:Mandataris             0 *
        besluit:Stemming                 besluit:heeftOnthouder            mandaat:Mandataris             0 *
        besluit:Bestuursorgaan           skos:prefLabel                    string                         1 1
        besluit:Bestuursorgaan           org:classification                skos:Concept                   1 1
        besluit:Bestuursorgaan           besluit:bestuurt                  besluit:Bestuurseenheid        1 1
        besluit:Bestuurseenheid          skos:prefLabel                    string                         1 1
        mandaat:Mandataris               mandaat:isBestuurlijkeAliasVan    person:Person                  0 1
        mandaat:Mandataris               org:holds                         mandaat:Mandaat                0 1
        leidinggevenden:Functionaris     mandaat:isBestuurlijkeAliasVan    person:Person                  0 1
        leidinggevenden:Functionaris     org:holds                         mandaat:Mandaat                0 1
        mandaat:Mandaat                  org:role                          skos:Concept                   0 1
        person:Person                    foaf:name                         string                         0 1
        skos:Concept                     skos:prefLabel                    string                         0 1
        """;

    /// <summary>Terms of Dublin Core beside the profile: of a session and of an extract the day alone is known.</summary>
    private const string Beside = """
        besluit:Zitting                  dct:date                          xsd:date                       0 1
        foaf:Document                    dct:date                          xsd:date                       0 1
        """;

    /// <summary>What the profile demands and nobody records, also of the best recorded decision: the day of a session is known, the hour is not.</summary>
    private static readonly string[] NotRecorded = ["besluit:Zitting without prov:startedAtTime"];

    /// <summary>Of a decision of the college often nothing is known but that it was taken: its day, who was there and what it said are not recorded.</summary>
    private static readonly string[] NotRecordedOfTheCollege =
    [
        "besluit:Agendapunt without besluit:geplandOpenbaar", "besluit:BehandelingVanAgendapunt without besluit:heeftAanwezige",
        "besluit:BehandelingVanAgendapunt without besluit:openbaar", "besluit:Besluit without besluit:motivering", "besluit:Besluit without eli:has_part",
        "besluit:Besluit without prov:value", "besluit:Zitting without besluit:heeftSecretaris", "besluit:Zitting without besluit:heeftVoorzitter",
    ];

    private static readonly IReadOnlyList<Line> Lines = [.. $"{Profile}\n{Beside}".Split('\n').Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Select(w => new Line(w[0], w[1], w[2], int.Parse(w[3]), w[4] == "*" ? int.MaxValue : int.Parse(w[4])))];

    private sealed record Line(string Class, string Property, string Range, int Least, int Most);

    [Fact]
    public async Task Has_only_names_that_the_profile_knows_and_all_that_it_demands_but_what_nobody_records()
    {
        var (council, college) = await Exports();

        Flaws(council).ShouldBe(NotRecorded);
        Flaws(college).ShouldBe(NotRecorded.Concat(NotRecordedOfTheCollege), ignoreOrder: true);
    }

    [Theory] // the control: each kind of flaw is found
    [InlineData("wasBesloten", true, "besluit:Besluit with besluit:wasBesloten")]
    [InlineData("foaf:name", "Besluit", "besluit:Besluit with foaf:name")]
    [InlineData("@type", "Uittreksel", "besluit:Uittreksel")]
    [InlineData("eli:title", null, "besluit:Besluit without eli:title")]
    [InlineData("eli:title", 7, "besluit:Besluit eli:title is no string")]
    [InlineData("motivering", true, "besluit:Besluit besluit:motivering is no langString")]
    [InlineData("prov:wasGeneratedBy", "_:behandeling", "besluit:Besluit prov:wasGeneratedBy is no besluit:BehandelingVanAgendapunt")]
    [InlineData("prov:value", "two", "besluit:Besluit 2 times prov:value")]
    public async Task Is_checked_for(string name, object? value, string flaw)
    {
        var (council, _) = await Exports();
        var besluit = council["@graph"]![1]!["prov:generated"]!.AsObject();
        besluit[name] = value is "two" ? new JsonArray("one", "two") : JsonSerializer.SerializeToNode(value);

        Flaws(council).ShouldContain(flaw);
    }

    [Fact]
    public async Task Has_its_dates_booleans_and_numbers_typed_and_its_sentences_in_Dutch()
    {
        var (council, _) = await Exports();
        council["@context"]!["openbaar"] = null; // the control: untyped, it is noticed
        council["@context"]!["dct:date"] = null;
        council["@context"]!["gevolg"] = null;

        Flaws(council).ShouldBe(
            [
                .. NotRecorded, "besluit:Zitting dct:date is no xsd:date", "foaf:Document dct:date is no xsd:date",
                "besluit:BehandelingVanAgendapunt besluit:openbaar is no xsd:boolean", "besluit:Stemming besluit:gevolg is no langString",
            ], ignoreOrder: true);
    }

    [Fact]
    public async Task States_what_was_recorded_and_nothing_else()
    {
        var (council, college) = await Exports();

        var session = council["@graph"]![0]!;
        Text(session["dct:date"]).ShouldBe("2018-09-04");
        Text(session["isGehoudenDoor"]!["skos:prefLabel"]).ShouldBe("Gemeenteraad Bornem");
        Text(session["isGehoudenDoor"]!["bestuurt"]!["skos:prefLabel"]).ShouldBe("Bornem");
        Text(session["behandelt"]!["schema:position"]).ShouldBe("24");
        var people = council["@graph"]!.AsArray().Skip(2).ToDictionary(p => Text(p!["@id"]), p => p!);
        people.Values.GroupBy(p => Text(p["@type"]), (type, some) => (type, some.Count()))
            .ShouldBe([("mandaat:Mandataris", 38), ("leidinggevenden:Functionaris", 1)], ignoreOrder: true, "each once, however often they are named");
        (Person(session["heeftVoorzitter"]), Person(session["heeftSecretaris"]))
            .ShouldBe(("Christiaan Backx, voorzitter", "Erik Laga, algemeen directeur"));
        session["heeftUittreksel"]!.ToJsonString().ShouldBe("""{"@type":"foaf:Document","dct:date":"2018-09-06"}""");

        var treatment = council["@graph"]![1]!;
        treatment["openbaar"]!.GetValue<bool>().ShouldBeTrue();
        treatment["heeftAanwezige"]!.AsArray().Count.ShouldBe(38, "the secretary is not one of them");
        var vote = treatment["heeftStemming"]!;
        (vote["aantalVoorstanders"]!.GetValue<int>(), vote["aantalTegenstanders"]!.GetValue<int>(), vote["aantalOnthouders"]!.GetValue<int>(), vote["geheim"]!.GetValue<bool>())
            .ShouldBe((36, 2, 0, false));
        Text(vote["gevolg"]).ShouldBe("Goedgekeurd");
        Text(vote["onderwerp"]).ShouldStartWith("DIVERSITEIT. Goedkeuring samenwerkingsovereenkomst");
        (vote["heeftAanwezige"]!.AsArray().Count, vote["heeftStemmer"]!.AsArray().Count, vote["heeftVoorstander"]!.AsArray().Count)
            .ShouldBe((38, 38, 36));
        vote["heeftTegenstander"]!.AsArray().Select(Person)
            .ShouldBe(["Frank Creyelman, gemeenteraadsleden", "Hans Keldermans, gemeenteraadsleden"]);
        vote.AsObject().ContainsKey("heeftOnthouder").ShouldBeFalse();

        var besluit = treatment["prov:generated"]!;
        Text(besluit["motivering"]).ShouldContain("Geen financiële gevolgen.");
        Text(besluit["eli:language"]).ShouldBe("http://publications.europa.eu/resource/authority/language/NLD");
        Text(besluit["eli:has_part"]![0]!["eli:number"]).ShouldBe("Artikel 1");
        Text(besluit["prov:value"]).ShouldBe($"Artikel 1\n{Text(besluit["eli:has_part"]![0]!["prov:value"])}");

        college["@graph"]![0]!.AsObject().ContainsKey("dct:date").ShouldBeFalse();
        college["@graph"]![1]!.AsObject().ContainsKey("heeftStemming").ShouldBeFalse();

        static string Text(JsonNode? node) => node!.GetValue<string>();
        string Person(JsonNode? node)
        {
            var person = people[Text(node!["@id"])];
            return $"{Text(person["mandaat:isBestuurlijkeAliasVan"]!["foaf:name"])}, {Text(person["org:holds"]!["org:role"]!["skos:prefLabel"])}";
        }
    }

    /// <summary>The council's decision of Mechelen as its minutes have it, and the college's before it, of which no more is known.</summary>
    private async Task<(JsonNode Council, JsonNode College)> Exports()
    {
        var official = await platform.SignIn("ambtenaar@bornem.example");
        var agreement = await official.Draft("bornem", Terms(from: "2018-01-01", until: "2018-12-31"));
        await official.Done(agreement + "/decisions", new { body = "college", dateUnknown = true });
        var read = await (await official.PostJson(agreement + "/decisions/reading", new { text = MinutesOfMechelen.Text })).Body();
        await official.Done(agreement + "/decisions", read["decision"]!);
        var decisions = (await official.GetJson(agreement))["decisions"]!.AsArray();
        return (await Export(1), await Export(0));

        async Task<JsonNode> Export(int index)
        {
            var answer = await official.GetAsync($"{agreement}/decisions/{decisions[index]!["id"]}/export");
            answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/ld+json");
            return await answer.Body();
        }
    }

    /// <summary>Everything in which a file differs from the profile: "class with property", "class without property", and the like.</summary>
    private static List<string> Flaws(JsonNode file)
    {
        var context = file["@context"]!.AsObject();
        var things = Things(file["@graph"]!).ToList();
        var classes = things.Where(t => t["@id"] is not null).ToDictionary(t => t["@id"]!.GetValue<string>(), Class);
        return [.. things.SelectMany(Of).Distinct()];

        IEnumerable<string> Of(JsonObject thing)
        {
            var its = Lines.Where(l => l.Class == Class(thing)).ToList();
            if (its.Count == 0)
            {
                return [Class(thing)];
            }

            var given = thing.Where(m => !m.Key.StartsWith('@') && m.Value is not null).ToDictionary(m => Name(m.Key), m => (m.Key, Values: Values(m.Value!)));
            return given.Keys.Except(its.Select(l => l.Property)).Select(p => $"{Class(thing)} with {p}")
                .Concat(its.Where(l => l.Least > 0 && !given.ContainsKey(l.Property)).Select(l => $"{l.Class} without {l.Property}"))
                .Concat(from l in its
                        where given.ContainsKey(l.Property)
                        let values = given[l.Property].Values
                        from flaw in values.Count > l.Most ? [$"{l.Class} {values.Count} times {l.Property}"]
                            : values.Any(v => !Fits(l.Range, given[l.Property].Key, v)) ? [$"{l.Class} {l.Property} is no {l.Range}"] : Array.Empty<string>()
                        select flaw);
        }

        // The class of a thing itself, or of the one that is pointed to; else what the context says of the name, and what kind of value it is.
        bool Fits(string range, string name, JsonNode value)
        {
            var (type, language) = context[name] is JsonObject meant ? ((string?)meant["@type"], (string?)meant["@language"]) : (null, null);
            return range switch
            {
                "string" => value.GetValueKind() == JsonValueKind.String && (type, language) == (null, null),
                "langString" => value.GetValueKind() == JsonValueKind.String && language == "nl",
                "iri" => type == "@id" && Uri.IsWellFormedUriString(value.GetValue<string>(), UriKind.Absolute),
                "xsd:date" => type is not null && Name(type) == range && DateOnly.TryParseExact(value.GetValue<string>(), "yyyy-MM-dd", out _),
                "xsd:boolean" => type is not null && Name(type) == range && value.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
                "xsd:integer" => type is not null && Name(type) == range && value.GetValueKind() == JsonValueKind.Number,
                _ => value is JsonObject thing && range == (thing["@type"] is null ? classes.GetValueOrDefault($"{thing["@id"]}") : Class(thing)),
            };
        }

        string Class(JsonObject thing) => Name(thing["@type"]!.GetValue<string>());

        // Through the file's own context to the full name, and from there to ours: a prefix that stands for something else is found too.
        string Name(string name)
        {
            var full = name.Split(':') is [var prefix, var rest] ? $"{context[prefix]}{rest}" : $"{context["@vocab"]}{name}";
            var (ours, meaning) = Prefixes.FirstOrDefault(p => full.StartsWith(p.Value, StringComparison.Ordinal));
            return ours is null ? full : $"{ours}:{full[meaning.Length..]}";
        }
    }

    private static IReadOnlyList<JsonNode> Values(JsonNode value) => value is JsonArray many ? [.. many.Select(v => v!)] : [value];

    /// <summary>Everything that says what it is; what only points to another thing is not one.</summary>
    private static IEnumerable<JsonObject> Things(JsonNode node) => node switch
    {
        JsonArray many => many.SelectMany(n => Things(n!)),
        JsonObject thing => thing.SelectMany(m => m.Value is null ? [] : Things(m.Value)).Concat(thing.ContainsKey("@type") ? [thing] : []),
        _ => [],
    };
}
