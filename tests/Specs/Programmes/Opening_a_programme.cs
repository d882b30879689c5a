using AgiiPlatform.Programmes.Definitions;

namespace AgiiPlatform.Specs.Programmes;

[Collection(Alone.Name)]
public class Opening_a_programme(PlatformFixture platform)
{
    [Fact]
    public async Task With_all_24_actions_takes_one_query()
    {
        var official = await platform.SignIn("ambtenaar@duffel.example");
        var numbers = ShippedDefinitions.All.Single(d => d.DefinitionId == "plan-samenleven").Actions.Select(a => a.Number);
        var id = await official.Create("/api/duffel/programmes",
            new { definition = "plan-samenleven", actions = numbers.Select(n => new { number = n, currentReach = 1 }) });

        using var queries = new Queries("programmes", "programmes", "actions");
        (await queries.Of(() => official.GetJson($"/api/duffel/programmes/{id}"))).ShouldBe(1);
        (await official.GetJson($"/api/duffel/programmes/{id}"))["actions"]!.AsArray().Count.ShouldBe(24);
    }
}
