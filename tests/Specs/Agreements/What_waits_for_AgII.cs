using System.Net;
using System.Text.Json.Nodes;
using AgiiPlatform.Specs.Agreements.Annexes;
using static AgiiPlatform.Specs.Agreements.AgreementCalls;

namespace AgiiPlatform.Specs.Agreements;

/// <summary>AgII's start page: what waits for this person, in all the municipalities in which they may work.</summary>
public class What_waits_for_AgII(PlatformFixture platform)
{
    private const string Manager = "regiomanager.antwerpen@agii.example";

    [Fact]
    public async Task A_regional_manager_finds_each_signature_of_AgII_when_its_turn_has_come_and_nobody_elses()
    {
        const string title = "Wacht op AgII";
        var manager = await platform.SignIn(Manager);
        var agreement = await (await platform.SignIn("ambtenaar@herenthout.example")).Approved("herenthout", Terms(title));
        (await About(manager, title)).ShouldBeEmpty("the municipality signs first");
        await SignForTheMunicipality("herenthout", agreement);

        var item = (await About(manager, title)).ShouldHaveSingleItem();
        (item.Text("tenant"), item.Text("municipality"), item.Text("kind")).ShouldBe(("herenthout", "Herenthout", "partly-signed"));
        item.Text("text").ShouldBe("Wacht op de handtekening van Rani Regio (regiomanager).");
        item["forYou"]!.GetValue<bool>().ShouldBeTrue();
        (item.Text("by"), item["overdue"]!.GetValue<bool>()).ShouldBe(("2020-01-01", true), "it has begun without a signature");
        item.Text("href").ShouldBe(agreement.ToPage() + "/ondertekenen?partij=1");
        var page = await (await platform.Browse(Manager)).Get("/agii/te-doen");
        page.ShouldContain($"href=\"{item.Text("href")}\"");
        page.ShouldContain("Herenthout");

        // The walls: another region has nothing of it, and people of a municipality have no such page.
        var elsewhere = await platform.SignIn("regiomanager.limburg@agii.example");
        (await About(elsewhere, title)).ShouldBeEmpty("the control is the manager of the region above");
        (await (await platform.Browse("regiomanager.limburg@agii.example")).Get("/agii/te-doen")).ShouldNotContain("Herenthout");
        await (await (await platform.SignIn("schepen@herenthout.example")).GetAsync("/api/agii/due")).ShouldRefuse(404, "not-found");
        await (await (await platform.SignIn("trajectbegeleider.antwerpen@agii.example")).GetAsync("/api/agii/due"))
            .ShouldRefuse(403, "no-permission");

        (await manager.Sign(agreement, 1, 0)).EnsureSuccessStatusCode();
        (await About(manager, title)).ShouldBeEmpty("it is signed");
    }

    [Fact]
    public async Task A_regional_manager_finds_the_annexes_that_AgII_has_not_signed()
    {
        const string title = "Met een bijlage voor AgII";
        var manager = await platform.SignIn(Manager);
        var official = await platform.SignIn("ambtenaar@herenthout.example");
        var agreement = await official.Approved("herenthout", Terms(title, theme: "language-support"));
        await SignForTheMunicipality("herenthout", agreement);
        (await manager.Sign(agreement, 1, 0)).EnsureSuccessStatusCode();
        var annex = await official.Annex(agreement);
        await official.Line(annex);
        (await About(manager, title)).ShouldBeEmpty("nobody signs a concept");
        await AnnexCalls.Approve(official, annex);

        var item = (await About(manager, title)).ShouldHaveSingleItem();
        (item.Text("kind"), item["forYou"]!.GetValue<bool>()).ShouldBe(("annex-signatures", true));
        item.Text("href").ShouldBe(annex.Page() + "/kennisname");

        await manager.Done(annex + "/acknowledgements", new { party = 1, representative = 0 });
        (await About(manager, title)).ShouldBeEmpty("the others have not signed, which AgII cannot do for them");
    }

