using AgiiPlatform.Web.Sheets;

namespace AgiiPlatform.Programmes;

/// <summary>Lists what runs in the municipality: subsidised programmes, policy plans and projects, the newest entry first.</summary>
internal static class ListProgrammes
{
    internal static readonly PageAddress Page = new("/programmas");

    internal static readonly PageAddress NextPage = new(Page.Pattern + "?na={after}");

    internal static readonly PageAddress File = new("/programmas/lijst");

    private static readonly Sheet Sheet = new("programmas", "programmes",
    [
        new("Naam"), new("Soort"), new("Eerste dag", Kind: SheetKind.Day), new("Laatste dag", Kind: SheetKind.Day), new("Status"),
        new("Acties"), new("Subsidie", Kind: SheetKind.Cents),
    ]);

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/programmes", Read).Requires(Permission.ProgrammesRead);
        routes.Pages.MapGet(Page.Pattern, async (Paging paging, ProgrammesDb db, CancellationToken ct) =>
            await Pages.Show<ProgrammesPage>(new { Programmes = await Read(paging, db, ct), paging.After, db.Context.Today }))
            .Requires(Permission.ProgrammesRead);
        routes.MapSheet(File, "/programmes/list", new(Permission.ProgrammesRead, Across: false),
            async (ProgrammesDb db, CancellationToken ct) =>
                Sheet with { Rows = (await Lines(db, null).ToListAsync(ct)).Select(p => Row(p, db.Context.Today)) });
    }

    private static IReadOnlyList<object?> Row(ProgrammeLine p, DateOnly today) =>
    [
        p.Name, p.Kind.InDutch(), p.From, p.Until, p.StatusOn(today).Text, p.Actions,
        p.Kind == ProgrammeKind.PolicyPlan ? null : p.SubsidyCents,
    ];

    private static async Task<PagedList<ProgrammeLine>> Read(Paging paging, ProgrammesDb db, CancellationToken ct)
    {
        await paging.Within(() => db.Programmes.Select(p => p.Id), ct);
        return paging.Of(await Lines(db, paging.After).Take(paging.Take + 1).ToListAsync(ct), p => p.Id);
    }

    private static IQueryable<ProgrammeLine> Lines(ProgrammesDb db, Guid? after) =>
        db.Programmes.Where(p => after == null || p.Id < after).OrderByDescending(p => p.Id)
            .Select(p => new ProgrammeLine(p.Id, p.Kind, p.Name, p.From, p.Until, p.Status,
                db.Actions.Count(a => a.ProgrammeId == p.Id), p.Kind == ProgrammeKind.InterMunicipal ? p.GrantedCents ?? 0
                    : db.Actions.Where(a => a.ProgrammeId == p.Id).Sum(a => a.SubsidyCents)));
}
