using System.Net;
using System.Text.Json.Nodes;
using AgiiPlatform.Specs.Agreements.Annexes;
using static AgiiPlatform.Specs.Agreements.AgreementCalls;

namespace AgiiPlatform.Specs.Agreements;

/// <summary>
/// An addendum gives an approved agreement another last day: everything follows it, and what the council approved is kept.
/// </summary>
public class Another_end_by_addendum(PlatformFixture platform)
{
    private const string Operational =
        "Minstens drie maal per jaar vindt een overleg plaats tussen het agentschap en de verantwoordelijke ambtenaar.";

    [Fact]
    public async Task A_longer_agreement_runs_again_and_all_that_asks_for_its_end_follows()
    {
        var official = await platform.SignIn("ambtenaar@duffel.example");
        var manager = await platform.SignIn("regiomanager.antwerpen@agii.example");
        var agreement = await Signed(official, "duffel", "2011-01-01", "2012-12-31");
        (await official.State(agreement)).ShouldBe("ended");
        await (await official.PostJson(agreement + "/annexes", new { year = "2013", until = "2013-06-30" }))
            .ShouldRefuse(409, "rule:outside-agreement");
        (await Row("2013-03-01"))["signed"]!.GetValue<bool>().ShouldBeFalse("its period does not touch that legislature");
        var last = $"{Flanders.Today.AddDays(100):O}";

        await official.Done(agreement + "/addenda",
            new { date = "2012-12-01", title = "Verlenging", text = "De partijen gaan door.", until = last });

        var read = await official.GetJson(agreement);
        (read["state"]!.GetValue<string>(), read["until"]!.GetValue<string>(), read["approvedUntil"]!.GetValue<string>())
            .ShouldBe(("running", last, "2012-12-31"));
        read["addenda"]![0]!["until"]!.GetValue<string>().ShouldBe(last);
        (await official.GetJson("/api/duffel/agreements?state=running"))["items"]!.AsArray().Select(a => a!["title"]!.GetValue<string>())
            .ShouldContain("Duurt anders");
        (await official.GetJson("/api/duffel/due"))["items"]!.AsArray().Select(d => d!["kind"]!.GetValue<string>())
            .ShouldContain("renewal");
        (await official.Create(agreement + "/annexes", new { year = "2013", until = "2013-06-30" })).ShouldNotBe(Guid.Empty);
        (await manager.GetJson($"/api/agii/renewals?from={last}&until={last}&limit=100"))["items"]!.AsArray()
            .Select(e => e!["tenant"]!.GetValue<string>()).ShouldContain("duffel");
        (await manager.GetJson("/api/agii/obligations?asOf=2014-06-01&limit=100"))["items"]!.AsArray()
            .Select(e => e!["tenant"]!.GetValue<string>()).ShouldContain("duffel");
        await PlatformFixture.Until(async () => (await Row("2013-03-01"))["signed"]!.GetValue<bool>());

        // What was approved and signed stays on the paper; the addendum says the rest.
        var paper = (await Word.Read(await official.GetAsync(agreement + "/paper"))).Text;
        paper.ShouldContain("tot en met 31 december 2012");
        paper.ShouldContain("Vanaf dan geldt als einddatum:");
        var version = (await official.GetJson(agreement + "/versions"))[0]!["differences"]!.AsArray().ShouldHaveSingleItem()!;
        (version["label"]!.GetValue<string>(), version["saved"]!.GetValue<string>(), version["typed"]!.GetValue<string>())
            .ShouldBe(("Einddatum", "2012-12-31", last));
        var page = await (await platform.Browse("ambtenaar@duffel.example")).Get(agreement.ToPage());
        page.ShouldContain("De gemeenteraad keurde ze goed tot en met 31 december 2012; een addendum gaf een andere einddatum.");
        page.ShouldContain("Geldt vanaf 1 december 2012. Nieuwe einddatum:");

        async Task<JsonNode> Row(string asOf) =>
            (await manager.GetJson($"/api/agii/overview/municipalities?asOf={asOf}&region=antwerpen")).AsArray()
                .Single(r => r!["name"]!.GetValue<string>() == "Duffel")!;
    }

    [Fact]
    public async Task A_shorter_one_ends_at_once_and_on_a_day_before_the_addendum_it_ended_as_approved()
    {
        var official = await platform.SignIn("ambtenaar@edegem.example");
        var agreement = await Signed(official, "edegem", "2018-01-01", "2018-12-31");
        await official.Done(agreement + "/addenda",
            new { date = "2018-07-01", title = "Vroeger gedaan", text = "De partijen stoppen.", until = "2018-09-30" });

        (await official.Standing(agreement, "2018-06-30"))[0]
            .ShouldBe("operationeel overleg 0/3, nog 3 vóór 31-12-2018", "that is what held on that day");
        (await official.Standing(agreement, "2018-07-01"))[0].ShouldBe("operationeel overleg 0/3, nog 3 vóór 30-9-2018");
        (await official.GetJson(agreement))["next"]!.GetValue<string>().ShouldBe("Liep af op 30 september 2018.");
        var manager = await platform.SignIn("regiomanager.antwerpen@agii.example");
        (await manager.GetJson("/api/agii/obligations?asOf=2018-10-15&limit=100"))["items"]!.AsArray()
            .Select(e => e!["tenant"]!.GetValue<string>()).ShouldNotContain("edegem");

        // A second word on it: the later one counts, and an earlier one cannot come in between.
        await (await official.PostJson(agreement + "/addenda",
            new { date = "2018-06-01", title = "Te vroeg", text = "Nee.", until = "2018-08-31" }))
            .ShouldRefuse(409, "rule:later-addendum", "Het addendum «Vroeger gedaan» bepaalt al een einddatum vanaf 1 juli 2018.");
        await official.Done(agreement + "/addenda", new { date = "2018-06-01", title = "Zonder einddatum", text = "Dat kan wel." });
        await official.Done(agreement + "/addenda",
            new { date = "2018-07-01", title = "Toch niet", text = "Zoals goedgekeurd.", until = "2018-12-31" });
        (await official.GetJson(agreement))["until"]!.GetValue<string>().ShouldBe("2018-12-31");
    }

