using System.Net;
using System.Text.Json.Nodes;
using static AgiiPlatform.Specs.Agreements.AgreementCalls;

namespace AgiiPlatform.Specs.Agreements;

/// <summary>Who signs when, and what is kept of each signature.</summary>
public class Signing_in_order(PlatformFixture platform)
{
    private async Task<(HttpClient Official, HttpClient Alderman, HttpClient Director, HttpClient RegionalManager)> Everybody() => (
        await platform.SignIn("ambtenaar@duffel.example"), await platform.SignIn("schepen@duffel.example"),
        await platform.SignIn("directeur@duffel.example"), await platform.SignIn("regiomanager.antwerpen@agii.example"));

    [Fact]
    public async Task The_alderman_signs_first_then_the_general_manager_then_the_regional_manager()
    {
        var (official, alderman, director, manager) = await Everybody();
        var agreement = await official.Approved("duffel");

        await (await manager.Sign(agreement, 1, 0))
            .ShouldRefuse(409, "rule:not-their-turn", "Sam Schepen (schepen van samenleven) tekent eerst, daarna pas Rani Regio.");
        await (await director.Sign(agreement, 0, 1)).ShouldRefuse(409, "rule:not-their-turn", "daarna pas Dirk Directeur");
        (await official.State(agreement)).ShouldBe("approved");
        (await alderman.Sign(agreement, 0, 0)).EnsureSuccessStatusCode();
        await (await manager.Sign(agreement, 1, 0))
            .ShouldRefuse(409, "rule:not-their-turn", "Dirk Directeur (algemeen directeur) tekent eerst");
        (await director.Sign(agreement, 0, 1)).EnsureSuccessStatusCode();
        (await manager.Sign(agreement, 1, 0)).EnsureSuccessStatusCode();

        (await official.State(agreement)).ShouldBe("running");
    }

    [Fact]
    public async Task An_agreement_can_leave_the_order_free()
    {
        var (official, alderman, director, manager) = await Everybody();
        var agreement = await official.Approved("duffel", InAnyOrder());
        (await official.GetJson(agreement))["signInAnyOrder"]!.GetValue<bool>().ShouldBeTrue();

        (await manager.Sign(agreement, 1, 0)).EnsureSuccessStatusCode();
        (await director.Sign(agreement, 0, 1)).EnsureSuccessStatusCode();
        (await official.GetJson(agreement))["next"]!.GetValue<string>()
            .ShouldBe("Wacht op de handtekening van Sam Schepen (schepen van samenleven).");
        (await alderman.Sign(agreement, 0, 0)).EnsureSuccessStatusCode();

        (await official.State(agreement)).ShouldBe("running");
    }

    [Fact]
    public async Task Dates_that_are_not_in_the_order_are_told_and_not_refused()
    {
        var (official, alderman, director, _) = await Everybody();
        var agreement = await official.Approved("duffel");
        (await alderman.Sign(agreement, 0, 0, "2020-03-05")).EnsureSuccessStatusCode();

        (await director.Sign(agreement, 0, 1, "2020-03-01")).EnsureSuccessStatusCode();

        (await official.GetJson(agreement)).Warnings()
            .ShouldContain("Dirk Directeur tekende op 1 maart 2020, vóór Sam Schepen, die eerst moest tekenen, op 5 maart 2020.");
    }

