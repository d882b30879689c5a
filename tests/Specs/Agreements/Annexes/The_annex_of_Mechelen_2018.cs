using System.Text.Json.Nodes;
using static AgiiPlatform.Specs.Agreements.AgreementCalls;

namespace AgiiPlatform.Specs.Agreements.Annexes;

/// <summary>The annex for the working year 2018, entered line by line as the seed has it.</summary>
public class The_annex_of_Mechelen_2018(PlatformFixture platform)
{
    private const string Access = "Toegankelijkheid (intern en extern)";

    private const string City =
        "Stad Mechelen voert een diversiteitsbeleid bij haar eigen diensten en voorzieningen met aandacht voor een divers "
            + "personeelsbeleid, een informatie- en "
        + "communicatiebeleid met oog voor een correcte beeldvorming en voldoende gediversifieerd en toegankelijk aanbod, teneinde een "
        + "kwaliteitsvolle dienstverlening "
        + "voor alle burgers te garanderen.";

    private const string Others =
        "Stad Mechelen versterkt en stimuleert de niet-gemeentelijke organisaties en voorzieningen bij het bereiken van de bijzondere "
            + "doelgroepen van het integratiedecreet "
        + "en het vergroten van hun betrokkenheid met het oog op gelijke kansen voor alle burgers";

    /// <summary>What the annex says besides its lines.</summary>
    public static JsonObject Texts => new()
    {
        ["year"] = "2018",
        ["from"] = "2018-01-01",
        ["until"] = "2018-12-31",
        ["context"] = "Deze bijlage concretiseert de samenwerking tussen het stadsbestuur van Mechelen enerzijds en het Agentschap "
            + "Integratie & Inburgering (AII) anderzijds zoals overeengekomen "
            + "in de samenwerkingsovereenkomst in het kader van het lokale diversiteitsbeleid voor de periode 1 januari 2018 tot 31 "
            + "december 2018.",
        ["preamble"] = "Om vorm te geven aan het lokale diversiteitsbeleid komen de stad Mechelen enerzijds en AII anderzijds, tot "
            + "onderstaande afspraken en acties. Het AII engageert zich tot een "
            + "kwalitatieve uitvoering van deze acties. Daartoe doet de organisatie beroep op de expertise van haar medewerkers in een "
            + "specifiek levensdomein (vb. welzijn, onderwijs, ...).\n"
            + "Om de gevraagde ondersteuning per actie te concretiseren, zullen de betrokken medewerkers van het AII en de stad en/of "
            + "organisaties op voorhand bepalen welke werkvorm hiervoor wordt ingezet.",
        ["evaluationClause"] =
            "Aan het einde van deze periode zal de concrete samenwerking geëvalueerd worden met het oog op een verbeterde samenwerking "
                + "voor het volgende werkjaar.",
        ["revisionClause"] =
            "Bij wijzigingen in de personeelsformatie van het AII kan daarom een herziening van deze bijlage gevraagd worden.",
    };

