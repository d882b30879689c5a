using System.Net;
using static AgiiPlatform.Specs.Agreements.AgreementCalls;
using static AgiiPlatform.Specs.Agreements.MeetingCalls;

namespace AgiiPlatform.Specs.Agreements;

/// <summary>AgII sees how the obligations of all running agreements stand, those with most still to plan first.</summary>
public class Obligations_of_all_municipalities(PlatformFixture platform)
{
    [Fact]
    public async Task AgII_sees_how_the_obligations_of_all_its_running_agreements_stand_on_a_day()
    {
        var (official, agreement) = await platform.Agreement2018("arendonk");
        await official.Approve(agreement, "2018-01-10", "2018-02-05");
        var (alderman, director, manager) = (await platform.SignIn("schepen@arendonk.example"),
            await platform.SignIn("directeur@arendonk.example"),
            await platform.SignIn("regiomanager.antwerpen@agii.example"));
        (await alderman.Sign(agreement, 0, 0, "2018-02-06")).EnsureSuccessStatusCode();
        (await director.Sign(agreement, 0, 1, "2018-02-06")).EnsureSuccessStatusCode();
        (await manager.Sign(agreement, 1, 0, "2018-02-06")).EnsureSuccessStatusCode();
        await official.Held(agreement, "policy-meeting", "2018-03-01", "agency", "alderman", "official");

        var line = (await manager.GetJson("/api/agii/obligations?asOf=2018-06-01&limit=100"))["items"]!.AsArray()
            .Single(a => a!["tenant"]!.GetValue<string>() == "arendonk")!;
        line["obligations"]!.AsArray().Select(o => o!["text"]!.GetValue<string>())
            .ShouldBe(["beleidsoverleg 1/1", "operationeel overleg 0/3, nog 3 vóór 31-12-2018", "evaluatie open"]);

        var elsewhere = await platform.SignIn("regiomanager.limburg@agii.example");
        (await elsewhere.GetJson("/api/agii/obligations?asOf=2018-06-01&limit=100"))["items"]!.AsArray()
            .ShouldNotContain(a => a!["tenant"]!.GetValue<string>() == "arendonk", "a region sees its own municipalities");
        (await official.GetAsync("/api/arendonk/obligations")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_is_least_planned_comes_first_over_all_pages()
    {
        var manager = await platform.SignIn("regiomanager.oost-vlaanderen@agii.example");
        foreach (var (municipality, clauses) in new[] { ("deinze", new[] { Evaluation }),
            ("dendermonde", [Policy, Operational, Evaluation]), ("destelbergen", [Policy, Evaluation]) })
        {
            var official = await platform.SignIn($"ambtenaar@{municipality}.example");
            var agreement = await official.Draft(municipality, Clauses(Terms("Om te ordenen", "2012-01-01", "2012-12-31"), clauses));
            await official.Approve(agreement, "2012-01-10", "2012-02-05");
            foreach (var (person, party, representative) in new[] { ($"schepen@{municipality}.example", 0, 0),
                ($"directeur@{municipality}.example", 0, 1), ("regiomanager.oost-vlaanderen@agii.example", 1, 0) })
            {
                (await (await platform.SignIn(person)).Sign(agreement, party, representative, "2012-02-06")).EnsureSuccessStatusCode();
            }
        }

        (await manager.Pages("/api/agii/obligations?asOf=2012-06-01&limit=1"))
            .ShouldBe(["dendermonde", "destelbergen", "deinze"], "five, two and one to go, not by when they were made");
        (await manager.Pages("/api/agii/obligations?asOf=2012-06-01&limit=2")).ShouldBe(["dendermonde", "destelbergen", "deinze"]);
        await (await manager.GetAsync($"/api/agii/obligations?asOf=2012-06-01&limit=1&after={Guid.NewGuid()}"))
            .ShouldRefuse(400, "invalid-input", "Begin opnieuw bij het begin"); // what came before is gone: not silently from the top

        // The same agreements end in 2012, the first of them with a renewal.
        var first = (await manager.GetJson("/api/agii/renewals?from=2012-12-01&until=2012-12-31&limit=100"))["items"]!.AsArray()
            .Single(e => e!["tenant"]!.GetValue<string>() == "deinze")!;
        await (await platform.SignIn("ambtenaar@deinze.example"))
            .Create($"/api/deinze/agreements/{first["id"]}/renewal", new { from = "2013-01-01", until = "2013-12-31" });
        (await manager.Pages("/api/agii/renewals?from=2012-12-01&until=2012-12-31&limit=1"))
            .ShouldBe(["dendermonde", "destelbergen", "deinze"]);
    }
}
