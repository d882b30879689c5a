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
        routes.Pages.MapGet(Page.Pattern, Show).Requires(Permission.ProjectsRead);
    }

    internal static async Task<IResult> Show(
        Guid id, Paging paging, FormState form, ProgrammesDb db, MunicipalityRegistry registry, CancellationToken ct)
    {
        var project = await Project.Enter(id, db, ct);
        return await Pages.Show<DeliverablesPage>(new
        {
            Id = id, project.Programme.Name, Deliverables = await Read(project, paging, db, registry, ct), paging.After,
            MayAdd = !project.HasLeft, Removed = await project.Removed<Deliverable>(db, ct), Form = form,
        });
    }

    private static async Task<PagedList<DeliverableView>> Read(
        Project project, Paging paging, ProgrammesDb db, MunicipalityRegistry registry, CancellationToken ct)
    {
        var all = project.Records<Deliverable>(db).Where(d => d.Date <= project.AsOf);
        await paging.Within(() => all.Select(d => d.Id), ct);
        var rows = await all.Where(d => paging.After == null || d.Id < paging.After).OrderByDescending(d => d.Id).Take(paging.Take + 1)
            .ToListAsync(ct);
        var templates = await Titles(project, db, ct);
        return paging.Of(
            [
                .. rows.Select(d => new DeliverableView(d.Id, registry.NameOf(d.TenantId, project.Today),
                    d.TenantId == project.Here.Id, d.Kind, d.Title, d.Theme, d.Date,
                    d.TemplateId is { } template ? templates.GetValueOrDefault(template) : null,
                    [.. project.Files(d).Select(f => new FileView(f.Id, f.Name, f.Length))], d.Corrections)),
            ],
            d => d.Id);
    }

    /// <summary>The titles of all templates: one that was removed keeps its title where it was used.</summary>
    internal static Task<Dictionary<Guid, string>> Titles(Project project, ProgrammesDb db, CancellationToken ct) =>
        project.Rows<Deliverable>(db).Where(d => d.Kind == DeliverableKind.Template).ToDictionaryAsync(d => d.Id, d => d.Title, ct);

    /// <summary>The templates of the project that can be chosen, whoever made them.</summary>
    internal static async Task<IReadOnlyList<Deliverable>> Templates(Project project, ProgrammesDb db, CancellationToken ct) =>
        await project.Records<Deliverable>(db).Where(d => d.Kind == DeliverableKind.Template).OrderBy(d => d.Id).ToListAsync(ct);
}
