using System.Net;
using AgiiPlatform.Municipalities;
using AgiiPlatform.Platform.Persistence;
using AgiiPlatform.Platform.Tenancy;
using AgiiPlatform.Programmes;
using AgiiPlatform.Programmes.Definitions;
using AgiiPlatform.Specs.Agreements;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AgiiPlatform.Specs.Programmes;

[Collection(Alone.Name)]
public class The_board_of_a_programme(PlatformFixture platform)
{
    private const string Municipality = "sint-katelijne-waver";

    [Fact]
    public async Task Shows_each_action_with_its_state_its_progress_and_its_line()
    {
        var official = await platform.SignIn($"ambtenaar@{Municipality}.example");
        var programme = await official.TakePart(Municipality);
        await official.Measure(programme, "9", "2023-01-31", 50);
        await official.Measure(programme, "9", "2023-03-31", 105);

        var board = await official.GetJson($"{programme}/board");

        board["actions"]!.AsArray().Count.ShouldBe(13);
        board["notChosen"]!.AsArray().Count.ShouldBe(11);
        var nine = board["actions"]!.AsArray().Single(a => a!["number"]!.GetValue<string>() == "9")!;
        nine["points"]!.ToJsonString().ShouldBe("""[{"date":"2023-01-31","value":50},{"date":"2023-03-31","value":105}]""");
        nine["progress"]!["test"]!["state"]!.GetValue<string>().ShouldBe("passed");
        board["money"]!.AsArray().Sum(m => m!["subsidyCents"]!.GetValue<long>()).ShouldBe(58_697_500);
        board["phases"]!.AsArray().Select(p => p!["until"]!.GetValue<string>()).ShouldBe(["2023-03-31", "2023-09-30"]);
    }

    [Fact]
    [Trait("C4", "25")]
    public async Task Is_a_page_on_which_each_drawing_has_its_table_and_reaches_are_not_added_up()
    {
        var official = await platform.SignIn($"ambtenaar@{Municipality}.example");
        var programme = await official.TakePart(Municipality);
        await official.Measure(programme, "9", "2023-03-31", 105);
        var browser = await platform.Browse($"schepen@{Municipality}.example");

        var page = await browser.Get(programme.ToPage() + "/bord");

        page.Split("class=\"line-chart\"").Length.ShouldBe(14);
        page.ShouldContain("De acties als tabel");
        page.ShouldContain("Bij dit tempo 210 van 262 op 30-9-2023.");
        page.ShouldContain("Niet gekozen (11)");
        page.ShouldContain("class=\"timeline\"");
        page.ShouldContain("ze worden niet opgeteld");
        page.ShouldNotContain("1.505");
        page.ShouldNotContain("style=");
    }

    [Fact]
    public async Task Without_actions_says_so_and_is_not_there_for_others()
    {
        var official = await platform.SignIn($"ambtenaar@{Municipality}.example");
        var id = await official.Start(Municipality, new { definition = "sociale-cohesieplan" });

        (await (await platform.Browse($"ambtenaar@{Municipality}.example")).Get($"/{Municipality}/programmas/{id}/bord"))
            .ShouldContain("Nog geen acties");
        var stranger = await platform.SignIn("ambtenaar@zandhoven.example");
        (await stranger.GetAsync($"/api/{Municipality}/programmes/{id}/board")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.GetAsync($"/api/zandhoven/programmes/{id}/board")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await official.GetAsync($"/api/{Municipality}/programmes/{id}/board")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Of_24_actions_with_5_years_of_measurements_is_one_query()
    {
        var official = await platform.SignIn($"ambtenaar@{Municipality}.example");
        var numbers = ShippedDefinitions.All.Single(d => d.DefinitionId == "plan-samenleven").Actions.Select(a => a.Number);
        var programme = $"/api/{Municipality}/programmes/" + await official.Start(Municipality, new
        {
            definition = "plan-samenleven", from = "2018-01-01", until = "2022-12-31",
            actions = numbers.Select(n => new { number = n, currentReach = 600 }),
        });
        await MeasureForFiveYears(Guid.Parse(programme.Split('/')[^1]));

        using var queries = new Queries("programmes", "programmes", "actions");
        (await queries.Of(() => official.GetJson($"{programme}/board"))).ShouldBe(1);

        var board = await official.GetJson($"{programme}/board");
        board["actions"]!.AsArray().Sum(a => a!["points"]!.AsArray().Count).ShouldBe(24 * 60);
    }

    /// <summary>1,440 measurements, written at once: through the API they would take longer than all other specs of the service.</summary>
    private async Task MeasureForFiveYears(Guid programme)
    {
        await using var scope = platform.Services.CreateAsyncScope();
        var tenant = scope.ServiceProvider.GetRequiredService<MunicipalityRegistry>().BySlug(Municipality)!;
        scope.ServiceProvider.GetRequiredService<RequestContext>().Initialize(tenant, [tenant.Id], Actor.Consumer("spec"));
        var db = (ProgrammesDb)scope.ServiceProvider.GetRequiredKeyedService<ServiceDb>("programmes");
        foreach (var action in await db.Actions.Where(a => a.ProgrammeId == programme).ToListAsync())
        {
            action.Measure(Enumerable.Range(0, 60).Select(n =>
                new Measurement(Ids.New(), new DateOnly(2018, 1, 31).AddMonths(n), 5 + n * 10, "Registratie")));
        }

        await db.Save("spec", null, CancellationToken.None);
    }
}
