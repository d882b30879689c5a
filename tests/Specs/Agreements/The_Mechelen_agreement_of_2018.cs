using System.Text.Json.Nodes;
using static AgiiPlatform.Specs.Agreements.AgreementCalls;

namespace AgiiPlatform.Specs.Agreements;

/// <summary>The agreement of the seed, entered act by act with the facts of the council's minutes.</summary>
public class The_Mechelen_agreement_of_2018(PlatformFixture platform)
{
    [Fact]
    public async Task Is_entered_decided_signed_and_read_back_with_every_fact_of_the_seed()
    {
        var official = await platform.SignIn("ambtenaar@mechelen.example");
        var alderman = await platform.SignIn("schepen@mechelen.example");
        var director = await platform.SignIn("directeur@mechelen.example");
        var regionalManager = await platform.SignIn("regiomanager.antwerpen@agii.example");

        var agreement = await official.Draft("mechelen", new JsonObject
        {
            ["title"] = "Samenwerkingsovereenkomst in het kader van het lokale diversiteitsbeleid van de stad Mechelen",
            ["theme"] = "local-diversity-policy",
            ["from"] = "2018-01-01",
            ["until"] = "2018-12-31",
            ["predecessorEndedOn"] = "2016-12-31",
            ["parties"] = new JsonArray(
                Party("municipality", "Het stadsbestuur van Mechelen", ("Marc Hendrickx", "schepen van diversiteit"), ("Erik Laga", "stadsecretaris")),
                Party("agency", "Agentschap Integratie & Inburgering", ("Patrick Bosmans", "regiomanager Antwerpen"))),
        });
        (await official.GetJson(agreement))["next"]!.GetValue<string>().ShouldContain("Wacht op het college");

        await official.Done(agreement + "/decisions", new { body = "college", date = "2018-07-13", item = "21" });
        (await official.GetJson(agreement))["stateLabel"]!.GetValue<string>().ShouldBe("Doorverwezen naar de raad");

        await official.Done(agreement + "/decisions", new
        {
            body = "council", date = "2018-09-04", item = "24", votes = new { @for = 36, against = 2, abstain = 0 }, present = 38,
        });
        (await official.GetJson(agreement))["next"]!.GetValue<string>().ShouldBe(
            "Wacht op de handtekening van Marc Hendrickx (schepen van diversiteit), Erik Laga (stadsecretaris) en Patrick Bosmans (regiomanager Antwerpen).");

        // The printed agreement bears no date beside any of its three signatures.
        var print = (await (await official.Upload(agreement, Pdf())).Body())["id"]!.GetValue<Guid>();
        (await alderman.Sign(agreement, 0, 0, null, print)).EnsureSuccessStatusCode();
        (await director.Sign(agreement, 0, 1, null, print)).EnsureSuccessStatusCode();
        (await official.GetJson(agreement))["stateLabel"]!.GetValue<string>().ShouldBe("Gedeeltelijk ondertekend");
        (await regionalManager.Sign(agreement, 1, 0, null, print)).EnsureSuccessStatusCode();

        var read = await official.GetJson(agreement);
        read["state"]!.GetValue<string>().ShouldBe("ended");
        read["legalBasis"]!.GetValue<string>()
            .ShouldBe("Decreet van 7 juni 2013 betreffende het Vlaamse integratie- en inburgeringsbeleid");
        read["signedOn"]!.GetValue<string>().ShouldBe("2018-09-04");
        var council = read["decisions"]![1]!;
        council["result"]!.GetValue<string>().ShouldBe("approved");
        (council["votes"]!["for"]!.GetValue<int>(), council["votes"]!["against"]!.GetValue<int>(), council["votes"]!["present"]!.GetValue<int>())
            .ShouldBe((36, 2, 38));
        read.Warnings().ShouldBe(
        [
            "Met terugwerkende kracht, 246 dagen: goedgekeurd op 4 september 2018, van kracht vanaf 1 januari 2018.",
            "365 dagen niet gedekt: de vorige overeenkomst liep af op 31 december 2016, deze begint op 1 januari 2018.",
            "De datum van de handtekening van Marc Hendrickx, Erik Laga en Patrick Bosmans ontbreekt. "
                + "In de cijfers telt de overeenkomst als ondertekend vanaf 4 september 2018.",
        ]);

        // And what the alderman sees.
        var page = await (await platform.Browse("schepen@mechelen.example")).Get(agreement.ToPage());
        page.ShouldContain("36 voor, 2 tegen (38 stemgerechtigde aanwezigen)");
        page.ShouldContain("365 dagen niet gedekt");
        page.ShouldContain("246 dagen");
    }

