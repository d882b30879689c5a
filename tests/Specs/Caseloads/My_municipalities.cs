using System.Net;
using System.Text.Json.Nodes;

namespace AgiiPlatform.Specs.Caseloads;

public class My_municipalities(PlatformFixture platform)
{
    private static readonly DateOnly Today = Flanders.Today;

    [Fact]
    public async Task Are_those_assigned_with_the_last_visit_and_the_next()
    {
        var consultant = await platform.ConsultantIn("houthulst", "west-vlaanderen", from: "2019-02-01");
        await platform.ConsultantIn("ichtegem", "west-vlaanderen");
        var held = await consultant.Create("/api/houthulst/visits", new { date = "2025-03-04" });
        await consultant.PostJson($"/api/houthulst/visits/{held}/completion", new { outcome = "Goed." });
        var (later, next) = (Today.AddDays(20).ToString("O"), Today.AddDays(10).ToString("O"));
        await consultant.Create("/api/houthulst/visits", new { date = later });
        await consultant.Create("/api/houthulst/visits", new { date = next });
        var cancelled = await consultant.Create("/api/houthulst/visits", new { date = Today.AddDays(5).ToString("O") });
        await consultant.PostJson($"/api/houthulst/visits/{cancelled}/cancellation", new { reason = "Geen tijd." });
        await consultant.Create("/api/houthulst/visits", new { date = "2025-04-05" }); // waits for its outcome

        var lines = await Lines(consultant);
        var line = lines.Single(l => l["municipality"]!.GetValue<string>() == "houthulst");
        line["since"]!.GetValue<string>().ShouldBe("2019-02-01");
        line["until"].ShouldBeNull();
        line["lastVisit"]!.GetValue<string>().ShouldBe("2025-03-04");
        line["nextVisit"]!.GetValue<string>().ShouldBe(next);
        line["toComplete"]!.GetValue<string>().ShouldBe("2025-04-05");
        line["visitedThisLegislature"]!.GetValue<bool>().ShouldBeTrue();

        // What is due comes first.
        var visited = lines.Select(l => l["visitedThisLegislature"]!.GetValue<bool>()).ToList();
        visited.ShouldBe(visited.Order());
        lines.ShouldContain(l => l["municipality"]!.GetValue<string>() == "ichtegem" && !l["visitedThisLegislature"]!.GetValue<bool>());
        lines.ShouldNotContain(l => l["municipality"]!.GetValue<string>() == "izegem", "nobody was assigned there");
    }

    [Fact]
    public async Task Of_a_regional_manager_are_the_whole_region_with_its_consultants()
    {
        await platform.ConsultantIn("kortemark", "west-vlaanderen");
        var id = await platform.PersonId("consulent.west-vlaanderen@agii.example");

        var lines = await Lines(await platform.SignIn("regiomanager.west-vlaanderen@agii.example"));

        lines.Count.ShouldBe(62);
        lines.ShouldAllBe(l => l["region"]!.GetValue<string>() == "west-vlaanderen");
        var line = lines.Single(l => l["municipality"]!.GetValue<string>() == "kortemark");
        line["consultants"]!.AsArray().Single()!["consultant"]!.GetValue<Guid>().ShouldBe(id);
        line["consultants"]!.AsArray().Single()!["name"]!.GetValue<string>().ShouldStartWith("Cas Consulent");
    }

    [Fact]
    public async Task Leave_out_the_city_where_AgII_does_not_work()
    {
        var lines = await Lines(await platform.SignIn("regiomanager.antwerpen@agii.example"));

        lines.ShouldContain(l => l["municipality"]!.GetValue<string>() == "mechelen");
        lines.ShouldNotContain(l => l["municipality"]!.GetValue<string>() == "antwerpen");
    }

    [Fact]
    public async Task Make_the_consultant_known_by_name_to_who_assigns()
    {
        var administrator = await platform.SignIn("beheerder@agii.example");
        var id = await platform.PersonId("consulent.oost-vlaanderen@agii.example");
        await platform.InTurn(() => administrator.Create("/api/agii/assignments",
            new { municipality = "kruisem", consultant = id, from = "2023-01-01", until = "2023-01-31" }));

        (await (await platform.SignIn("consulent.oost-vlaanderen@agii.example")).GetAsync("/api/agii/caseload"))
            .StatusCode.ShouldBe(HttpStatusCode.OK);

        var line = (await administrator.GetJson("/api/agii/assignments?municipality=kruisem"))["items"]!.AsArray().Single()!;
        line["consultantName"]!.GetValue<string>().ShouldBe("Cas Consulent (Oost-Vlaanderen)");
    }

    [Fact]
    public async Task Are_not_for_people_of_a_municipality_nor_for_administrators()
    {
        await (await (await platform.SignIn("ambtenaar@mechelen.example")).GetAsync("/api/agii/caseload")).ShouldRefuse(404, "not-found");
        await (await (await platform.SignIn("beheerder@agii.example")).GetAsync("/api/agii/caseload")).ShouldRefuse(403, "no-permission");
    }

    private static async Task<List<JsonNode>> Lines(HttpClient person) =>
        [.. (await person.GetJson("/api/agii/caseload"))["items"]!.AsArray().Select(l => l!)];
}