    [Fact]
    public async Task It_is_not_made_shorter_than_its_annexes_nor_than_the_addendum_itself()
    {
        var official = await platform.SignIn("ambtenaar@edegem.example");
        var agreement = await official.Approved("edegem", Terms("Met bijlage"));
        var annex = await official.Annex(agreement);
        await official.Line(annex);
        await AnnexCalls.Approve(official, annex);
        var year = int.Parse(AnnexCalls.ThisYear);

        await (await official.PostJson(agreement + "/addenda", Ending($"{year}-11-30"))).ShouldRefuse(409, "rule:annex-outside",
            $"Bijlage {year} (1 januari {year} tot en met 31 december {year}) valt dan buiten de overeenkomst");
        await (await official.PostJson(agreement + "/addenda", Ending("2020-12-31")))
            .ShouldRefuse(400, "invalid-input", "De einddatum ligt vóór de dag vanaf wanneer het addendum geldt.");
        await (await official.PostJson(agreement + "/addenda", Ending("2190-12-31")))
            .ShouldRefuse(400, "invalid-input", "Controleer het jaartal");
        (await official.GetJson(agreement))["until"]!.GetValue<string>().ShouldBe("2090-12-31", "nothing of it was kept");
        (await official.GetJson(agreement))["addenda"]!.AsArray().ShouldBeEmpty();

        await official.Done(agreement + "/addenda", Ending($"{year}-12-31"));
        (await official.GetJson(agreement))["until"]!.GetValue<string>().ShouldBe($"{year}-12-31");

        static object Ending(string until) => new { date = "2021-01-01", title = "Vroeger gedaan", text = "De partijen stoppen.", until };
    }

    [Fact]
    public async Task The_gap_before_the_next_agreement_follows_too()
    {
        var official = await platform.SignIn("ambtenaar@essen.example");
        var agreement = await Signed(official, "essen", "2020-01-01", "2024-12-31");
        var renewal = $"/api/essen/agreements/{await official.Create(agreement + "/renewal", new { })}";
        (await official.GetJson(renewal)).Warnings().ShouldNotContain(w => w.Contains("niet gedekt"));

        await official.Done(agreement + "/addenda",
            new { date = "2024-06-01", title = "Vroeger gedaan", text = "De partijen stoppen.", until = "2024-11-30" });
        (await official.GetJson(renewal)).Warnings()
            .ShouldContain("31 dagen niet gedekt: de vorige overeenkomst liep af op 30 november 2024, deze begint op 1 januari 2025.");

        await official.Done(agreement + "/addenda",
            new { date = "2024-06-01", title = "Toch langer", text = "De partijen gaan door.", until = "2025-01-31" });
        (await official.GetJson(renewal)).Warnings()
            .ShouldContain("De vorige overeenkomst loopt tot en met 31 januari 2025, 31 dagen samen met deze.");
    }

    [Fact]
    public async Task At_the_page_the_end_stands_filled_in_and_left_as_it_is_it_stays()
    {
        var official = await platform.SignIn("ambtenaar@essen.example");
        var agreement = await official.Approved("essen", MeetingCalls.Clauses(Terms("Aan de bladzijde"), Operational));
        var browser = await platform.Browse("ambtenaar@essen.example");
        var page = agreement.ToPage() + "/addendum";
        var fields = Browser.Fields(await browser.Get(page));
        fields["until"].ShouldBe("2090-12-31");
        (fields["date"], fields["title"], fields["text"]) = ("2021-01-01", "Alleen tekst", "Er komt een dienst bij.");
        (await browser.Post(page, fields)).Status.ShouldBe(HttpStatusCode.Redirect);
        var addendum = (await official.GetJson(agreement))["addenda"]![0]!;
        (addendum["until"], addendum["clauses"]).ShouldBe((null, null));
        (await official.GetJson(agreement)).AsObject().ContainsKey("approvedUntil").ShouldBeFalse();

        // Somebody else gives another end meanwhile: both are shown.
        var mine = Browser.Fields(await browser.Get(page));
        (mine["date"], mine["title"], mine["text"], mine["until"]) = ("2022-01-01", "Korter", "Tot 2085.", "2085-12-31");
        await official.Done(agreement + "/addenda",
            new { date = "2021-06-01", title = "Nog korter", text = "Tot 2080.", until = "2080-12-31" });
        var (status, conflict) = await browser.Post(page, mine);
        status.ShouldBe(HttpStatusCode.Conflict);
        conflict.ShouldContain("<td data-label=\"Intussen bewaard\"><span class=\"literal\">31 december 2080</span></td>");
        (await browser.Post(page, Browser.Fields(conflict))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await official.GetJson(agreement))["until"]!.GetValue<string>().ShouldBe("2085-12-31");
    }

    private async Task<string> Signed(HttpClient official, string municipality, string from, string until)
    {
        var agreement = await official.Approved(municipality, MeetingCalls.Clauses(Terms("Duurt anders", from, until), Operational));
        foreach (var (person, party, representative) in new[]
        {
            ($"schepen@{municipality}.example", 0, 0), ($"directeur@{municipality}.example", 0, 1),
            ("regiomanager.antwerpen@agii.example", 1, 0),
        })
        {
            (await (await platform.SignIn(person)).Sign(agreement, party, representative, from)).EnsureSuccessStatusCode();
        }

        return agreement;
    }
}