    [Fact]
    public async Task A_consultant_finds_the_work_of_AgII_in_the_municipalities_of_the_assignments()
    {
        const string title = "Werk voor de consulent";
        var consultant = await platform.ConsultantIn("gingelom", "limburg");
        var official = await platform.SignIn("ambtenaar@gingelom.example");
        var agreement = await official.Draft("gingelom", Terms(title));
        (await Kinds()).ShouldBeEmpty("the college is not AgII's");
        await AgreementCalls.Approve(official, agreement);
        await SignForTheMunicipality("gingelom", agreement);
        (await About(consultant, title)).ShouldHaveSingleItem()["forYou"]!.GetValue<bool>().ShouldBeFalse("a colleague signs");

        await official.Annex(agreement);
        (await Kinds()).ShouldBe(["annex-concept", "partly-signed"], "what is for oneself comes first");
        (await About(consultant, "Overleg")).ShouldBeEmpty();
        var meeting = await official.Plan(agreement, "operational-meeting", "2021-03-01", "agency", "official");
        var item = (await About(consultant, "Overleg")).ShouldHaveSingleItem();
        (item.Text("kind"), item.Text("href")).ShouldBe(("meeting-record", MeetingPage(meeting) + "/verslag"));
        var held = await official.Held(agreement, "operational-meeting", $"{Flanders.Today.AddDays(-3):O}", "agency", "official");
        (await About(consultant, "Overleg")).Single(i => i.Text("kind") == "report-approval").Text("href").ShouldBe(MeetingPage(held));
        await consultant.Done(held + "/report-approval", new { });
        (await About(consultant, "Overleg")).ShouldNotContain(i => i.Text("kind") == "report-approval");

        // Another municipality of the region, without an assignment: nothing, until there is one.
        var other = await platform.SignIn("ambtenaar@voeren.example");
        await other.Annex(await other.Draft("voeren", Terms("Zonder toewijzing")));
        (await About(consultant, "Zonder toewijzing")).ShouldBeEmpty();
        await platform.ConsultantIn("voeren", "limburg");
        (await About(consultant, "Zonder toewijzing")).ShouldHaveSingleItem("the control: once assigned, it is there")
            .Text("kind").ShouldBe("annex-concept");

        async Task<List<string>> Kinds() => [.. (await About(consultant, title)).Select(i => i.Text("kind"))];
    }

    [Fact]
    public async Task An_answer_to_a_request_of_AgII_is_told_to_who_asked()
    {
        var consultant = await platform.ConsultantIn("gingelom", "limburg");
        var official = await platform.SignIn("ambtenaar@gingelom.example");
        var annex = await official.ApprovedAnnex("gingelom");
        await consultant.PostJson(annex + "/revision-requests", new { reason = "Een collega stopt." });
        (await Answers()).ShouldBeEmpty("the municipality has not answered");
        var request = (await official.GetJson(annex))["requests"]![0]!["id"];
        await official.Done($"{annex}/revision-requests/{request}/dismissal", new { reason = "Wij vervangen zelf." });

        (await Answers()).ShouldHaveSingleItem().Text("href").ShouldBe(annex.Page());

        async Task<List<JsonNode>> Answers() => [.. (await Items(consultant)).Where(i => i.Text("kind") == "revision-answer")];
    }

    [Fact]
    public async Task More_than_a_hundred_is_said_and_each_municipality_has_its_own()
    {
        var consultant = await platform.ConsultantIn("gavere", "oost-vlaanderen");
        for (var year = 2000; year < 2010; year += 2)
        {
            await consultant.Create("/api/gavere/meetings", new
            {
                title = "Lang geleden", date = $"{year}-01-15", repeatMonths = 1, repeatUntil = $"{year + 1}-12-31",
            });
        }

        var due = await consultant.GetJson("/api/agii/due");
        due["items"]!.AsArray().Count.ShouldBe(100);
        due["more"]!.GetValue<int>().ShouldBeGreaterThanOrEqualTo(20);
        (await (await platform.Browse("consulent.oost-vlaanderen@agii.example")).Get("/agii/te-doen"))
            .ShouldContain($"Er {(due["more"]!.GetValue<int>() == 1 ? "is" : "zijn")} er nog {due["more"]}, minder dringend.");
        (await consultant.GetJson("/api/gavere/due"))["items"]!.AsArray().Count.ShouldBe(120, "all of it");
    }

    private async Task SignForTheMunicipality(string municipality, string agreement)
    {
        (await (await platform.SignIn($"schepen@{municipality}.example")).Sign(agreement, 0, 0)).EnsureSuccessStatusCode();
        (await (await platform.SignIn($"directeur@{municipality}.example")).Sign(agreement, 0, 1)).EnsureSuccessStatusCode();
    }

    private static string MeetingPage(string meeting) => meeting.Replace("/api/", "/").Replace("/meetings/", "/overleg/");

    private static async Task<List<JsonNode>> Items(HttpClient person)
    {
        var answer = await person.GetAsync("/api/agii/due");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return [.. (await answer.Body())["items"]!.AsArray().Select(i => i!)];
    }

    private static async Task<List<JsonNode>> About(HttpClient person, string title) =>
        [.. (await Items(person)).Where(i => i.Text("about") == title)];
}
