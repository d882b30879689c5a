namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>Lists what the members of a project made: sheets, the template, the manual; the newest entry first.</summary>
internal static class ListDeliverables
{
    internal static readonly PageAddress Page = new("/projecten/{id:guid}/fiches");

    internal static readonly PageAddress NextPage = new(Page.Pattern + "?na={after}");

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/projects/{id:guid}/deliverables", async (
            Guid id, Paging paging, ProgrammesDb db, MunicipalityRegistry registry, CancellationToken ct) =>
            await Read(await Project.Enter(id, db, ct), paging, db, registry, ct)).Requires(Permission.ProjectsRead);
        routes.Pages.MapGet(Page.Pattern, async (
            Guid id, Paging paging, ProgrammesDb db, MunicipalityRegistry registry, CancellationToken ct) =>
        {
            var project = await Project.Enter(id, db, ct);
            return await Pages.Show<DeliverablesPage>(new
            {
                Id = id, project.Programme.Name, Deliverables = await Read(project, paging, db, registry, ct), paging.After,
                MayAdd = !project.HasLeft,
            });
        }).Requires(Permission.ProjectsRead);
    }

    private static async Task<PagedList<DeliverableView>> Read(
        Project project, Paging paging, ProgrammesDb db, MunicipalityRegistry registry, CancellationToken ct)
    {
        var all = project.Rows<Deliverable>(db).Where(d => d.Date <= project.AsOf);
        await paging.Within(all.Select(d => d.Id), ct);
        var rows = await all.Where(d => paging.After == null || d.Id < paging.After).OrderByDescending(d => d.Id).Take(paging.Take + 1)
            .ToListAsync(ct);
        var templates = await Templates(project, db, ct);
        return paging.Of(
            [
                .. rows.Select(d => new DeliverableView(d.Id, registry.NameOf(d.TenantId, project.Today),
                    d.TenantId == project.Here.Id, d.Kind, d.Title, d.Theme, d.Date,
                    templates.FirstOrDefault(t => t.Id == d.TemplateId)?.Title,
                    [.. d.Files.Select(f => new FileView(f.Id, f.Name, f.Length))])),
            ],
            d => d.Id);
    }

    /// <summary>The templates of the project, whoever made them.</summary>
    internal static async Task<IReadOnlyList<Deliverable>> Templates(Project project, ProgrammesDb db, CancellationToken ct) =>
        await project.Rows<Deliverable>(db).Where(d => d.Kind == DeliverableKind.Template).OrderBy(d => d.Id).ToListAsync(ct);
}
