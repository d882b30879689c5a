using System.Net;
using AgiiPlatform.Specs.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AgiiPlatform.Specs.Hosting;

/// <summary>
/// What two people can do at once is answered with a sentence and needs no line in the log; a constraint that this does not explain is a
/// fault of the platform, and is told there, without what was written.
/// </summary>
[Collection(Alone.Name)]
public class A_constraint_that_refuses_a_row(PlatformFixture platform)
{
    [Fact]
    public async Task Is_told_in_the_log_when_the_model_does_not_know_it()
    {
        var consultant = await platform.ConsultantIn("alken", "limburg");
        using var written = new Written();
        platform.Services.GetRequiredService<ILoggerFactory>().AddProvider(written);
        await platform.Run("caseloads", "create unique index spec_once on visits (topic) where topic = 'Eenmalig'",
            "create unique index spec_once on caseloads.visits (topic) where topic = 'Eenmalig'");
        try
        {
            await consultant.Create("/api/alken/visits", new { date = "2025-03-03", topic = "Eenmalig" });
            await (await consultant.PostJson("/api/alken/visits", new { date = "2025-03-03", topic = "Eenmalig" }))
                .ShouldRefuse(409, "rule:changed-meanwhile");
        }
        finally
        {
            await platform.Run("caseloads", "drop index spec_once", "drop index caseloads.spec_once");
        }

        var line = Refusals(written).ShouldHaveSingleItem();
        line.ShouldContain("caseloads: PlanVisit was refused by " + (PlatformFixture.Full ? "spec_once" : "visits.topic"));
        line.ShouldNotContain("Eenmalig");
    }

    [Fact]
    public async Task Control_a_repeated_key_and_a_second_writer_are_told_to_their_people_only()
    {
        var consultant = await platform.ConsultantIn("alken", "limburg");
        using var written = new Written();
        platform.Services.GetRequiredService<ILoggerFactory>().AddProvider(written);

        var visit = await consultant.Create("/api/alken/visits", new { date = "2025-03-04" }, key: "refused-1");
        (await consultant.Create("/api/alken/visits", new { date = "2025-03-04" }, key: "refused-1")).ShouldBe(visit);
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ =>
            consultant.PostJson($"/api/alken/visits/{visit}/completion", new { outcome = "Goed gesprek." })));
        answers.Count(a => a.StatusCode == HttpStatusCode.NoContent).ShouldBe(1);

        Refusals(written).ShouldBeEmpty();
    }

    /// <summary>The key of such a row is its tenant alone, which is no new id: two at once explain it.</summary>
    [Fact]
    public async Task Control_two_who_make_the_one_row_of_a_municipality_are_told_to_their_people_only()
    {
        const string slug = "lennik";
        using var written = new Written();
        platform.Services.GetRequiredService<ILoggerFactory>().AddProvider(written);

        (await platform.Overtaken(slug, s => s.MakeReadOnly(Flanders.Today.AddDays(300), "x", DateTime.UnixEpoch)))
            .ShouldBe("changed-meanwhile");

        Refusals(written).ShouldBeEmpty();
        await platform.Decide(slug, "reopening", new { reason = "Toch niet." });
    }

    private static List<string> Refusals(Written written)
    {
        lock (written.Lines)
        {
            return [.. written.Lines.Where(l => l.Contains("was refused by", StringComparison.Ordinal))];
        }
    }
}
