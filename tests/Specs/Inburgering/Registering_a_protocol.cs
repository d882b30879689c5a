using System.Data.Common;
using System.Net;

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
        (await ocmw.Worker.PostJson($"/api/lede/protocols/{id}/signature", new { signedOn = Day(0) }))
            .StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await ocmw.Worker.PostJson(ocmw.Referrals, Ocmw.Referral())).StatusCode.ShouldBe(HttpStatusCode.Created);
        await (await ocmw.Worker.PostJson($"/api/lede/protocols/{id}/signature", new { signedOn = Day(0) }))
            .ShouldRefuse(409, "rule:already-signed");
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
        HttpResponseMessage[] answers;
        await using (await platform.SlowWriting("inburgering", platform.Tenant("meerhout")))
        {
            answers = await Task.WhenAll(drafts.Select(id =>
                ocmw.Worker.PostJson($"/api/meerhout/protocols/{id}/signature", new { signedOn = Day(-1) })));
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
        var ocmw = await Ocmw.Of(platform, "linkebeek", "vlaams-brabant", protocol: false);

        var answer = await ocmw.Worker.PostJson("/api/linkebeek/protocols", new
        {
            purposes = Array.Empty<string>(), fields = new[] { "insz" }, until = "2020-01-01", publicationUrl = "javascript:alert(1)",
        });

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var errors = (await answer.Body())["errors"]!.AsObject();
        errors.Select(e => e.Key).Order().ShouldBe(["fields", "from", "legalBasis", "publicationUrl", "purposes"]);
        (await ocmw.Worker.GetJson("/api/linkebeek/protocols"))["items"]!.AsArray().ShouldBeEmpty();
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
