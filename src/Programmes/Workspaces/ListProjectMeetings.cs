namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>Lists the meetings of a project, whoever noted them; the newest entry first.</summary>
internal static class ListProjectMeetings
{
    internal static readonly PageAddress Page = new("/projecten/{id:guid}/bijeenkomsten");

    /// <summary>The list, at what was just noted.</summary>
    internal static readonly PageAddress AtMade = new(Page.Pattern + "#b-{made}");

    internal static readonly PageAddress NextPage = new(Page.Pattern + "?na={after}");

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/projects/{id:guid}/meetings", async (
            Guid id, Paging paging, ProgrammesDb db, MunicipalityRegistry registry, CancellationToken ct) =>
            await Read(await Project.Enter(id, db, ct), paging, db, registry, ct)).Requires(Permission.ProjectsRead);
        routes.Pages.MapGet(Page.Pattern, Show).Requires(Permission.ProjectsRead);
    }

    internal static async Task<IResult> Show(
        Guid id, Paging paging, FormState form, ProgrammesDb db, MunicipalityRegistry registry, CancellationToken ct)
    {
        var project = await Project.Enter(id, db, ct);
        return await Pages.Show<ProjectMeetingsPage>(new
        {
            Id = id, project.Programme.Name, Meetings = await Read(project, paging, db, registry, ct), paging.After,
            MayAdd = !project.HasLeft, Removed = await project.Removed<ProjectMeeting>(db, ct), Form = form,
        });
    }

    private static async Task<PagedList<ProjectMeetingView>> Read(
        Project project, Paging paging, ProgrammesDb db, MunicipalityRegistry registry, CancellationToken ct)
    {
        // Planned ones are shown too, except to who left.
        var all = project.Records<ProjectMeeting>(db).Where(m => !project.HasLeft || m.Date <= project.AsOf);
        await paging.Within(() => all.Select(m => m.Id), ct);
        var rows = await all.Where(m => paging.After == null || m.Id < paging.After).OrderByDescending(m => m.Id).Take(paging.Take + 1)
            .ToListAsync(ct);
        return paging.Of(
            [
                .. rows.Select(m => new ProjectMeetingView(m.Id, registry.NameOf(m.TenantId, project.Today),
                    m.TenantId == project.Here.Id, m.Kind, m.Title, m.Date, m.Audiences, m.Participants, m.Report, m.Corrections)),
            ],
            m => m.Id);
    }
}