    private static readonly string[] Supports =
    [
        "AII begeleidt veranderingsprocessen in het lokaal bestuur",
        "AII stelt methodieken, werkvormen en good practices ter beschikking",
        "AII voorziet in vorming en training over het omgaan met diversiteit",
        "AII coacht de ambtenaren bij de uitvoering van het lokale diversiteitsbeleid",
        "AII adviseert het lokale bestuur inzake beleidsplanning en -voering naar etnisch-culturele minderheden toe",
    ];

    private static readonly string[] Commitments =
    [
        "de verantwoordelijkheid opnemen voor het gevoerde lokale diversiteitsbeleid.",
        "de betrokken ambtenaren en beleidsverantwoordelijken in de gelegenheid stellen deel te nemen aan bovenlokaal overleg, en aan vormingen en overleg met het AII.",
        "de ondersteunende rol van het AII organisatorisch en logistiek faciliteren.",
    ];

    private static readonly string[] Clauses =
    [
        "Op basis van de doelstellingen en concrete acties die het lokale diversiteitsbeleid vooropstelt, wordt de overeengekomen rolverdeling (A.) per werkjaar opgevolgd, met",
        "Een geconcretiseerde taak- en rolbepaling per ondernomen actie uit het diversiteitsbeleid waarbij het AII (voor dat werkjaar) een ondersteunende rol opneemt. "
            + "Deze concretisering wordt opgenomen in bijlage bij deze samenwerkingsovereenkomst.",
        "Een evaluatie van de samenwerking in het voorgaande werkjaar.",
        "Minstens jaarlijks vindt een overleg plaats tussen de verantwoordelijke medewerker van het AII en de beleidsverantwoordelijke en verantwoordelijke ambtenaar van de stad.",
        "Minstens drie maal per jaar vindt een overleg plaats tussen de verantwoordelijke medewerker van het AII en de verantwoordelijke ambtenaar van Mechelen in functie van deze overeenkomst.",
    ];

