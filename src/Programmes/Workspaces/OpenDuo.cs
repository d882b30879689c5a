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

    internal static async Task<(Project Project, Duo Duo)> Read(Guid id, Guid duoId, ProgrammesDb db, CancellationToken ct)
    {
        var project = await Project.Enter(id, db, ct);
        project.MustSeeNames();
        var duo = await project.Duos(db).AsNoTracking().FirstOrDefaultAsync(d => d.Id == duoId, ct) ?? throw new NotFound();
        await db.Save(nameof(OpenDuo), duo, "duo geopend", ct);
        return (project, duo);
    }

    /// <summary>A duo of the own municipality that counts, to be changed.</summary>
    internal static async Task<(Project Project, Duo Duo)> ToChange(Guid id, Guid duoId, ProgrammesDb db, CancellationToken ct)
    {
        var project = await Project.Enter(id, db, ct);
        project.MustTakePart();
        return (project, await project.Duos(db).FirstOrDefaultAsync(d => d.Id == duoId, ct) ?? throw new NotFound());
    }
}
