using System.Net;
using System.Text.Json.Nodes;
using AgiiPlatform.Specs.Agreements;
using static AgiiPlatform.Specs.Programmes.SharedProject;

namespace AgiiPlatform.Specs.Programmes;

/// <summary>Sheets from a template with files, the manual, working groups and trainings: shared by all members.</summary>
public class What_a_project_makes(PlatformFixture platform)
{
    [Fact]
    [Trait("C3", "09")]
    [Trait("C3", "15")]
    public async Task A_sheet_is_made_from_the_template_of_another_member_and_its_file_is_for_all()
    {
        var project = await In(platform, "turnhout", "malle");
        var template = await project.Create("turnhout", "deliverables",
            new { kind = "template", title = "Sjabloon onthaal", date = "2024-02-01" });
        var manual = await project.Create("turnhout", "deliverables",
            new { kind = "manual", title = "Draaiboek Net-werk", date = "2024-02-01" });
        (await project.Upload("turnhout", manual)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var sheet = await project.Create("malle", "deliverables",
            new { kind = "sheet", title = "Huis van het Kind", theme = "Opvoeding", date = "2024-05-06", template });
        (await project.Upload("malle", sheet)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        var seen = (await project.Get("turnhout", "deliverables"))["items"]!.AsArray().Single(d => d!["id"]!.GetValue<Guid>() == sheet)!;
        (seen["municipality"]!.GetValue<string>(), seen["template"]!.GetValue<string>()).ShouldBe(("Malle", "Sjabloon onthaal"));
        var file = seen["files"]![0]!["id"]!.GetValue<Guid>();
        var download = await project.Officials["turnhout"].GetAsync(project.At("turnhout", $"deliverables/{sheet}/files/{file}"));
        (await download.Content.ReadAsByteArrayAsync()).ShouldBe(AgreementCalls.Pdf());
        download.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        (await (await platform.SignIn("ambtenaar@zulte.example"))
            .GetAsync($"/api/zulte/projects/{project.Id}/deliverables/{sheet}/files/{file}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await project.Get("turnhout"))["sheets"]!.GetValue<int>().ShouldBe(1, "a template and a manual are no sheets");
        (await project.Get("malle", "deliverables"))["items"]!.AsArray().Single(d => d!["id"]!.GetValue<Guid>() == manual)!["files"]!
            .AsArray().Count.ShouldBe(1, "the manual is there to be saved");

        var browser = await platform.Browse("ambtenaar@turnhout.example");
        var page = await browser.Get($"/turnhout/projecten/{project.Id}/fiches");
        page.ShouldContain("Onthaalfiche, sjabloon: Sjabloon onthaal");
        page.ShouldContain("Draaiboek Net-werk");
        (await browser.Open($"/turnhout/projecten/{project.Id}/fiches/{sheet}/bestanden/{file}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await browser.Get($"/turnhout/projecten/{project.Id}/fiches/nieuw")).ShouldContain("Gemaakt met het sjabloon");
    }

    [Theory]
    [InlineData("""{"title":"x","date":"2024-05-06"}""", 400, "invalid-input", "Kies wat het is.")]
    [InlineData("""{"kind":"sheet","date":"2024-05-06"}""", 400, "invalid-input", "Vul de titel in.")]
    [InlineData("""{"kind":"sheet","title":"Afval","date":"2023-12-31"}""", 409, "rule:outside-the-project",
        "Afval: 31 december 2023 valt buiten het project")]
    [InlineData("""{"kind":"sheet","title":"Afval","date":"2024-05-06","template":"0190a0a0-0000-7000-8000-000000000001"}""", 400,
        "invalid-input", "Dit sjabloon is er niet in dit project.")]
    public async Task What_cannot_be_made_is_refused_with_its_title(string body, int status, string rule, string sentence)
    {
        var project = await In(platform, "kapellen");

        await (await project.Post("kapellen", "deliverables", JsonNode.Parse(body)!)).ShouldRefuse(status, rule, sentence);

        (await project.Get("kapellen", "deliverables"))["items"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    [Trait("C3", "10")]
    public async Task Meetings_have_a_kind_and_an_audience_and_count_once_for_all()
    {
        var project = await In(platform, "geel", "laakdal");
        await project.Create("geel", "meetings", new
        {
            kind = "training", title = "Klare taal", date = "2024-04-04", audiences = (string[])["gemeentepersoneel", "vrijwilligers"],
            participants = 21,
        });
        await project.Create("laakdal", "meetings",
            new { kind = "training", title = "Omgaan met diversiteit", date = "2024-06-04", participants = 9 });
        await project.Create("laakdal", "meetings", new { kind = "working-group", title = "Onthaal", date = "2024-06-05" });

        foreach (var municipality in project.Officials.Keys)
        {
            (await project.Get(municipality))["meetings"]!.ToJsonString().ShouldBe(
                """[{"kind":"working-group","count":1,"participants":0},{"kind":"training","count":2,"participants":30}]""");
        }

        var page = await (await platform.Browse("ambtenaar@laakdal.example")).Get($"/laakdal/projecten/{project.Id}/bijeenkomsten");
        page.ShouldContain("gemeentepersoneel en vrijwilligers");
        (await (await platform.Browse("ambtenaar@laakdal.example")).Get($"/laakdal/projecten/{project.Id}"))
            .ShouldContain("Vorming: 2, 30 deelnemers");
    }

    [Theory]
    [InlineData("""{"title":"x","date":"2024-05-06"}""", 400, "invalid-input", "Kies wat voor bijeenkomst het is.")]
    [InlineData("""{"kind":"training","title":"Klare taal","date":"2024-05-06","participants":-1}""", 409, "rule:below-zero",
        "Klare taal: het aantal deelnemers is 0 of meer.")]
    [InlineData("""{"kind":"board","title":"Raad","date":"tomorrow","report":"Beslist"}""", 409, "rule:meeting-in-the-future",
        "Raad is op")]
    public async Task A_meeting_that_cannot_be_is_refused_with_its_title(string body, int status, string rule, string sentence)
    {
        var project = await In(platform, "lille");

        await (await project.Post("lille", "meetings", JsonNode.Parse(body.Replace("tomorrow", $"{Flanders.Today.AddDays(1):O}"))!))
            .ShouldRefuse(status, rule, sentence);

        (await project.Get("lille", "meetings"))["items"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Pages_take_a_sheet_and_a_meeting_and_say_when_there_is_nothing_yet()
    {
        var project = await In(platform, "kasterlee");
        var (browser, at) = (await platform.Browse("ambtenaar@kasterlee.example"), $"/kasterlee/projecten/{project.Id}");
        (await browser.Get($"{at}/fiches")).ShouldContain("Nog niets gemaakt");
        (await browser.Get($"{at}/bijeenkomsten")).ShouldContain("Nog geen bijeenkomsten");
        var sheet = Browser.Fields(await browser.Get($"{at}/fiches/nieuw"));
        (sheet["kind"], sheet["title"], sheet["date"]) = ("sheet", "Afval", "2024-05-06");
        var meeting = Browser.Fields(await browser.Get($"{at}/bijeenkomsten/nieuw"));
        (meeting["kind"], meeting["title"], meeting["date"]) = ("learning-network", "Startdag", "2024-05-06");

        var made = await browser.Submit($"{at}/fiches/nieuw", sheet);
        (await browser.Get($"{made.Headers.Location}")).ShouldContain("Bij \"Afval\".");
        (await browser.Submit($"{at}/bijeenkomsten/nieuw", meeting)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await browser.Get($"{at}/bijeenkomsten")).ShouldContain("Startdag");
    }
}
