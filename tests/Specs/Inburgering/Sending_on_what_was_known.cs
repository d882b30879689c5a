using System.Net;
using System.Text.Json.Nodes;
using AgiiPlatform.Inburgering;
using AgiiPlatform.Inburgering.Protocols;
using AgiiPlatform.Inburgering.Referrals;
using AgiiPlatform.Platform.Storage;
using AgiiPlatform.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AgiiPlatform.Specs.Inburgering;

/// <summary>A referral leaves under the protocol as it was last known; the writing asks whether that is still so (docs/decisions/0012).</summary>
[Collection("platform")]
public class Sending_on_what_was_known(PlatformFixture platform)
{
    private static string Day(int days) => Flanders.Today.AddDays(days).ToString("yyyy-MM-dd");

    [Fact]
    public async Task Of_the_same_person_sent_by_many_at_the_same_moment_one_leaves()
    {
        var ocmw = await Ocmw.Of(platform, "merksplas", "antwerpen");
        await ocmw.Send(); // the protocol is known
        var referral = Ocmw.Referral();
        await using var together = await platform.SlowWriting("inburgering", platform.Tenant("merksplas"));

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => ocmw.Worker.PostJson(ocmw.Referrals, referral)));

        answers.Count(a => a.StatusCode == HttpStatusCode.Created).ShouldBe(1);
        foreach (var refused in answers.Where(a => a.StatusCode != HttpStatusCode.Created))
        {
            await refused.ShouldRefuse(409, "rule:duplicate-referral", "Voor deze persoon loopt al een doorverwijzing");
        }

        (await ocmw.Worker.GetJson(ocmw.Referrals))["items"]!.AsArray().Count.ShouldBe(2);
    }

    [Fact]
    public async Task Control_those_who_confirm_that_they_send_the_person_twice_are_all_let_through()
    {
        var ocmw = await Ocmw.Of(platform, "lichtervelde", "west-vlaanderen");
        await ocmw.Send();
        var referral = Ocmw.Referral();
        referral["confirmDuplicate"] = true;
        await using var together = await platform.SlowWriting("inburgering", platform.Tenant("lichtervelde"));

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => ocmw.Worker.PostJson(ocmw.Referrals, referral)));

        answers.ShouldAllBe(a => a.StatusCode == HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_protocol_that_was_ended_elsewhere_lets_nothing_more_leave()
    {
        var ocmw = await Ocmw.Of(platform, "lierde", "oost-vlaanderen");
        await ocmw.Send();
        await EndElsewhere(ocmw, withNewVersion: true);

        await (await ocmw.Worker.PostJson(ocmw.Referrals, Ocmw.Referral())).ShouldRefuse(409, "rule:no-protocol", "liep af op");

        (await ocmw.Worker.GetJson(ocmw.Referrals))["items"]!.AsArray().Count.ShouldBe(1);
        (await platform.Audit("lierde")).Count(a => a.Act == "SendReferral").ShouldBe(1, "what did not leave is not in the log as sent");
    }

    [Fact]
    public async Task Control_it_is_the_version_that_tells_a_change_without_one_is_not_seen()
    {
        var ocmw = await Ocmw.Of(platform, "maarkedal", "oost-vlaanderen");
        await ocmw.Send();
        await EndElsewhere(ocmw, withNewVersion: false); // which nothing in the platform does

        await ocmw.Send();
    }

    [Fact]
    public async Task The_next_protocol_decides_what_may_leave_both_when_it_allows_more_and_when_it_allows_less()
    {
        var ocmw = await Ocmw.Of(platform, "laakdal", "antwerpen", protocol: false);
        var withPhone = () =>
        {
            var referral = Ocmw.Referral();
            referral["client"]!["phone"] = "016 12 34 56";
            return referral;
        };
        var first = await ocmw.RegisterProtocol(fields: ["insz", "name", "reason"], until: Day(0));
        await ocmw.Send();

        await End(first, Day(-2));
        var second = await ocmw.RegisterProtocol(from: Day(-1));
        await ocmw.Send(withPhone());

        await End(second, Day(-1));
        await ocmw.RegisterProtocol(fields: ["insz", "name", "reason"], from: Day(0));
        await (await ocmw.Worker.PostJson(ocmw.Referrals, withPhone())).ShouldRefuse(409, "rule:outside-protocol", "telefoonnummer");
        await ocmw.Send();

        // Judged twice, told once: each of the three that left has one message and one line in the log.
        (await platform.Audit("laakdal")).Count(a => a.Act == "SendReferral").ShouldBe(3);
        await using var scope = platform.Services.CreateAsyncScope();
        var laakdal = platform.Tenant("laakdal").Id;
        (await scope.AsRelay("inburgering").Outbox.CountAsync(m => m.TenantId == laakdal && m.Type.EndsWith("ReferralSent"))).ShouldBe(3);

        async Task End(Guid protocol, string until) =>
            (await ocmw.Worker.PostJson($"/api/laakdal/protocols/{protocol}/end", new { until })).EnsureSuccessStatusCode();
    }

    [Fact]
    public async Task Nothing_is_written_on_a_record_of_another_OCMW_and_its_referrals_are_not_asked_about()
    {
        var mine = await Ocmw.Of(platform, "lier", "antwerpen");
        var other = await Ocmw.Of(platform, "maasmechelen", "limburg");
        var insz = Ocmw.NewInsz();
        await other.Send(Ocmw.Referral(insz));
        var (ofMine, ofOther) = (await ProtocolOf("lier"), await ProtocolOf("maasmechelen"));

        (await Write("lier", ofOther)).ShouldBeFalse();
        (await mine.Worker.GetJson(mine.Referrals))["items"]!.AsArray().ShouldBeEmpty();
        (await Write("lier", ofMine)).ShouldBeTrue("control: under its own protocol the same record is written");
        await mine.Send(Ocmw.Referral(insz)); // open elsewhere, which is nobody's business here (T11)

        Task<Protocol> ProtocolOf(string slug) => platform.Look(slug, db => db.Protocols.AsNoTracking().SingleAsync());

        Task<bool> Write(string slug, Protocol protocol) => platform.Look(slug, db => db.SaveNew("Control",
            Referral.Send(Direction.OcmwToAgii, ofMine.Id, new Client("Amina", "Voorbeeld", null, null, null, null),
                new Request(Reason.Mo, null, null, null, null), _ => null, db.Work.Now, "ocmw-worker"),
            new Provided<Referral>(protocol, null), CancellationToken.None));
    }

    /// <summary>As another replica would: in the store, unseen by this process.</summary>
    private async Task EndElsewhere(Ocmw ocmw, bool withNewVersion)
    {
        var (tenant, set) = (platform.Tenant(ocmw.Slug).Id, $"set until = '{Day(-1)}'" + (withNewVersion ? ", version = version + 1" : ""));
        await platform.Run("inburgering",
            $"update protocols {set} where tenant_id = '{tenant.ToString().ToUpperInvariant()}'",
            $"set app.tenants = '{tenant}'; update inburgering.protocols {set} where tenant_id = '{tenant}'");
        (await platform.Look(ocmw.Slug, db => db.Protocols.AsNoTracking().SingleAsync())).Until.ShouldBe(Flanders.Today.AddDays(-1));
    }
}
