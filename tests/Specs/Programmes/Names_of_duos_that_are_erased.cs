using System.Text.Json;
using AgiiPlatform.Municipalities;
using AgiiPlatform.Programmes.Workspaces;
using AgiiPlatform.Specs.Agreements;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using static AgiiPlatform.Specs.Programmes.SharedProject;

namespace AgiiPlatform.Specs.Programmes;

/// <summary>A while after a project nobody needs to know any more who met whom: names go, and what counts stays.</summary>
public class Names_of_duos_that_are_erased(PlatformFixture platform)
{
    [Fact]
    [Trait("C3", "17")]
    public async Task Twelve_months_after_the_project_and_the_totals_stay()
    {
        var project = await Begun("wezembeek-oppem", "2024-12-31");
        var other = await Begun("wezembeek-oppem", "2025-06-30");

        await Erase(new(2025, 12, 31), "wezembeek-oppem");
        (await project.Get("wezembeek-oppem", "duos")).ToJsonString().ShouldContain(Volunteer, customMessage: "twelve months are not over");
        await Erase(new(2026, 1, 1), "wezembeek-oppem");

        var duo = (await project.Get("wezembeek-oppem", "duos"))["items"]!.AsArray().ShouldHaveSingleItem()!;
        (duo["mentor"]!.GetValue<string>(), duo["mentee"]!.GetValue<string>(), duo["erasedOn"]!.GetValue<string>())
            .ShouldBe(("", "", "2026-01-01"));
        (await project.Get("wezembeek-oppem"))["duos"]!.ToJsonString().ShouldStartWith("""{"duos":1,"meetings":1,""");
        (await Stored("wezembeek-oppem", project.Id)).ShouldAllBe(row => !row.Contains(Volunteer) && !row.Contains(Newcomer));
        (await other.Get("wezembeek-oppem", "duos")).ToJsonString().ShouldContain("Andere", customMessage: "a project that ended later");
        var page = await (await platform.Browse("ambtenaar@wezembeek-oppem.example"))
            .Get($"/wezembeek-oppem/projecten/{project.Id}/duos/{duo["id"]}");
        page.ShouldContain("De namen zijn gewist");
        page.ShouldNotContain("Corrigeren");
    }

    [Fact]
    public async Task Or_as_many_months_as_the_configuration_says()
    {
        var project = await Begun("sint-martens-latem", "2024-12-31");

        await Erase(new(2025, 4, 1), "sint-martens-latem", months: "4");
        (await project.Get("sint-martens-latem", "duos")).ToJsonString().ShouldContain(Volunteer);
        await Erase(new(2025, 4, 1), "sint-martens-latem", months: "3");

        (await project.Get("sint-martens-latem", "duos")).ToJsonString().ShouldNotContain(Volunteer);
    }

    /// <summary>A project with a duo that was corrected and one that was removed: the names stand in four places.</summary>
    private async Task<SharedProject> Begun(string lead, string until)
    {
        var project = await Of(platform.SignIn, new { name = "Voorbij", from = "2024-01-01", until }, lead);
        var mentee = until == "2024-12-31" ? Newcomer : "Andere";
        var duo = await project.Create(lead, "duos", Duo(meetings: 1, mentee: mentee));
        (await project.Put(lead, $"duos/{duo}", new
        {
            mentor = Volunteer, mentee = $"{mentee} B", channel = "online", goals = (string[])["dutch"], from = "2024-03-01",
            note = $"{Volunteer} belt", meetings = (object[])[new { date = "2024-03-01", note = $"met {Newcomer}" }],
            reason = $"{Newcomer} heet anders", version = 1,
        })).EnsureSuccessStatusCode();
        var removed = await project.Create(lead, "duos", Duo(mentor: $"{Volunteer} {until}"));
        (await project.Post(lead, $"duos/{removed}/removal", new { reason = $"{Volunteer} stopte" })).EnsureSuccessStatusCode();
        return project;
    }

    private async Task Erase(DateOnly today, string municipality, string? months = null)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            months is null ? [] : [new("Programmes:DuoNamesKeptMonths", months)]).Build();
        using var names = new DuoNames(
            platform.Services.GetRequiredService<IServiceScopeFactory>(), platform.Services.GetRequiredService<MunicipalityRegistry>(),
            configuration, new ManualClock(new DateTimeOffset(today, new TimeOnly(12, 0), TimeSpan.Zero)), NullLogger<DuoNames>.Instance);
        await names.Erase(platform.Tenant(municipality), CancellationToken.None);
    }

    private Task<List<string>> Stored(string municipality, Guid project) => Look(platform, municipality, async db =>
        (await db.Duos.AsNoTracking().Where(d => d.ProjectId == project).ToListAsync())
            .ConvertAll(d => JsonSerializer.Serialize(new
            {
                d.Mentor, d.Mentee, d.Note, d.RemovedBecause, d.Meetings, d.Corrections,
            })));
}
