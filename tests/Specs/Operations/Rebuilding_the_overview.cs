using System.Net;
using System.Text.Json.Nodes;
using AgiiPlatform.Overview;
using AgiiPlatform.Platform.Persistence;
using AgiiPlatform.Specs.Agreements;
using Microsoft.EntityFrameworkCore;

namespace AgiiPlatform.Specs.Operations;

/// <summary>A copy that is wrong, however, is right again after a rebuild: the figures are those of before.</summary>
[Collection(Alone.Name)]
public class Rebuilding_the_overview(PlatformFixture platform)
{
    private const string Administrator = "beheerder@agii.example", Page = "/agii/beheer/platform/overview", Action = $"{Page}/heropbouw",
        Figures = "/api/agii/overview/municipalities?asOf=2021-12-31";

    [Fact]
    public async Task Gives_the_same_figures_as_before_whatever_was_wrong()
    {
        var (administrator, browser) = (await platform.SignIn(Administrator), await platform.Browse(Administrator));
        var lost = await Visit("tienen", "vlaams-brabant", "2021-03-01");
        var moved = await Visit("vilvoorde", "vlaams-brabant", "2021-03-02");
        var tooNew = await Visit("rotselaar", "vlaams-brabant", "2021-03-03");
        var agreement = await Signed("aarschot", "vlaams-brabant");
        await Until(administrator, "Tienen", "Vilvoorde", "Rotselaar");
        await PlatformFixture.Until(async () => (await Row(administrator, "Aarschot"))["signed"]!.GetValue<bool>());
        var before = await administrator.GetStringAsync(Figures);

        // A fact that got lost, one with another day, one that seems newer than it is, one that nobody stated, and one taken back.
        await platform.In("overview", "tienen", db => db.Set<VisitFact>().Where(v => v.Id == lost).ExecuteDeleteAsync());
        await platform.In("overview", "vilvoorde", db => db.Set<VisitFact>().Where(v => v.Id == moved)
            .ExecuteUpdateAsync(u => u.SetProperty(v => v.Date, new DateOnly(2015, 3, 2)).SetProperty(v => v.Version, v => v.Version + 1)));
        await platform.In("overview", "rotselaar", db => db.Set<VisitFact>().Where(v => v.Id == tooNew).ExecuteUpdateAsync(u => u
            .SetProperty(v => v.Counts, false).SetProperty(v => v.PublishedVersion, 99).SetProperty(v => v.Version, v => v.Version + 1)));
        await platform.In("overview", "zaventem", async db =>
        {
            db.Add(new VisitFact { Date = new DateOnly(2021, 3, 4), Counts = true });
            await db.Save("spec", null, default);
            return 0;
        });
        await platform.In("overview", "aarschot", db => db.Set<AgreementFact>().Where(a => a.Id == agreement)
            .ExecuteUpdateAsync(u => u.SetProperty(a => a.Counts, false).SetProperty(a => a.Version, a => a.Version + 1)));
        await PlatformFixture.Until(async () => (await Row(administrator, "Zaventem"))["visited"]!.GetValue<bool>());
        (await administrator.GetStringAsync(Figures)).ShouldNotBe(before, "the control: they are wrong");

        var form = Browser.FieldsOf(await browser.Get(Page), Action).Single();
        form["confirmed"] = "true";
        (await browser.Submit(Action, form)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await browser.Submit(Action, form)).StatusCode.ShouldBe(HttpStatusCode.Redirect); // pressed twice
        (await browser.Get(Page)).ShouldContain("door een platformbeheerder");
        await PlatformFixture.Until(async () => Fact(await browser.Get(Page), "Voortgang") == "klaar");

        await PlatformFixture.Until(async () => await administrator.GetStringAsync(Figures) == before);
        var begun = await platform.AsAgency("overview", db => db.Audit.AsNoTracking()
            .Where(a => a.Act == "RebuildProjection").OrderByDescending(a => a.Id).ToListAsync());
        begun[0].PersonId.ShouldBe(await platform.PersonId(Administrator));
        (await platform.AsAgency("overview", db => db.Audit.CountAsync(a => a.Reason == begun[0].Reason)))
            .ShouldBe(1, "the second press does nothing");

        // What happens from here on is heard as before.
        var consultant = await platform.ConsultantIn("rotselaar", "vlaams-brabant");
        (await consultant.PostJson($"/api/rotselaar/visits/{tooNew}/cancellation", new { reason = "Vergissing." }))
            .EnsureSuccessStatusCode();
        await PlatformFixture.Until(async () => !(await Row(administrator, "Rotselaar"))["visited"]!.GetValue<bool>());
    }

    /// <summary>What stands beside this term on the page.</summary>
    private static string? Fact(string page, string term) =>
        page.Split($"<dt>{term}</dt>") is [_, var rest, ..] ? rest.Split("<dd>")[1].Split("</dd>")[0].Trim() : null;

    private async Task<Guid> Visit(string municipality, string region, string date)
    {
        var consultant = await platform.ConsultantIn(municipality, region);
        var id = await consultant.Create($"/api/{municipality}/visits", new { date, topic = "Kennismaking" });
        (await consultant.PostJson($"/api/{municipality}/visits/{id}/completion", new { outcome = "Goed." })).EnsureSuccessStatusCode();
        return id;
    }

    private async Task<Guid> Signed(string municipality, string region)
    {
        var agreement = await (await platform.SignIn($"ambtenaar@{municipality}.example")).Approved(municipality);
        foreach (var (person, party, representative) in new[]
        {
            ($"schepen@{municipality}.example", 0, 0), ($"directeur@{municipality}.example", 0, 1),
            ($"regiomanager.{region}@agii.example", 1, 0),
        })
        {
            (await (await platform.SignIn(person)).Sign(agreement, party, representative, "2020-03-01")).EnsureSuccessStatusCode();
        }

        return Guid.Parse(agreement.Split('/')[^1]);
    }

    private static Task Until(HttpClient administrator, params string[] visited) => PlatformFixture.Until(async () =>
    {
        var rows = (await administrator.GetJson(Figures)).AsArray();
        return visited.All(name => rows.First(r => r!["name"]!.GetValue<string>() == name)!["visited"]!.GetValue<bool>());
    });

    private static async Task<JsonNode> Row(HttpClient administrator, string name) =>
        (await administrator.GetJson(Figures)).AsArray().First(r => r!["name"]!.GetValue<string>() == name)!;
}
