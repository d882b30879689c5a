using AgiiPlatform.Web.Sheets;

namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>Lists the projects in which the municipality takes part, led by itself or by another; the newest entry first.</summary>
internal static class ListProjects
{
    internal static readonly PageAddress Page = new("/projecten");

    internal static readonly PageAddress NextPage = new(Page.Pattern + "?na={after}");

    internal static readonly PageAddress File = new("/projecten/lijst");

    private static readonly Sheet Sheet = new("projecten", "projects",
    [
        new("Naam"), new("Eerste dag", Kind: SheetKind.Day), new("Laatste dag", Kind: SheetKind.Day), new("Leiding"), new("Gemeenten"),
        new("Nam deel tot en met", Kind: SheetKind.Day),
    ]);

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/projects", Read).Requires(Permission.ProjectsRead);
        routes.Pages.MapGet(Page.Pattern, async (Paging paging, ProgrammesDb db, MunicipalityRegistry registry, CancellationToken ct) =>
            await Pages.Show<ProjectsPage>(new { Projects = await Read(paging, db, registry, ct), paging.After }))
            .Requires(Permission.ProjectsRead);
        routes.MapSheet(File, "/projects/list", new(Permission.ProjectsRead, Across: false), InSheet);
    }

    private static async Task<Sheet> InSheet(ProgrammesDb db, MunicipalityRegistry registry, CancellationToken ct) => Sheet with
    {
        Rows = (await All(db, registry, ct)).Select(IReadOnlyList<object?> (p) =>
            [p.Name, p.From, p.Until, p.Lead, string.Join("; ", p.Municipalities), p.LeftOn]),
    };

    private static async Task<PagedList<ProjectLine>> Read(
        Paging paging, ProgrammesDb db, MunicipalityRegistry registry, CancellationToken ct) =>
        paging.PartOf(await All(db, registry, ct), l => l.Id);

    private static async Task<List<ProjectLine>> All(ProgrammesDb db, MunicipalityRegistry registry, CancellationToken ct)
    {
        var (here, today, now) = (db.Context.Tenant!, db.Context.Today, db.Context.Now);
        var read = await db.Projects
            .Join(db.Workspace<Workspace>(), p => new { Lead = p.TenantId, p.Id }, w => new { Lead = w.LeadId, Id = w.ProjectId },
                (p, w) => new { Programme = p, Workspace = w })
            .OrderByDescending(r => r.Programme.Id).ToListAsync(ct);
        var handOvers = (await db.Workspace<HandOver>().OrderBy(h => h.Turn).ToListAsync(ct)).ToLookup(h => (h.LeadId, h.ProjectId));
        var rows = read.GroupBy(r => (r.Programme.TenantId, r.Programme.Id)).Select(g => new
        {
            g.First().Programme, Workspace = Workspace.Current([.. g.Select(r => r.Workspace)], handOvers[g.Key]),
            HandOvers = handOvers[g.Key].ToList(),
        }).ToList();
        var own = await db.Participations.AsNoTracking().ToDictionaryAsync(p => (p.LeadId, p.ProjectId), ct);
        return
        [
            .. from r in rows
               where r.Workspace is not null && Project.MayEnter(r.Workspace, db.Context)
               let project = new Project(
                   r.Programme, r.Workspace, r.HandOvers, own.GetValueOrDefault((r.Programme.TenantId, r.Programme.Id)), here, now,
                   ByCoordinator: false)
               select new ProjectLine(project.Id, r.Programme.Name, r.Programme.From, r.Programme.Until,
                   registry.NameOf(project.LeadId, today), [.. project.Members.Select(m => registry.NameOf(m, today))],
                   project.HasLeft ? project.LastDay : null),
        ];
    }

    /// <summary>The name of a municipality for people; with its last day once it has ended.</summary>
    internal static string NameOf(this MunicipalityRegistry registry, Guid id, DateOnly today) => registry.ById(id)!.DisplayName(today);
}