    [Fact]
    public async Task The_order_is_one_of_the_terms_and_changes_with_them()
    {
        var (official, _, _, _) = await Everybody();
        var agreement = await official.Draft("duffel", InAnyOrder());
        var page = agreement.ToPage() + "/wijzigen";
        var browser = await platform.Browse("ambtenaar@duffel.example");

        var fields = Browser.Fields(await browser.Get(page));
        fields["signInAnyOrder"].ShouldBe("true");
        fields.Remove("signInAnyOrder");
        (await browser.Post(page, fields)).Status.ShouldBe(HttpStatusCode.Redirect);

        (await official.GetJson(agreement))["signInAnyOrder"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Fact]
    public async Task Of_each_signature_is_kept_who_in_which_capacity_when_where_how_and_the_scan_with_its_hash()
    {
        var (official, alderman, director, _) = await Everybody();
        var agreement = await official.Approved("duffel");
        var scan = (await (await official.Upload(agreement, Pdf("getekend"), "getekend.pdf")).Body())["id"]!.GetValue<Guid>();

        await alderman.Done(agreement + "/signatures",
            new { party = 0, representative = 0, date = "2020-03-01", place = "Duffel", method = "paper", document = scan });
        await director.Done(agreement + "/signatures", new
        {
            party = 0, representative = 1, date = "2020-03-02", method = "electronic", document = scan,
            substitute = new { name = "Wim Waarnemer", title = "waarnemend algemeen directeur" },
        });

        var read = await official.GetJson(agreement);
        var signatures = read["parties"]![0]!["representatives"]!.AsArray().Select(r => r!["signature"]!).ToList();
        signatures[0]["method"]!.GetValue<string>().ShouldBe("paper");
        signatures[0]["evidence"]!["id"]!.GetValue<Guid>().ShouldBe(scan);
        signatures[0]["evidence"]!["sha256"]!.GetValue<string>().ShouldBe(read["documents"]![0]!["sha256"]!.GetValue<string>());
        signatures[1]["substitute"]!["title"]!.GetValue<string>().ShouldBe("waarnemend algemeen directeur");
        signatures[1]["recordedBy"]!["name"]!.GetValue<string>().ShouldBe("Dirk Directeur (Duffel)");

        var page = await (await platform.Browse("schepen@duffel.example")).Get(agreement.ToPage());
        page.ShouldContain("2 van 3 getekend.");
        page.ShouldContain("Nu aan de beurt: Rani Regio (regiomanager).");
        page.ShouldContain("Voor deze: Wim Waarnemer, waarnemend algemeen directeur");
        page.ShouldContain($"/documenten/{scan}\">getekend.pdf");
    }

    [Theory]
    [InlineData("document",
        """{"party": 0, "representative": 0, "date": "2020-03-01", "document": "0199aaaa-0000-7000-8000-000000000001"}""",
        "Kies een document van deze overeenkomst.")]
    [InlineData("substitute.name", """{"party": 0, "representative": 0, "date": "2020-03-01", "substitute": {"title": "wnd."}}""",
        "Vul de naam van wie in de plaats tekende in.")]
    [InlineData("substitute.title", """{"party": 0, "representative": 0, "date": "2020-03-01", "substitute": {"name": "Wim"}}""",
        "Vul de functie van wie in de plaats tekende in.")]
    [InlineData("method", """{"party": 0, "representative": 0, "date": "2020-03-01", "method": "by-carrier-pigeon"}""", "niet geldig")]
    public async Task Evidence_that_cannot_be_is_refused_and_nothing_is_written(string field, string signature, string sentence)
    {
        var (official, alderman, _, _) = await Everybody();
        var agreement = await official.Approved("duffel");

        var answer = await alderman.PostJson(agreement + "/signatures", JsonNode.Parse(signature));

        await answer.ShouldRefuse(400, "invalid-input", sentence);
        (await answer.Body())["errors"]!.AsObject().ContainsKey(field).ShouldBeTrue(await answer.Content.ReadAsStringAsync());
        (await official.State(agreement)).ShouldBe("approved");
    }

    [Fact]
    public async Task On_the_page_who_is_not_yet_to_sign_reads_who_signs_first()
    {
        var (official, alderman, _, _) = await Everybody();
        var agreement = await official.Approved("duffel");
        var page = agreement.ToPage() + "/ondertekenen";

        (await (await platform.Browse("regiomanager.antwerpen@agii.example")).Get(page))
            .ShouldContain("Sam Schepen (schepen van samenleven) tekent eerst.");

        (await alderman.Sign(agreement, 0, 0, null)).EnsureSuccessStatusCode();
        var browser = await platform.Browse("directeur@duffel.example");
        var fields = Browser.Fields(await browser.Get(page));
        fields["representative"].ShouldBe("1");
        (await browser.Post(page, fields)).Status.ShouldBe(HttpStatusCode.Redirect);
        (await official.GetJson(agreement)).Warnings()
            .ShouldContain(w => w.StartsWith("De datum van de handtekening van Sam Schepen ontbreekt.", StringComparison.Ordinal));
    }
}
