using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AgiiPlatform.Specs.Inburgering;

/// <summary>Of one person, in one direction and for one reason, one referral is open at a time (T85), however many send it.</summary>
public class Sending_the_same_person_twice(PlatformFixture platform)
{
    private static string Day(int days) => Flanders.Today.AddDays(days).ToString("yyyy-MM-dd");

    [Fact]
    public async Task Of_the_same_person_sent_by_many_at_the_same_moment_one_leaves()
    {
        var ocmw = await Ocmw.Of(platform, "merksplas", "antwerpen");
        await ocmw.Send();
        var referral = Ocmw.Referral();
        await using var together = await platform.SlowWriting("inburgering", platform.Tenant("merksplas"));

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => ocmw.Worker.PostJson(ocmw.Referrals, referral)));

        answers.Count(a => a.StatusCode == HttpStatusCode.Created).ShouldBe(1);
        foreach (var refused in answers.Where(a => a.StatusCode != HttpStatusCode.Created))
        {
            // Who read before the first was written meets the unique index, who read after it the rule.
            (await refused.Rule()).ShouldBeOneOf("duplicate-referral", "changed-meanwhile");
        }

        (await ocmw.Worker.GetJson(ocmw.Referrals))["items"]!.AsArray().Count.ShouldBe(2);
    }

    [Fact]
    public async Task Whoever_lost_the_race_is_told_of_the_other_referral_at_the_next_try()
    {
        var ocmw = await Ocmw.Of(platform, "merelbeke-melle", "oost-vlaanderen");
        var referral = Ocmw.Referral();
        await ocmw.Send(referral);

        await (await ocmw.Worker.PostJson(ocmw.Referrals, referral))
            .ShouldRefuse(409, "rule:duplicate-referral", "Voor deze persoon loopt al een doorverwijzing");
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
    public async Task Without_a_number_the_same_names_and_birth_date_are_the_same_person()
    {
        var ocmw = await Ocmw.Of(platform, "pittem", "west-vlaanderen", protocol: false);
        await ocmw.RegisterProtocol(fields: ["name", "birth-date", "reason"]);
        static JsonObject Samira(string lastName = "Haddad", string born = "1991-02-03", string reason = "nt2") => new()
        {
            ["client"] = new JsonObject { ["firstName"] = "Samira", ["lastName"] = lastName, ["birthDate"] = born }, ["reason"] = reason,
        };
        var first = await ocmw.Send(Samira());

        await (await ocmw.Worker.PostJson(ocmw.Referrals, Samira("Haddâd"))).ShouldRefuse(409, "rule:duplicate-referral", $"{first}");
        var confirmed = Samira();
        confirmed["confirmDuplicate"] = true;
        await ocmw.Send(confirmed);

        await ocmw.Send(Samira(lastName: "Haddou"));
        await ocmw.Send(Samira(born: "1991-02-04"));
        await ocmw.Send(Samira(reason: "mo"));
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

        // Each of the three that left has one message and one line in the log.
        (await platform.Audit("laakdal")).Count(a => a.Act == "SendReferral").ShouldBe(3);
        await using var scope = platform.Services.CreateAsyncScope();
        var laakdal = platform.Tenant("laakdal").Id;
        (await scope.AsRelay("inburgering").Outbox.CountAsync(m => m.TenantId == laakdal && m.Type.EndsWith("ReferralSent"))).ShouldBe(3);

        async Task End(Guid protocol, string until) =>
            (await ocmw.Worker.PostJson($"/api/laakdal/protocols/{protocol}/end", new { until })).EnsureSuccessStatusCode();
    }
}
