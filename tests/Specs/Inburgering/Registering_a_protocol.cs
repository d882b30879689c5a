using System.Data.Common;
using System.Net;
using AgiiPlatform.Inburgering;
using AgiiPlatform.Platform.Http;
using AgiiPlatform.Specs.Agreements;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Protocols = AgiiPlatform.Inburgering.Protocols;

namespace AgiiPlatform.Specs.Inburgering;

public class Registering_a_protocol(PlatformFixture platform)
{
    private static object Protocol(
        string from = "2020-01-01", string? until = null, string? signedOn = "2019-12-01", string[]? fields = null) => new
    {
        legalBasis = "Decreet van 7 juni 2013", purposes = new[] { "Toeleiden naar inburgering" },
        fields = fields ?? Ocmw.AllFields, from, until, signedOn,
    };

    private static string Day(int days) => Flanders.Today.AddDays(days).ToString("yyyy-MM-dd");

    [Fact]
    public async Task A_signed_protocol_within_its_period_is_active()
    {
        var ocmw = await Ocmw.Of(platform, "ledegem", "west-vlaanderen", protocol: false);
        var id = await ocmw.RegisterProtocol(until: Day(0));

        var protocol = (await ocmw.Worker.GetJson("/api/ledegem/protocols"))["items"]![0]!;

        protocol["id"]!.GetValue<Guid>().ShouldBe(id);
        protocol["state"]!.GetValue<string>().ShouldBe("active", "the last day counts");
        protocol["fields"]!.AsArray().Count.ShouldBe(Ocmw.AllFields.Length);
    }