    [Fact]
    [Trait("C0", "01"), Trait("C0", "02"), Trait("C0", "03"), Trait("C0", "04"), Trait("C0", "05"), Trait("C0", "08"), Trait("C0", "18"), Trait("C0", "19"), Trait("C0", "20"),
        Trait("C0", "21"), Trait("C0", "22"), Trait("C0", "23"), Trait("C0", "24"), Trait("C0", "25"), Trait("C0", "26"), Trait("C0", "27"), Trait("C0", "28"), Trait("C0", "29"),
        Trait("C0", "31"), Trait("C0", "37")]
    public async Task Goes_from_the_first_draft_to_a_paper_that_holds_every_clause()
    {
        // In a municipality of its own: the scene keeps another agreement for 2018 in Mechelen.
        const string here = "bonheiden";
        var official = await platform.SignIn($"ambtenaar@{here}.example");
        var terms = new JsonObject
        {
            ["title"] = "Samenwerkingsovereenkomst in het kader van het lokale diversiteitsbeleid van de stad Mechelen",
            ["theme"] = "local-diversity-policy",
            ["from"] = "2018-01-01",
            ["until"] = "2018-12-31",
            ["predecessorEndedOn"] = "2016-12-31",
            ["related"] = new JsonArray("samenwerkingsovereenkomst i.k.v. Taalactieplan", "samenwerkingsovereenkomst i.k.v. Taalhulp"),
            ["supportIntroduction"] = "Op vraag van het lokale bestuur neemt het AII een ondersteunende rol op inzake het lokale beleid ten aanzien van etnisch-culturele minderheden. Dit kan de volgende vormen aannemen:",
            ["supports"] = new JsonArray([.. Supports]),
            ["commitmentIntroduction"] = "Inzake het lokale diversiteitsbeleid neemt de stad Mechelen een regierol op. Vanuit deze regierol zal het stadsbestuur van Mechelen:",
            ["commitments"] = new JsonArray([.. Commitments]),
            ["clauses"] = new JsonArray([.. Clauses]),
            ["parties"] = new JsonArray(
                Party("municipality", "Het stadsbestuur van Mechelen", ("Marc Hendrickx", "schepen van diversiteit"), ("Erik Laga", "stadsecretaris")),
                Party("agency", "Agentschap Integratie & Inburgering", ("Patrick Bosmans", "regiomanager Antwerpen"))),
        };
        var agreement = await official.Draft(here, terms);
        var annex = await Annexes.The_annex_of_Mechelen_2018.Enter(official, agreement);

        // The college by its date and item; the council from the text of its minutes, read and then confirmed.
        await official.Done(agreement + "/decisions", new { body = "college", date = "2018-07-13", item = "21" });
        var reading = await official.PostJson(agreement + "/decisions/reading", new { text = MinutesOfMechelen.Text });
        var minutes = JsonNode.Parse(await reading.Content.ReadAsStringAsync())!["decision"]!;
        await official.Done(agreement + "/decisions", minutes);

        var read = await official.GetJson(agreement);
        var council = read["decisions"]![1]!;
        (council["votes"]!["for"]!.GetValue<int>(), council["votes"]!["against"]!.GetValue<int>(), council["votes"]!["present"]!.GetValue<int>()).ShouldBe((36, 2, 38));
        council["item"]!.GetValue<string>().ShouldBe("24");
        council["extract"]!["date"]!.GetValue<string>().ShouldBe("2018-09-06");
        council["votes"]!["names"]!["against"]!.AsArray().Select(n => n!.GetValue<string>())
            .ShouldBe(["Frank Creyelman", "Hans Keldermans"]);
        read.Warnings().ShouldContain(w => w.StartsWith("365 dagen niet gedekt"));
        read.Warnings().ShouldContain(w => w.StartsWith("Met terugwerkende kracht, 246 dagen"));
        (await official.GetJson(annex))["counts"]!.ToJsonString().ShouldBe("""{"themes":7,"lines":15,"subLines":5,"references":2}""");
        (await official.Standing(agreement, "2018-06-01")).ShouldBe(
            ["evaluatie open", "beleidsoverleg 0/1, nog 1 vóór 31-12-2018", "operationeel overleg 0/3, nog 3 vóór 31-12-2018"]);

        // On paper: every clause, every action, every signature block; headings and table headings are real.
        var paper = await Word.Read(await official.GetAsync(agreement + "/paper"));
        string[] clauses =
        [
            terms["title"]!.GetValue<string>(), "Marc Hendrickx, schepen van diversiteit", "Erik Laga, stadsecretaris", "Patrick Bosmans, regiomanager Antwerpen",
            "decreet van 7 juni 2013", terms["supportIntroduction"]!.GetValue<string>(), terms["commitmentIntroduction"]!.GetValue<string>(), .. Supports, .. Commitments, .. Clauses,
            .. Annexes.The_annex_of_Mechelen_2018.Texts.Where(t => t.Key is "context" or "evaluationClause" or "revisionClause")
            .Select(t => t.Value!.GetValue<string>()),
            .. Annexes.The_annex_of_Mechelen_2018.Texts["preamble"]!.GetValue<string>().Split('\n'),
            .. Annexes.The_annex_of_Mechelen_2018.Lines.SelectMany(l => l.Parts.Prepend(l.Line)).Select(l => l["text"]!.GetValue<string>()),
        ];
        clauses.Where(clause => !paper.Text.Contains(clause)).ShouldBeEmpty();
        paper.Headings.Select(h => h.Text).ShouldBe(
        [
            "Partijen", "A. Rolverdeling", "B. Opvolging en evaluatie", "Zie ook", "Tekenen voor akkoord", "Voor het stadsbestuur van Mechelen",
            "Voor het Agentschap Integratie & Inburgering",
            "Bijlage voor het werkjaar 2018", "A. Context", "B. Afspraken voor samenwerking", "De werkvormen", "Programma: Taalstimulering en taalpromotie",
            "Programma: Toegankelijkheid (intern en extern)", "Andere acties", "Algemeen", "Ondertekenen ter kennisname en goedkeuring",
            "Voor het stadsbestuur van Mechelen", "Voor het Agentschap Integratie & Inburgering",
        ]);
        paper.TablesWithHeader.ShouldBe(4);

        // And the extract of the council, with the names in the order of the minutes.
        var extract = await Word.Read(await official.GetAsync($"{agreement}/decisions/{council["id"]}/paper"));
        extract.Text.ShouldContain("36 stemmen voor (Christiaan Backx, Bart Somers, Marc Hendrickx");
        extract.Text.ShouldContain("2 stemmen tegen (Frank Creyelman, Hans Keldermans)");
        extract.Text.ShouldContain("Geen financiële gevolgen.");
    }
}
