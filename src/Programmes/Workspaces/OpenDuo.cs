namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>Opens a duo of the municipality of the address: an act, in the log before anything of the two people is shown.</summary>
internal static class OpenDuo
{
    internal static readonly PageAddress Page = new("/projecten/{id:guid}/duos/{duoId:guid}");

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/projects/{id:guid}/duos/{duoId:guid}", async (Guid id, Guid duoId, ProgrammesDb db, CancellationToken ct) =>
            DuoView.Of((await Read(id, duoId, db, ct)).Duo)).Requires(Permission.ProjectsWrite);
        routes.Pages.MapGet(Page.Pattern, (Guid id, Guid duoId, ProgrammesDb db, CancellationToken ct) => Show(id, duoId, db, ct))
            .Requires(Permission.ProjectsWrite);
    }

    /// <summary>The page, with a form as it was sent when that was refused.</summary>
    internal static async Task<IResult> Show(
        Guid id, Guid duoId, ProgrammesDb db, CancellationToken ct, FormState? meeting = null, FormState? end = null)
    {
        var (project, duo) = await Read(id, duoId, db, ct);
        return await Pages.Show<DuoPage>(new
        {
            Id = id, project.Programme.Name, Duo = DuoView.Of(duo), MayWrite = !project.HasLeft, Meeting = meeting, End = end,
            db.Context.Today,
        });
    }

    private static async Task<(Project Project, Duo Duo)> Read(Guid id, Guid duoId, ProgrammesDb db, CancellationToken ct)
    {
        var project = await Project.Enter(id, db, ct);
        project.MustSeeNames();
        var duo = await db.Duos.AsNoTracking().FirstOrDefaultAsync(d => d.Id == duoId && d.ProjectId == id, ct) ?? throw new NotFound();
        await db.Save(nameof(OpenDuo), duo, "duo geopend", ct);
        return (project, duo);
    }

    /// <summary>A duo of the own municipality to be changed, with all of them, so that they can be counted.</summary>
    internal static async Task<(Project Project, Duo Duo, IReadOnlyList<Duo> All)> ToChange(
        Guid id, Guid duoId, ProgrammesDb db, CancellationToken ct)
    {
        var project = await Project.Enter(id, db, ct);
        project.MustTakePart();
        var all = await db.Duos.Where(d => d.ProjectId == id).ToListAsync(ct);
        return (project, all.FirstOrDefault(d => d.Id == duoId) ?? throw new NotFound(), all);
    }
}