    /// <summary>The lines in the order of the paper; those under "parts" belong to the action above them.</summary>
    public static IReadOnlyList<(JsonObject Line, IReadOnlyList<JsonObject> Parts)> Lines =>
    [
        Reference("Zie samenwerkingsovereenkomst stad Mechelen – AII i.k.v. Taalactieplan."),
        Reference("Zie samenwerkingsovereenkomst stad Mechelen – AII i.k.v. Taalhulp."),
        Of(City, "Stadsbreed diversiteitsbeleid",
            "ondersteunt de diensten Personeel en Sport op maat in de uitwerking van hun diversiteitsbeleid. Werkvorm in onderling "
                + "overleg te bepalen.",
            [("targetService", "Personeel en Sport")],
            Sub("Personeel: uitvoering acties in het kader van het actieplan diversiteit", ("targetService", "Personeel")),
            Sub("Sport: ondersteuning in functie van de diversiteitsovereenkomst sportclubs en in het kader van het lokaal netwerk "
                + "cultuur- en vrijetijdsparticipatie voor mensen in armoede/kwetsbare groepen.",
                ("targetService", "Sport"), ("domain", "sport"))),
        Of(City, "Stadsbreed diversiteitsbeleid", "ondersteunt de organisatie van de CHILL-week"),
        Of(City, "Stadsbreed diversiteitsbeleid", "neemt actief deel aan de stuurgroep 'Samenleven in diversiteit' als externe expert",
            [("body", "stuurgroep 'Samenleven in diversiteit'")]),
        Of(Others, "Cultuursensitieve zorg (CSZ)",
            "werkt een ondersteuningsaanbod op maat uit i.s.m. andere relevante partners aansluitend bij de vragen en noden van de "
                + "medewerkers rond het thema 'cultuursensitieve zorg'.",
            [("domain", "welzijn")]),
        Of(Others, "Gekleurde armoede",
            "ondersteunt twee Mechelse armoedeorganisaties, De Keeting en De Lage Drempel, in de uitwerking van een diversiteitsbeleid "
                + "(inbegrepen cultuursensitief werken).",
            [("domain", "welzijn"), ("partners", new JsonArray("De Keeting", "De Lage Drempel"))]),
        Of(Others, "Ondersteuning onderwijspartners", "Lerend netwerk 'school en ouders':", [("domain", "onderwijs")],
            Sub("biedt ondersteuning in kader van het project 'school en ouders'."),
            Sub("neemt deel aan de adviescommissie school en ouders.", ("body", "adviescommissie school en ouders")),
            Sub("kan ondersteuning op maat bieden op vraag van het schoolbestuur inzake ouderbetrokkenheid, omgaan met meertaligheid en "
                + "taalbeleid op school. Hierbij wordt aanvullend gewerkt op de opdrachten "
                + "van andere onderwijsondersteuners zoals pedagogische begeleidingsdiensten, CLB's, ouderkoepels en andere.",
                ("modality", "on-request"))),
        Of(Others, "Ondersteuning onderwijspartners",
            "adviseert de onderwijspartners/stad bij het toegankelijk maken van de onderwijsbeurs (of andere acties) voor kwetsbare "
                + "doelgroepen met focus op communicatie. "
            + "Dit kan uitmonden in een leertraject.", [("domain", "onderwijs"), ("workingForm", "advice")]),
        Of(Others, "Toeleiding & informeren",
            "werkt in functie van het secundaire inburgeringstraject (als brug tussen inburgeraar en ontvangende samenleving) samen met "
                + "Groep Mechelen.",
            [("partners", new JsonArray("Groep Mechelen"))]),
        Of(Others, "Toeleiding & informeren",
            "informeert en leidt haar doelgroep toe in functie van het secundaire inburgeringstraject (focus op vrije tijd, activering, "
                + "onderwijs).", [("workingForm", "information")]),
        Outside("Andere acties", "Sociaal wonen en woonwagenbeleid",
            "ondersteunt en informeert de stad bij het provinciaal woonwagenoverleg."),
        Outside("Andere acties", "Sociaal wonen en woonwagenbeleid", "biedt ondersteuning bij vragen omtrent woonwagenbeleid.",
            ("modality", "on-request")),
        Outside("Andere acties", "Sociaal wonen en woonwagenbeleid", "volgt de woonwagencommissie op, afhankelijk van de agenda",
            ("modality", "conditional"), ("condition", "de agenda"), ("body", "woonwagencommissie")),
        Outside("Andere acties", "Sociaal wonen en woonwagenbeleid",
            "ondersteunt de stad bij de opmaak, het uitvoeren en het opvolgen van subsidiedossiers."),
        Outside("Algemeen", "Aanreiken van informatie", "biedt de omgevingsanalyse aan als ondersteunend en sensibiliserend instrument.",
            ("workingForm", "information")),
        Outside("Algemeen", "Aanreiken van informatie",
            "kan op vraag van de stad ook andere informatie, expertise en cijfermateriaal aanleveren om de 'meet en weet cel' te voeden.",
            ("modality", "on-request"), ("workingForm", "information")),
    ];

    /// <summary>Enters the annex in this agreement, line by line; its address in the API.</summary>
    public static async Task<string> Enter(HttpClient official, string agreement)
    {
        var annex = await official.Annex(agreement, "2018", Texts);
        foreach (var (line, parts) in Lines)
        {
            var action = await official.Line(annex, line);
            foreach (var part in parts)
            {
                part["parentId"] = action[^36..];
                await official.Line(annex, part);
            }
        }

        return annex;
    }

