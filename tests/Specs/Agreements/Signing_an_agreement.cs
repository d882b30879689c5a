using System.Net;
using System.Text.Json.Nodes;
using AgiiPlatform.Agreements;
using AgiiPlatform.Platform.Messaging;
using AgiiPlatform.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static AgiiPlatform.Specs.Agreements.AgreementCalls;

namespace AgiiPlatform.Specs.Agreements;

public class Signing_an_agreement(PlatformFixture platform)
{
    private async Task<(HttpClient Official, HttpClient Alderman, HttpClient Director, HttpClient RegionalManager)> Everybody() => (
        await platform.SignIn("ambtenaar@boom.example"), await platform.SignIn("schepen@boom.example"),
        await platform.SignIn("directeur@boom.example"), await platform.SignIn("regiomanager.antwerpen@agii.example"));

    [Fact]
    public async Task It_runs_when_all_three_signed_and_today_is_within_its_period()
    {
        var (official, alderman, director, manager) = await Everybody();
        var agreement = await official.Approved("boom");

        (await alderman.Sign(agreement, 0, 0, "2020-03-05")).EnsureSuccessStatusCode();
        var one = await official.GetJson(agreement);
        one["state"]!.GetValue<string>().ShouldBe("partly-signed");
        one["next"]!.GetValue<string>()
            .ShouldBe("Wacht op de handtekening van Dirk Directeur (algemeen directeur) en Rani Regio (regiomanager).");
        one["signedOn"].ShouldBeNull();

        (await director.Sign(agreement, 0, 1, "2020-03-01")).EnsureSuccessStatusCode();
        (await manager.Sign(agreement, 1, 0, "2020-03-02")).EnsureSuccessStatusCode();

        var all = await official.GetJson(agreement);
        all["state"]!.GetValue<string>().ShouldBe("running");
        all["signedOn"]!.GetValue<string>().ShouldBe("2020-03-05");
        all["parties"]![0]!["representatives"]![0]!["signature"]!["date"]!.GetValue<string>().ShouldBe("2020-03-05");
        all.Warnings().ShouldContain(w => w.StartsWith("Met terugwerkende kracht, 33 dagen", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Everybody_who_counts_agreements_is_told_when_the_last_has_signed_and_when_one_withdraws()
    {
        var (official, alderman, director, manager) = await Everybody();
        var agreement = await official.Approved("boom");
        await alderman.Sign(agreement, 0, 0);
        await director.Sign(agreement, 0, 1);
        (await Published(agreement)).ShouldBeEmpty();

        await manager.Sign(agreement, 1, 0, "2020-04-01");
        var signed = (await Published(agreement)).ShouldHaveSingleItem();
        signed["signedOn"]!.GetValue<string>().ShouldBe("2020-04-01");
        signed["theme"]!.GetValue<string>().ShouldBe("local-diversity-policy");
        signed["version"]!.GetValue<int>().ShouldBe((await official.GetJson(agreement))["version"]!.GetValue<int>());
        signed.ToJsonString().ShouldNotContain("Regio");

        var signature = (await official.GetJson(agreement))["parties"]![1]!["representatives"]![0]!["signature"]!["id"]!.GetValue<Guid>();
        await manager.Done($"{agreement}/signatures/{signature}/withdrawal", new { reason = "Verkeerde versie getekend." });

        var read = await official.GetJson(agreement);
        read["state"]!.GetValue<string>().ShouldBe("partly-signed");
        read["signedOn"].ShouldBeNull();
        read["withdrawn"]![0]!["reason"]!.GetValue<string>().ShouldBe("Verkeerde versie getekend.");
        (await Published(agreement)).Count.ShouldBe(2);
        (await manager.Sign(agreement, 1, 0, "2020-05-01")).EnsureSuccessStatusCode();
        (await official.GetJson(agreement))["signedOn"]!.GetValue<string>().ShouldBe("2020-05-01");
        await (await manager.PostJson($"{agreement}/signatures/{signature}/withdrawal", new { reason = "Nog eens." }))
            .ShouldRefuse(409, "rule:withdrawn-already");
    }

    [Fact]
    public async Task Nobody_signs_before_the_council_approved()
    {
        var (official, alderman, _, _) = await Everybody();
        var agreement = await official.Draft("boom");

        await (await alderman.Sign(agreement, 0, 0)).ShouldRefuse(409, "rule:not-approved", "Ondertekenen kan pas nadat de gemeenteraad");
        (await official.State(agreement)).ShouldBe("draft");
    }

    [Fact]
    public async Task Each_signs_once()
    {
        var (official, alderman, _, _) = await Everybody();
        var agreement = await official.Approved("boom");
        (await alderman.Sign(agreement, 0, 0)).EnsureSuccessStatusCode();

        await (await alderman.Sign(agreement, 0, 0)).ShouldRefuse(409, "rule:signed-already", "al ondertekend (1 maart 2020)");
    }

    [Fact]
    public async Task Of_two_who_press_at_the_same_moment_both_signatures_stay_or_one_is_asked_to_try_again()
    {
        var (official, alderman, director, _) = await Everybody();
        var agreement = await official.Approved("boom", InAnyOrder());

        var answers = await Task.WhenAll(alderman.Sign(agreement, 0, 0), director.Sign(agreement, 0, 1));

        var representatives = (await official.GetJson(agreement))["parties"]![0]!["representatives"]!.AsArray();
        var signed = representatives.Count(r => r!["signature"] is not null);
        signed.ShouldBe(answers.Count(a => a.IsSuccessStatusCode));
        foreach (var refused in answers.Where(a => !a.IsSuccessStatusCode))
        {
            await refused.ShouldRefuse(409, "rule:changed-meanwhile");
        }
    }

    [Fact]
    public async Task Each_side_signs_for_itself()
    {
        var (official, alderman, _, manager) = await Everybody();
        var agreement = await official.Approved("boom");

        await (await alderman.Sign(agreement, 1, 0)).ShouldRefuse(409, "rule:other-side", "tekent de regiomanager");
        await (await manager.Sign(agreement, 0, 0)).ShouldRefuse(409, "rule:other-side", "tekenen de schepen en de algemeen directeur");
        await (await official.Sign(agreement, 0, 0)).ShouldRefuse(403, "no-permission");
        (await official.State(agreement)).ShouldBe("approved");

        (await alderman.Sign(agreement, 0, 0)).EnsureSuccessStatusCode();
        var signature = (await official.GetJson(agreement))["parties"]![0]!["representatives"]![0]!["signature"]!["id"]!.GetValue<Guid>();
        await (await manager.PostJson($"{agreement}/signatures/{signature}/withdrawal", new { reason = "Niet van mij." }))
            .ShouldRefuse(409, "rule:other-side");
    }

    [Fact]
    public async Task The_regional_manager_of_another_region_finds_nothing()
    {
        var (official, _, _, _) = await Everybody();
        var agreement = await official.Approved("boom");

        await (await (await platform.SignIn("regiomanager.limburg@agii.example")).Sign(agreement, 1, 0)).ShouldRefuse(404, "not-found");
    }

    [Theory]
    [InlineData("party", """{"representative": 0, "date": "2020-03-01"}""", "Kies de partij die tekent.")]
    [InlineData("party", """{"party": 2, "representative": 0, "date": "2020-03-01"}""", "Kies de partij die tekent.")]
    [InlineData("party", """{"party": -1, "representative": 0, "date": "2020-03-01"}""", "Kies de partij die tekent.")]
    [InlineData("representative", """{"party": 0, "date": "2020-03-01"}""", "Kies wie getekend heeft.")]
    [InlineData("representative", """{"party": 0, "representative": 2, "date": "2020-03-01"}""", "Kies wie getekend heeft.")]
    [InlineData("date", """{"party": 0, "representative": 0}""", "Vul de datum van de handtekening in")]
    [InlineData("date", """{"party": 0, "representative": 0, "date": "2999-01-01"}""", "Een handtekening kan niet in de toekomst liggen.")]
    [InlineData("dateUnknown", """{"party": 0, "representative": 0, "date": "2020-03-01", "dateUnknown": true}""", "niet allebei")]
    public async Task What_is_missing_or_wrong_is_named(string field, string signature, string sentence)
    {
        var (official, alderman, _, _) = await Everybody();
        var agreement = await official.Approved("boom");

        var answer = await alderman.PostJson(agreement + "/signatures", JsonNode.Parse(signature));

        await answer.ShouldRefuse(400, "invalid-input", sentence);
        (await answer.Body())["errors"]!.AsObject().ContainsKey(field).ShouldBeTrue();
        (await official.State(agreement)).ShouldBe("approved");
    }

    [Fact]
    public async Task A_withdrawal_needs_a_reason_and_a_signature_that_exists()
    {
        var (official, alderman, _, _) = await Everybody();
        var agreement = await official.Approved("boom");
        await alderman.Sign(agreement, 0, 0);
        var signature = (await official.GetJson(agreement))["parties"]![0]!["representatives"]![0]!["signature"]!["id"]!.GetValue<Guid>();

        await (await alderman.PostJson($"{agreement}/signatures/{signature}/withdrawal", new { }))
            .ShouldRefuse(400, "invalid-input", "Vul de reden in.");
        await (await alderman.PostJson($"{agreement}/signatures/{Guid.NewGuid()}/withdrawal", new { reason = "x" }))
            .ShouldRefuse(404, "not-found");
        (await official.State(agreement)).ShouldBe("partly-signed");
    }

    [Fact]
    public async Task A_signature_from_before_the_approval_is_told_and_not_refused()
    {
        var (official, alderman, _, _) = await Everybody();
        var agreement = await official.Approved("boom");
        (await alderman.Sign(agreement, 0, 0, "2020-02-02")).EnsureSuccessStatusCode();

        (await official.GetJson(agreement)).Warnings()
            .ShouldContain("Sam Schepen tekende op 2 februari 2020, vóór de goedkeuring door de gemeenteraad op 3 februari 2020.");
    }

    [Fact]
    public async Task Sent_twice_under_one_key_it_is_recorded_once()
    {
        var (official, alderman, _, _) = await Everybody();
        var agreement = await official.Approved("boom");
        var (signature, key) = (new { party = 0, representative = 0, date = "2020-03-01" }, Guid.NewGuid().ToString());
        await alderman.Done(agreement + "/signatures", signature, key);

        await alderman.Done(agreement + "/signatures", signature, key);

        (await official.GetJson(agreement))["version"]!.GetValue<int>().ShouldBe(4);
    }

    [Fact]
    public async Task On_the_page_the_alderman_chooses_among_those_of_the_own_side()
    {
        var (official, _, _, _) = await Everybody();
        var agreement = await official.Approved("boom", InAnyOrder());
        var page = agreement.ToPage() + "/ondertekenen";
        var browser = await platform.Browse("schepen@boom.example");

        var html = await browser.Get(page + "?scan=ja");
        html.ShouldContain("Sam Schepen (schepen van samenleven)");
        html.ShouldNotContain("Rani Regio");
        var fields = Browser.Fields(html);
        fields["representative"] = "1";
        fields["place"] = "Boom";
        await official.Upload(agreement, Pdf("getekend"));
        fields["document"] = $"{(await official.GetJson(agreement))["documents"]![0]!["id"]}";
        (await browser.Post(page, fields)).Status.ShouldBe(HttpStatusCode.Redirect);

        (await official.GetJson(agreement))["parties"]![0]!["representatives"]![1]!["signature"]!["place"]!.GetValue<string>()
            .ShouldBe("Boom");
    }

    /// <summary>The messages in the service's outbox about an agreement, as they are sent; read as the relay reads them.</summary>
    private async Task<IReadOnlyList<JsonNode>> Published(string agreement)
    {
        await using var scope = platform.Services.CreateAsyncScope();
        var id = agreement[^36..];
        var bodies = await scope.AsRelay("agreements").Outbox.Where(r => r.Body.Contains(id)).OrderBy(r => r.Id)
            .Select(r => r.Body).ToListAsync();
        return [.. bodies.Select(b => JsonNode.Parse(b)!)];
    }
}
