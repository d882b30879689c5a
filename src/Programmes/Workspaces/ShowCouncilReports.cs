using AgiiPlatform.Web.Papers;

namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>
/// The report to a council, made for each municipality from the same records: to read, to print, and to keep as it was when the council was
/// told.
/// </summary>
internal static class ShowCouncilReports
{
    internal sealed record Input
    {
        public DateOnly? CouncilDate { get; init; }
    }

    internal static readonly PageAddress Page = new("/projecten/{id:guid}/verslag");

    /// <summary>One that the council was told.</summary>
    internal static readonly PageAddress SentPage = new("/projecten/{id:guid}/verslag/{reportId:guid}");

    internal static readonly PageAddress WordFile = new("/projecten/{id:guid}/verslag.docx");

    internal static readonly PageAddress SentWordFile = new("/projecten/{id:guid}/verslag/{reportId:guid}/verslag.docx");

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/projects/{id:guid}/reports", async (
            Guid id, ProgrammesDb db, MunicipalityRegistry registry, CancellationToken ct) =>
            await Read(await Project.Enter(id, db, ct), db, registry, ct)).Requires(Permission.ProjectsRead);
        routes.Pages.MapGet(SentPage.Pattern, async (
            Guid id, Guid reportId, ProgrammesDb db, MunicipalityRegistry registry, CancellationToken ct) =>
        {
            var sent = await Sent(id, reportId, db, ct);
            return await Pages.Show<CouncilReportPage>(new
            {
                Id = id, Name = sent.Content.Project, Paper = CouncilPaper.Of(sent.Content, sent.CouncilDate), ReportId = reportId,
            });
        }).Requires(Permission.ProjectsRead);
        routes.Pages.MapGet(Page.Pattern, Show).Requires(Permission.ProjectsRead);
        foreach (var (now, sent, group) in (IEnumerable<(string, string, RouteGroupBuilder)>)
        [
            ("/projects/{id:guid}/reports/paper", "/projects/{id:guid}/reports/{reportId:guid}/paper", routes.Api),
            (WordFile.Pattern, SentWordFile.Pattern, routes.Pages),
        ])
        {
            group.MapGet(now, Word).Requires(Permission.ProjectsRead);
            group.MapGet(sent, SentWord).Requires(Permission.ProjectsRead);
        }

        routes.Act(Permission.ProjectsWrite, "/projects/{id:guid}/reports", Handle)
            .Button(Page, Show, "Het verslag is bewaard zoals het nu is.", then: SentPage);
    }

    private static async Task<Guid> Handle(Guid id, Input input, ProgrammesDb db, MunicipalityRegistry registry, CancellationToken ct)
    {
        var project = await Project.Enter(id, db, ct);
        project.MustBeOfMunicipality();
        new Check().Required(input.CouncilDate, "councilDate", "de datum van de gemeenteraad").ThrowIfInvalid();
        var own = project.OwnIn(db);
        var report = own.Report(input.CouncilDate!.Value, await Content(project, db, registry, ct));
        await db.Save("ReportToCouncil", own, ct, made: report);
        return report;
    }

    private static async Task<IResult> Show(
        Guid id, FormState form, ProgrammesDb db, MunicipalityRegistry registry, CancellationToken ct)
    {
        var project = await Project.Enter(id, db, ct);
        var reports = await Read(project, db, registry, ct);
        return await Pages.Show<CouncilReportPage>(new
        {
            Id = id, project.Programme.Name, Paper = CouncilPaper.Of(reports.Now, null), reports.Sent, Form = form,
            MayKeep = !project.HasLeft && !project.ByCoordinator,
        });
    }

    private static async Task<IResult> Word(Guid id, ProgrammesDb db, MunicipalityRegistry registry, CancellationToken ct) =>
        WordDocument.Answer(
            CouncilPaper.Of(await Content(await Project.Enter(id, db, ct), db, registry, ct), null), "verslag-gemeenteraad.docx");

    private static async Task<IResult> SentWord(Guid id, Guid reportId, ProgrammesDb db, CancellationToken ct)
    {
        var sent = await Sent(id, reportId, db, ct);
        return WordDocument.Answer(CouncilPaper.Of(sent.Content, sent.CouncilDate), $"verslag-gemeenteraad-{sent.CouncilDate:O}.docx");
    }

    private static async Task<CouncilReport> Sent(Guid id, Guid reportId, ProgrammesDb db, CancellationToken ct) =>
        (await Project.Enter(id, db, ct)).Own?.Reports.FirstOrDefault(r => r.Id == reportId) ?? throw new NotFound();

    private static async Task<CouncilReports> Read(Project project, ProgrammesDb db, MunicipalityRegistry registry, CancellationToken ct) =>
        new(await Content(project, db, registry, ct), [.. (project.Own?.Reports ?? []).OrderByDescending(r => r.CouncilDate)]);

    private static async Task<ReportContent> Content(Project project, ProgrammesDb db, MunicipalityRegistry registry, CancellationToken ct)
    {
        var view = await OpenProject.View(project, null, db, registry, ct);
        var own = view.Members.FirstOrDefault(m => m.Municipality == project.Here.Slug);
        return new(
            view.Name, project.Here.DisplayName(project.Today), view.Lead, view.AsOf, project.Programme.From, project.Programme.Until,
            view.SubsidyCents, own?.Duos ?? new(0, 0, 0), [.. view.Members.Select(m => new DuosOf(m.Name, m.Duos))], view.Duos,
            own?.Sheets ?? 0, view.Sheets, view.Meetings, own?.Contact, own?.Anchors);
    }
}
