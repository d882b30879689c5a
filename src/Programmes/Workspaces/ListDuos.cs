namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>Lists the duos of the municipality of the address, by name, to its officials and the coordinator. Each is logged.</summary>
internal static class ListDuos
{
    internal static readonly PageAddress Page = new("/projecten/{id:guid}/duos");

    internal static readonly PageAddress NextPage = new(Page.Pattern + "?na={after}");

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/projects/{id:guid}/duos", async (Guid id, Paging paging, ProgrammesDb db, CancellationToken ct) =>
            (await Read(id, paging, db, ct)).Duos).Requires(Permission.ProjectsWrite);
        routes.Pages.MapGet(Page.Pattern, Show).Requires(Permission.ProjectsWrite);
    }

    internal static async Task<IResult> Show(Guid id, Paging paging, FormState form, ProgrammesDb db, CancellationToken ct)
    {
        var (project, duos, removed) = await Read(id, paging, db, ct);
        return await Pages.Show<DuosPage>(new
        {
            Id = id, project.Programme.Name, Duos = duos, paging.After, MayAdd = !project.HasLeft, Removed = removed, Form = form,
            Totals = DuoTotals.Of(project.Own?.Counts ?? [], project.AsOf),
        });
    }

    private static async Task<(Project Project, PagedList<DuoView> Duos, IReadOnlyList<RemovedRecord> Removed)> Read(
        Guid id, Paging paging, ProgrammesDb db, CancellationToken ct)
    {
        var project = await Project.Enter(id, db, ct);
        project.MustSeeNames();
        var duos = project.Duos(db).AsNoTracking();
        await paging.Within(() => duos.Select(d => d.Id), ct);
        var page = paging.Of(
            await duos.Where(d => paging.After == null || d.Id < paging.After).OrderByDescending(d => d.Id).Take(paging.Take + 1)
                .ToListAsync(ct),
            d => d.Id);
        var removed = await project.Removed<Duo>(db, ct);
        await db.Save(nameof(ListDuos), null, ListLog.Of(page.Items.Select(d => d.Id).Concat(removed.Select(r => r.Id))), ct);
        return (project, new([.. page.Items.Select(DuoView.Of)], page.Next), removed);
    }
}