    [Fact]
    public async Task Without_a_signature_it_is_a_draft_until_it_is_signed()
    {
        var ocmw = await Ocmw.Of(platform, "lede", "oost-vlaanderen", protocol: false);
        var id = await ocmw.RegisterProtocol(signedOn: null);

        await (await ocmw.Worker.PostJson(ocmw.Referrals, Ocmw.Referral())).ShouldRefuse(409, "rule:no-protocol", "nog niet ondertekend");
        await (await ocmw.Worker.PostJson($"/api/lede/protocols/{id}/signature", new { signedOn = Day(1) }))
            .ShouldRefuse(400, "invalid-input", "ligt in de toekomst");
        (await ocmw.Confirm(ocmw.Worker, id, Day(-1))).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await ocmw.Confirm(ocmw.Manager, id, Day(0))).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await ocmw.Worker.PostJson(ocmw.Referrals, Ocmw.Referral())).StatusCode.ShouldBe(HttpStatusCode.Created);
        await (await ocmw.Worker.PostJson($"/api/lede/protocols/{id}/signature", new { signedOn = Day(0) }))
            .ShouldRefuse(409, "rule:already-signed");
    }

    [Fact]
    public async Task Each_party_confirms_its_own_signature_and_only_then_it_is_in_force()
    {
        var ocmw = await Ocmw.Of(platform, "dilbeek", "vlaams-brabant", protocol: false);
        var id = await ocmw.Worker.Create("/api/dilbeek/protocols", Protocol());
        await ShouldWaitFor("AgII");
        (await Published(id)).ShouldBe(0);
        await (await ocmw.Confirm(ocmw.Worker, id, Day(0))).ShouldRefuse(409, "rule:already-signed", "Olga Werkers (Dilbeek)");
        await (await ocmw.Worker.PostJson($"/api/dilbeek/protocols/{id}/signature", new { signedOn = Day(0), side = "agii" }))
            .ShouldRefuse(409, "rule:other-side", "AgII");
        await ShouldWaitFor("AgII");

        (await ocmw.Confirm(ocmw.Manager, id, "2019-12-05")).EnsureSuccessStatusCode();

        var read = (await ocmw.Worker.GetJson("/api/dilbeek/protocols"))["items"]![0]!;
        read["signedOn"]!.GetValue<string>().ShouldBe("2019-12-05", "the later of both");
        read["signedByOcmw"]!["name"]!.GetValue<string>().ShouldBe("Olga Werkers (Dilbeek)");
        read["signedByAgii"]!["name"]!.GetValue<string>().ShouldBe("Rani Regio (Vlaams-Brabant)");
        (await Published(id)).ShouldBe(1);
        (await ocmw.Worker.PostJson(ocmw.Referrals, Ocmw.Referral())).StatusCode.ShouldBe(HttpStatusCode.Created);

        async Task ShouldWaitFor(string party) => await (await ocmw.Worker.PostJson(ocmw.Referrals, Ocmw.Referral()))
            .ShouldRefuse(409, "rule:no-protocol", $"nog niet ondertekend door {party}.");
    }

    [Fact]
    public async Task A_consultant_alone_brings_no_protocol_into_force()
    {
        var consultant = await platform.ConsultantIn("drogenbos", "vlaams-brabant");
        var ocmw = await Ocmw.Of(platform, "drogenbos", "vlaams-brabant", protocol: false);
        var id = await consultant.Create("/api/drogenbos/protocols", Protocol());

        await (await ocmw.Confirm(ocmw.Manager, id, Day(0))).ShouldRefuse(409, "rule:already-signed", "Cas Consulent");

        (await ocmw.Worker.GetJson("/api/drogenbos/protocols"))["items"]![0]!["state"]!.GetValue<string>().ShouldBe("draft");
        (await ocmw.Confirm(ocmw.Worker, id, Day(0))).EnsureSuccessStatusCode();
        (await ocmw.Worker.GetJson("/api/drogenbos/protocols"))["items"]![0]!["state"]!.GetValue<string>().ShouldBe("active");
    }

    [Fact]
    public void Who_has_a_role_at_both_does_not_confirm_for_both()
    {
        var protocol = Protocols.Protocol.Register("Decreet", ["Toeleiden"], [], new(2020, 1, 1), null, null);
        var both = new Protocols.ProtocolSignature(new(2020, 1, 1), Guid.NewGuid(), "Bea Beide", "ocmw-worker");
        protocol.Sign(ReferralParty.Ocmw, both, []);

        Should.Throw<RuleViolation>(() => protocol.Sign(ReferralParty.Agii, both with { Role = "consultant" }, []))
            .Rule.ShouldBe("same-person");
        protocol.SignedOn.ShouldBeNull();
        protocol.Sign(ReferralParty.Agii, both with { PersonId = Guid.NewGuid() }, []);
        protocol.SignedOn.ShouldNotBeNull("the control: another person does");
    }

    [Fact]
    public async Task The_page_says_which_party_must_still_confirm_and_gives_the_button_to_that_party_alone()
    {
        var ocmw = await Ocmw.Of(platform, "ravels", "antwerpen", protocol: false);
        await ocmw.Worker.Create("/api/ravels/protocols", Protocol());
        var worker = await platform.Browse("ocmw@ravels.example");
        var manager = await platform.Browse("regiomanager.antwerpen@agii.example");

        (await worker.Get("/ravels/protocol")).ShouldNotContain("Ondertekening bevestigen");
        (await (await platform.Browse("ambtenaar@ravels.example")).Get("/ravels/protocol")).ShouldNotContain("Ondertekening bevestigen");
        var page = await manager.Get("/ravels/protocol");
        page.ShouldContain("Ondertekend op 1 december 2019, bevestigd door Olga Werkers (Ravels), maatschappelijk werker OCMW");
        page.ShouldContain("Ondertekening nog te bevestigen");
        var form = page[page.IndexOf("<form class=\"form\"", StringComparison.Ordinal)..];
        form = form[..form.IndexOf("</form>", StringComparison.Ordinal)];
        var fields = Browser.Fields(form);
        fields["side"].ShouldBe("agii");
        fields["signedOn"] = "2019-12-05";
        var to = form[(form.IndexOf("action=\"", StringComparison.Ordinal) + 8)..];

        (await manager.Post(to[..to.IndexOf('"', StringComparison.Ordinal)], fields)).Status.ShouldBe(HttpStatusCode.Redirect);

        (await worker.Get("/ravels/protocol")).ShouldContain("van kracht");
    }

    /// <summary>How often the service told that this protocol is in force; read as the relay reads it.</summary>
    private async Task<int> Published(Guid protocol)
    {
        await using var scope = platform.Services.CreateAsyncScope();
        var id = $"{protocol}";
        return await scope.AsRelay("inburgering").Outbox.CountAsync(m => m.Body.Contains(id));
    }

    [Fact]
    public async Task Two_signed_protocols_never_hold_on_the_same_day()
    {
        var ocmw = await Ocmw.Of(platform, "lendelede", "west-vlaanderen", protocol: false);
        await ocmw.RegisterProtocol(until: "2030-12-31");

        await (await ocmw.Worker.PostJson("/api/lendelede/protocols", Protocol(from: "2030-12-31")))
            .ShouldRefuse(409, "rule:overlapping-protocol", "beëindig eerst");

        (await ocmw.Worker.PostJson("/api/lendelede/protocols", Protocol(from: "2031-01-01"))).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Of_two_that_overlap_and_are_signed_at_the_same_moment_one_holds()
    {
        var ocmw = await Ocmw.Of(platform, "meerhout", "antwerpen", protocol: false);
        var drafts = new[] { await ocmw.RegisterProtocol(signedOn: null), await ocmw.RegisterProtocol(from: "2021-01-01", signedOn: null) };
        foreach (var id in drafts)
        {
            (await ocmw.Confirm(ocmw.Worker, id, Day(-1))).EnsureSuccessStatusCode();
        }

        HttpResponseMessage[] answers;
        await using (await platform.SlowWriting("inburgering", platform.Tenant("meerhout")))
        {
            answers = await Task.WhenAll(drafts.Select(id => ocmw.Confirm(ocmw.Manager, id, Day(-1))));
        }

        answers.Select(a => a.StatusCode).Order().ShouldBe([HttpStatusCode.NoContent, HttpStatusCode.Conflict]);
        // Who read before the other was written meets the constraint, who read after it the rule.
        (await answers.Single(a => a.StatusCode == HttpStatusCode.Conflict).Rule())
            .ShouldBeOneOf("changed-meanwhile", "overlapping-protocol");
        (await ocmw.Worker.GetJson("/api/meerhout/protocols"))["items"]!.AsArray().Count(p => p!["signedOn"] is not null).ShouldBe(1);
    }

    [Fact]
    public async Task The_store_itself_refuses_two_signed_ones_that_overlap()
    {
        var ocmw = await Ocmw.Of(platform, "maasmechelen", "limburg", protocol: false);
        await ocmw.RegisterProtocol(until: "2020-12-31", signedOn: null);
        await ocmw.RegisterProtocol(from: "2021-01-01", signedOn: null);
        await SignAll(); // the control: these two follow each other
        await ocmw.RegisterProtocol(from: "2022-01-01", signedOn: null);

        (await Should.ThrowAsync<DbException>(SignAll)).Message.ShouldContain("exclusion constraint");

        (await ocmw.Worker.GetJson("/api/maasmechelen/protocols"))["items"]!.AsArray().Count(p => p!["signedOn"] is not null).ShouldBe(2);

        Task SignAll()
        {
            var id = platform.Tenant("maasmechelen").Id.ToString();
            return platform.Run("inburgering",
                $"update protocols set signed_on = '2019-12-01' where tenant_id = '{id.ToUpperInvariant()}'",
                $"select set_config('app.tenants', '{id}', false); update inburgering.protocols set signed_on = '2019-12-01' where "
                    + $"tenant_id = '{id}'");
        }
    }

    [Fact]
    public async Task An_ended_protocol_stays_ended_and_cannot_be_prolonged()
    {
        var ocmw = await Ocmw.Of(platform, "lanaken", "limburg", protocol: false);
        var id = await ocmw.RegisterProtocol(until: "2030-12-31");

        await (await ocmw.Worker.PostJson($"/api/lanaken/protocols/{id}/end", new { until = "2031-01-01" }))
            .ShouldRefuse(409, "rule:not-extended", "nieuw protocol");
        await (await ocmw.Worker.PostJson($"/api/lanaken/protocols/{id}/end", new { until = "2019-12-31" }))
            .ShouldRefuse(400, "invalid-input", "voor de begindatum");
        (await ocmw.Worker.PostJson($"/api/lanaken/protocols/{id}/end", new { until = Day(-1) }))
            .StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await ocmw.Worker.GetJson("/api/lanaken/protocols"))["items"]![0]!["state"]!.GetValue<string>().ShouldBe("ended");
        await (await ocmw.Worker.PostJson($"/api/lanaken/protocols/{id}/end", new { until = Day(-2) }))
            .ShouldRefuse(409, "rule:already-ended");
    }

    [Fact]
    public async Task What_is_missing_is_named_and_nothing_is_written()
    {
        var ocmw = await Ocmw.Of(platform, "glabbeek", "vlaams-brabant", protocol: false);

        var answer = await ocmw.Worker.PostJson("/api/glabbeek/protocols", new
        {
            purposes = Array.Empty<string>(), fields = new[] { "insz" }, until = "2020-01-01", publicationUrl = "javascript:alert(1)",
        });

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var errors = (await answer.Body())["errors"]!.AsObject();
        errors.Select(e => e.Key).Order().ShouldBe(["fields", "from", "legalBasis", "publicationUrl", "purposes"]);
        (await ocmw.Worker.GetJson("/api/glabbeek/protocols"))["items"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Herstappe_has_no_OCMW_and_so_no_protocol()
    {
        var director = await platform.SignIn("directeur@herstappe.example");

        await (await director.PostJson("/api/herstappe/protocols", Protocol())).ShouldRefuse(409, "rule:no-ocmw", "heeft geen OCMW");

        (await director.GetJson("/api/herstappe/protocols"))["items"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task An_official_reads_the_protocol_but_does_not_write_it_and_a_foreign_id_is_an_unknown_id()
    {
        var ocmw = await Ocmw.Of(platform, "landen", "vlaams-brabant");
        var official = await platform.SignIn("ambtenaar@landen.example");
        var id = (await official.GetJson("/api/landen/protocols"))["items"]![0]!["id"]!.GetValue<Guid>();
        var elsewhere = await platform.SignIn("ocmw@lebbeke.example");

        await (await official.PostJson("/api/landen/protocols", Protocol())).ShouldRefuse(403, "no-permission");
        var foreign = await elsewhere.PostJson($"/api/lebbeke/protocols/{id}/end", new { until = Day(0) });
        var unknown = await elsewhere.PostJson($"/api/lebbeke/protocols/{Guid.NewGuid()}/end", new { until = Day(0) });

        foreign.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await foreign.Content.ReadAsStringAsync()).ShouldBe(await unknown.Content.ReadAsStringAsync());
        (await ocmw.Worker.GetJson("/api/landen/protocols"))["items"]![0]!["state"]!.GetValue<string>().ShouldBe("active");
    }

    [Fact]
    public async Task The_same_key_registers_one_protocol()
    {
        var ocmw = await Ocmw.Of(platform, "lievegem", "oost-vlaanderen", protocol: false);

        var first = await ocmw.Worker.Create("/api/lievegem/protocols", Protocol(), "een-protocol");
        var second = await ocmw.Worker.Create("/api/lievegem/protocols", Protocol(), "een-protocol");

        second.ShouldBe(first);
        (await ocmw.Worker.GetJson("/api/lievegem/protocols"))["items"]!.AsArray().Count.ShouldBe(1);
    }
}
