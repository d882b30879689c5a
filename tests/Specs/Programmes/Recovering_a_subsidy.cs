using System.Net;
using System.Net.Http.Json;
using AgiiPlatform.Specs.Agreements;

namespace AgiiPlatform.Specs.Programmes;

/// <summary>What is asked back stands with the municipality that received it, never above what was granted.</summary>
[Trait("C4", "24")]
public class Recovering_a_subsidy(PlatformFixture platform)
{
    private static object Recovered(int? version, params (string Date, string Euros, string? Reason)[] rows) => new
    {
        version, recoveries = rows.Select(r => new { date = r.Date, euros = r.Euros, reason = r.Reason }),
    };

    [Fact]
    public async Task Is_written_down_on_a_page_and_subtracted_from_what_was_granted()
    {
        var official = await platform.SignIn("ambtenaar@spiere-helkijn.example");
        var programme = "/api/spiere-helkijn/programmes/"
            + await official.Create("/api/spiere-helkijn/programmes", PlanSamenleven.Of(granted: 58_697_500));
        var browser = await platform.Browse("ambtenaar@spiere-helkijn.example");
        var page = programme.ToPage();
        var fields = Browser.Fields(await browser.Get($"{page}/terugvordering"));
        (fields["recoveries[0].date"], fields["recoveries[0].euros"]) = ("15/1/2024", "6.400");
        fields["recoveries[0].reason"] = "Actie 15 haalde 280 van 300.";

        (await browser.Submit($"{page}/terugvordering", fields)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var shown = await browser.Get(page);
        shown.ShouldContain("Actie 15 haalde 280 van 300.");
        shown.ShouldContain("€ 586.975 toegekend − € 6.400 teruggevorderd = € 580.575.");
        (await official.GetJson(programme))["recoveries"]!.ToJsonString()
            .ShouldBe("""[{"date":"2024-01-15","cents":640000,"reason":"Actie 15 haalde 280 van 300."}]""");
        Browser.Fields(await browser.Get($"{page}/terugvordering"))["recoveries[0].euros"].ShouldBe("6400");
    }

    [Theory]
    [InlineData("2024-01-15", "586.975,01", "Te veel", 409, "more-than-granted", "€ 586.975,01 terugvorderen is meer dan de € 586.975")]
    [InlineData("2022-09-30", "1", "Te vroeg", 409, "before-the-begin", "begint op 1 oktober 2022")]
    [InlineData("2090-01-01", "1", "Te laat", 400, "invalid-input", "Rij 1: deze dag is er nog niet.")]
    [InlineData("2024-01-15", "-1", "Negatief", 400, "invalid-input", "Geef een bedrag tussen")]
    [InlineData("2024-01-15", "1", null, 400, "invalid-input", "waarom rij 1 teruggevorderd wordt")]
    public async Task Is_refused_with_a_sentence_and_nothing_is_written(
        string date, string euros, string? reason, int status, string rule, string sentence)
    {
        var official = await platform.SignIn("ambtenaar@maarkedal.example");
        var programme = $"/api/maarkedal/programmes/{await official.Start("maarkedal", PlanSamenleven.Of(granted: 58_697_500))}";

        await (await official.PutAsJsonAsync($"{programme}/recoveries", Recovered(1, (date, euros, reason))))
            .ShouldRefuse(status, rule, sentence);

        (await official.GetJson(programme))["recoveries"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Needs_something_granted_the_version_that_was_seen_and_an_official()
    {
        var official = await platform.SignIn("ambtenaar@huldenberg.example");
        var programme = "/api/huldenberg/programmes/" + await official.Create("/api/huldenberg/programmes", PlanSamenleven.Of());
        var body = Recovered(1, ("2024-01-15", "1", "Proef"));

        await (await official.PutAsJsonAsync($"{programme}/recoveries", body)).ShouldRefuse(409, "nothing-granted", "nog niets toegekend");
        await official.Put($"{programme}/granted", new { grantedCents = 100 });
        await (await official.PutAsJsonAsync($"{programme}/recoveries", body)).ShouldRefuse(409, "changed-meanwhile", "intussen");
        (await (await platform.SignIn("schepen@huldenberg.example")).PutAsJsonAsync($"{programme}/recoveries", body)).StatusCode
            .ShouldBe(HttpStatusCode.Forbidden);
        await official.Put($"{programme}/recoveries", Recovered(2, ("2024-01-15", "1", "Proef"))); // the control
    }

    [Fact]
    [Trait("C3", "02")]
    public async Task Of_a_shared_project_is_asked_back_at_the_municipality_that_leads()
    {
        var project = await SharedProject.In(platform, "heuvelland", "langemark-poelkapelle");
        object body = Recovered((await project.Officials["heuvelland"].GetJson($"/api/heuvelland/programmes/{project.Id}"))["version"]!
            .GetValue<int>(), ("2024-06-01", "5.000", "Minder duo's dan beloofd"));

        (await project.Officials["langemark-poelkapelle"].PutAsJsonAsync(
            $"/api/langemark-poelkapelle/programmes/{project.Id}/recoveries", body)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await project.Officials["heuvelland"].Put($"/api/heuvelland/programmes/{project.Id}/recoveries", body);

        (await project.Officials["heuvelland"].GetJson($"/api/heuvelland/programmes/{project.Id}"))["recoveries"]![0]!["cents"]!
            .GetValue<long>().ShouldBe(500_000);
        foreach (var (who, links) in (IEnumerable<(string, bool)>)
        [
            ("ambtenaar@heuvelland", true), ("schepen@heuvelland", false), ("ambtenaar@langemark-poelkapelle", false),
        ])
        {
            var at = who.Split('@')[1];
            (await (await platform.Browse($"{who}.example")).Get($"/{at}/projecten/{project.Id}"))
                .Contains($"/{at}/programmas/{project.Id}/terugvordering", StringComparison.Ordinal).ShouldBe(links, who);
        }
    }
}
