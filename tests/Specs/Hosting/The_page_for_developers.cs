using System.Diagnostics;
using System.Net;
using AgiiPlatform.Host.Operations.Development;

namespace AgiiPlatform.Specs.Hosting;

/// <summary>In Development a page shows what just happened. That it is nowhere else, <see cref="In_production"/> shows.</summary>
[Collection(Alone.Name)]
public class The_page_for_developers(PlatformFixture platform)
{
    [Fact]
    public async Task Shows_a_request_with_its_queries_and_the_messages_that_it_led_to()
    {
        var consultant = await platform.ConsultantIn("zutendaal", "limburg");
        var visit = await consultant.Create("/api/zutendaal/visits", new { date = "2025-03-03", topic = "Kennismaking" });
        (await consultant.PostJson($"/api/zutendaal/visits/{visit}/completion", new { outcome = "Goed gesprek." }))
            .EnsureSuccessStatusCode();
        using var anybody = platform.Anonymous();
        var (page, act) = ("", "");

        await PlatformFixture.Until(async () =>
        {
            page = WebUtility.HtmlDecode(await anybody.GetStringAsync("/ontwikkeling"));
            act = page[page.IndexOf($"POST /api/zutendaal/visits/{visit}/completion: 204", StringComparison.Ordinal)..];
            act = act[..act.IndexOf("<h3>", StringComparison.Ordinal)];
            return act.Contains("overview.when-visit-held", StringComparison.Ordinal);
        });

        act.ShouldContain("INSERT INTO", customMessage: "a query");
        act.ShouldContain("VisitHeld");
        page[page.IndexOf("<h2>Berichten", StringComparison.Ordinal)..].ShouldContain("verwerkt");
        page.ShouldNotContain("Kennismaking", customMessage: "nothing that was typed");
    }

    [Fact]
    public void Keeps_no_more_than_so_many_steps()
    {
        using var steps = new RecentSteps();
        using var source = new ActivitySource("AgiiPlatform");

        for (var i = 0; i < RecentSteps.Kept + 100; i++)
        {
            source.StartActivity($"step {i}", ActivityKind.Server)!.Dispose();
        }

        steps.All.Count.ShouldBe(RecentSteps.Kept);
        steps.All[^1].Name.ShouldBe($"step {RecentSteps.Kept + 99}");
    }
}
