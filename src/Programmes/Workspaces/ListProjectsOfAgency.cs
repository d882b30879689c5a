using AgiiPlatform.Web.Sheets;

namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>AgII sees the projects of all municipalities, as totals: no persons are in what is shown here.</summary>
internal static class ListProjectsOfAgency
{
    internal static readonly PageAddress File = new("/projecten/overzicht");

    private static readonly Sheet Sheet = new("projecten-van-gemeenten", "projects",
    [
        new("Naam"), new("Eerste dag", Kind: SheetKind.Day), new("Laatste dag", Kind: SheetKind.Day), new("Leiding"),
        new("Duo's per gemeente"), new("Duo's"), new("Ontmoetingen"), new("Fiches"),
    ]);

    internal static void Map(ServiceRoutes routes)
    {
        routes.MapApiOfAgency("programmes", "/projects", Read).RequiresAcross(Permission.ProgrammesReadAcross, everywhere: true);
        routes.MapPageOfAgency(ListProjects.Page, async (ProgrammesDb db, MunicipalityRegistry registry, CancellationToken ct) =>
            await Pages.Show<ProjectsOfAgencyPage>(new { Projects = await Read(db, registry, ct) }))
            .RequiresAcross(Permission.ProgrammesReadAcross, everywhere: true);
        routes.MapSheet(File, "/projects/overview", new(Permission.ProgrammesReadAcross, Across: true, Everywhere: true),
            async (ProgrammesDb db, MunicipalityRegistry registry, CancellationToken ct) => Sheet with
            {
                Rows = (await Read(db, registry, ct)).Select(IReadOnlyList<object?> (p) =>
                [
                    p.Name, p.From, p.Until, p.Lead, string.Join("; ", p.Municipalities.Select(m => $"{m.Municipality}: {m.Duos.Duos}")),
                    p.Duos.Duos, p.Duos.Meetings, p.Sheets,
                ]),
            });
    }

    private static async Task<IReadOnlyList<ProjectOfAgency>> Read(ProgrammesDb db, MunicipalityRegistry registry, CancellationToken ct)
    {
        var (all, today) = (db.Context.AllowedTenantIds, db.Context.Today);
        var projects = await db.AcrossTenants<Programme>(all).Where(p => p.Kind == ProgrammeKind.InterMunicipal)
            .OrderByDescending(p => p.Id).Select(p => new { p.TenantId, p.Id, p.Name, p.From, p.Until }).ToListAsync(ct);
        var handOvers = (await db.AcrossTenants<HandOver>(all).OrderBy(h => h.Turn).ToListAsync(ct)).ToLookup(h => (h.LeadId, h.ProjectId));
        var workspaces = (await db.AcrossTenants<Workspace>(all).ToListAsync(ct)).GroupBy(w => (w.LeadId, w.ProjectId))
            .ToDictionary(g => g.Key, g => Workspace.Current([.. g], handOvers[g.Key]));
        var parts = await db.AcrossTenants<Participation>(all)
            .Select(p => new { p.TenantId, p.LeadId, p.ProjectId, p.Counts }).ToListAsync(ct);
        var sheets = await db.AcrossTenants<Deliverable>(all)
            .Where(d => d.Kind == DeliverableKind.Sheet && d.RemovedBecause == null && d.Date <= today)
            .GroupBy(d => new { d.TenantId, d.LeadId, d.ProjectId }).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        return
        [
            .. from p in projects
               let workspace = workspaces.GetValueOrDefault((p.TenantId, p.Id))
               let members = workspace?.Members ?? []
               let duos = (DuosOf[])[.. members.Select(m => new DuosOf(registry.NameOf(m.Municipality, today), DuoTotals.Of(
                   parts.FirstOrDefault(x => (x.TenantId, x.LeadId, x.ProjectId) == (m.Municipality, p.TenantId, p.Id))?.Counts ?? [],
                   today)))]
               let lead = handOvers[(p.TenantId, p.Id)].ToList().Lead(p.TenantId)
               select new ProjectOfAgency(
                   p.Id, registry.ById(p.TenantId)!.Slug, p.Name, p.From, p.Until, registry.NameOf(lead, today), duos,
                   new(duos.Sum(d => d.Duos.Duos), duos.Sum(d => d.Duos.Meetings), duos.Sum(d => d.Duos.Enough)),
                   sheets.Where(s => (s.Key.LeadId, s.Key.ProjectId) == (p.TenantId, p.Id)
                       && members.Any(m => m.Municipality == s.Key.TenantId)).Sum(s => s.Count)),
        ];
    }
}