    [Fact]
    [Trait("C0", "06"), Trait("C0", "07"), Trait("C0", "09"), Trait("C0", "10"), Trait("C0", "11"), Trait("C0", "12"), Trait("C0", "13"),
        Trait("C0", "14"), Trait("C0", "15"), Trait("C0", "34")]
    public async Task Is_entered_and_read_back_in_order_with_7_themes_15_lines_and_5_parts()
    {
        var official = await platform.SignIn("ambtenaar@boechout.example");
        var agreement = await official.Approved("boechout", Terms("Lokaal diversiteitsbeleid", "2018-01-01", "2018-12-31"));

        var read = await official.GetJson(await Enter(official, agreement));

        read["counts"]!.ToJsonString().ShouldBe("""{"themes":7,"lines":15,"subLines":5,"references":2}""");
        read["sections"]!.AsArray().Select(s => (s!["programme"] ?? s["category"])!.GetValue<string>())
            .ShouldBe(["Taalstimulering en taalpromotie", Access, "Andere acties", "Algemeen"]);
        read["sections"]![0]!["references"]!.AsArray().Count.ShouldBe(2);
        read["sections"]![0]!["objectives"]!.AsArray().ShouldBeEmpty();
        read["sections"]![1]!["objectives"]!.AsArray().Select(o => o!.Text("text")).ShouldBe([City, Others]);
        read["sections"]![1]!["objectives"]!.AsArray().SelectMany(o => o!["themes"]!.AsArray()).Select(t => t!.Text("name")).ShouldBe(
            ["Stadsbreed diversiteitsbeleid", "Cultuursensitieve zorg (CSZ)", "Gekleurde armoede", "Ondersteuning onderwijspartners",
                "Toeleiding & informeren"]);
        var actions = Lines.Where(l => l.Line["kind"] is null).SelectMany(l => l.Parts.Prepend(l.Line)).Select(l => l.Text("text"));
        read.Lines().Texts().ShouldBe(actions);

        var support = read.Lines()[0];
        support["workingForm"].ShouldBeNull();
        support.Text("workingFormName").ShouldBe("In onderling overleg te bepalen");
        support.Text("responsible").ShouldBe("AgII");
        read.Lines().Single(l => l.Text("text").StartsWith("ondersteunt twee", StringComparison.Ordinal))["partners"]!.AsArray().Count
            .ShouldBe(2);
        var commission = read.Lines().Single(l => l["body"]?.GetValue<string>() == "woonwagencommissie");
        (commission.Text("modality"), commission.Text("condition")).ShouldBe(("conditional", "de agenda"));
        read.Lines().Where(l => l.Text("modality") == "on-request").ShouldAllBe(l => l.Text("status") == "available");
        read["workingForms"]!.AsArray().Select(f => f!.Text("name"))
            .ShouldBe(["Informatie", "Vorming", "Werksessie", "Adviseren", "Leertraject", "Leer- en coachingstraject"]);
        foreach (var (name, value) in Texts)
        {
            read[name]!.GetValue<string>().ShouldBe(value!.GetValue<string>());
        }
    }

    [Fact]
    [Trait("C0", "30")]
    public async Task Is_printed_in_the_order_of_the_paper()
    {
        var official = await platform.SignIn("ambtenaar@boechout.example");
        var annex = await Enter(official,
            await official.Approved("boechout", Terms("Lokaal diversiteitsbeleid", "2018-01-01", "2018-12-31")));

        var paper = await (await platform.Browse("schepen@boechout.example")).Get(annex.Page() + "/afdruk");

        string[] order =
        [
            "A. Context", "Deze bijlage concretiseert", "B. Afspraken voor samenwerking", "De werkvormen", "Leertraject",
            "Programma: Taalstimulering", "Programma: Toegankelijkheid",
            City, "Stadsbreed diversiteitsbeleid", "CHILL-week", "Cultuursensitieve zorg", "Gekleurde armoede", "school en ouders",
            "Toeleiding", "Andere acties", "Algemeen",
            "Ondertekenen ter kennisname en goedkeuring", "Sam Schepen", "Dirk Directeur", "Rani Regio",
        ];
        var from = 0;
        foreach (var text in order)
        {
            from = paper.IndexOf(text, from, StringComparison.Ordinal);
            from.ShouldBeGreaterThan(0, text);
        }
    }

    private static (JsonObject, IReadOnlyList<JsonObject>) Reference(string text) =>
        (new JsonObject { ["kind"] = "reference", ["programme"] = "Taalstimulering en taalpromotie", ["text"] = text }, []);

    private static (JsonObject, IReadOnlyList<JsonObject>) Of(string objective, string theme, string text,
        (string Name, JsonNode? Value)[]? more = null, params JsonObject[] parts) =>
        (With(new JsonObject { ["programme"] = Access, ["objective"] = objective, ["theme"] = theme, ["text"] = text }, more ?? []), parts);

    private static (JsonObject, IReadOnlyList<JsonObject>) Outside(string category, string theme, string text,
        params (string Name, JsonNode? Value)[] more) =>
        (With(new JsonObject { ["category"] = category, ["theme"] = theme, ["text"] = text }, more), []);

    private static JsonObject Sub(string text, params (string Name, JsonNode? Value)[] more) =>
        With(new JsonObject { ["text"] = text }, more);

    private static JsonObject With(JsonObject line, (string Name, JsonNode? Value)[] more)
    {
        foreach (var (name, value) in more)
        {
            line[name] = value;
        }

        return line;
    }
}
