using AgiiPlatform.Programmes.Definitions;
using AgiiPlatform.Web.Sheets;

namespace AgiiPlatform.Programmes.Everywhere;

/// <summary>Shows AgII which municipality takes part in which action of a programme, with totals for each action and region.</summary>
internal static class ShowEverywhere
{
    internal static readonly PageAddress Page = ListProgrammes.Page;

    internal static readonly PageAddress File = new("/programmas/overzicht");

    internal static PageAddress FileOn(string format) =>
        new($"{File.Pattern}.{format}?programma={{programme}}&regio={{region}}&actie={{action}}");

    private static readonly Sheet Sheet = new("deelname", "items",
    [
        new("NIS-code"), new("Gemeente"), new("Regio"), new("Status"), new("Nummer"), new("Actie"), new("Eenheid"), new("Huidig bereik"),
        new("Gepland extra"), new("Te behalen KPI"), new("Subsidie", Kind: SheetKind.Cents), new("Mentor"),
    ]);

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/programmes/overview", async (
            string? programme, string? region, string? action, ProgrammesDb db, MunicipalityRegistry registry, CancellationToken ct) =>
            await Read(programme, region, action, db, registry, ct)).RequiresAcross(Permission.ProgrammesReadAcross, everywhere: true);
        routes.MapSheet(File, "/programmes/overview", new(Permission.ProgrammesReadAcross, Across: true, Everywhere: true), async (
            string? programme, string? programma, string? region, string? regio, string? action, string? actie, ProgrammesDb db,
            MunicipalityRegistry registry, CancellationToken ct) =>
        {
            var read = await Read(programme ?? programma, region ?? regio, action ?? actie, db, registry, ct);
            var regions = registry.Regions.ToDictionary(r => r.Slug, r => r.Name);
            return Sheet with { Rows = read.Items.Select(IReadOnlyList<object?> (i) =>
                [i.Nis, i.Name, regions[i.Region], i.Status.InDutch(), i.Number, i.Action, i.Unit, i.CurrentReach, i.PlannedReach, i.Kpi,
                 i.SubsidyCents, i.Mentor]) };
        });
        routes.MapPageOfAgency(Page, Show).RequiresAcross(Permission.ProgrammesReadAcross, everywhere: true);
    }

    private static async Task<IResult> Show(
        string? programma, string? regio, string? actie, ProgrammesDb db, MunicipalityRegistry registry, CancellationToken ct)
    {
        var everywhere = await Read(programma, regio, actie, db, registry, ct);
        var definitions = await db.NewestDefinitions(ct);
        return await Pages.Show<EverywherePage>(new
        {
            Everywhere = everywhere,
            Programmes = definitions.Select(d => (d.DefinitionId, d.Name)).ToList(),
            Actions = definitions.First(d => d.DefinitionId == everywhere.Programme).Actions
                .Select(a => (a.Number, $"{a.Number}. {a.Name}")).ToList(),
            Regions = registry.Regions.ToDictionary(r => r.Slug, r => r.Name),
            Region = regio, Action = actie,
        });
    }

    private static async Task<ProgrammeEverywhere> Read(
        string? programme, string? region, string? action, ProgrammesDb db, MunicipalityRegistry registry, CancellationToken ct)
    {
        var definitions = await db.NewestDefinitions(ct);
        var chosen = string.IsNullOrEmpty(programme) ? definitions.OrderByDescending(d => d.Actions.Count).First()
            : definitions.FirstOrDefault(d => d.DefinitionId == programme);
        new Check().Must(chosen is not null, "programme", "Dit programma is er niet.")
            .Must(string.IsNullOrEmpty(region) || registry.Regions.Any(r => r.Slug == region), "region", "Deze regio is er niet.")
            .ThrowIfInvalid();
        var tenants = registry.MunicipalityIds;
        var rows = await db.AcrossTenants<ProgrammeAction>(tenants)
            .Where(a => a.Kpi > 0 && (string.IsNullOrEmpty(action) || a.Code == action))
            .Join(
                // Those of the same call: what was applied for under an earlier one, in another period, is not added up with it.
                db.AcrossTenants<Programme>(tenants).Where(p => p.Kind == ProgrammeKind.Subsidised
                    && p.Status != ProgrammeStatus.Withdrawn && p.DefinitionId == chosen!.DefinitionId
                    && p.From <= chosen.Until && p.Until >= chosen.From),
                a => new { a.TenantId, Id = a.ProgrammeId }, p => new { p.TenantId, p.Id }, (a, p) => new
                {
                    a.TenantId, p.Status, p.From, a.Position, a.Code, a.Name, a.Unit, a.CurrentReach, a.Planned, a.Kpi, a.SubsidyCents,
                    a.IsMentor,
                })
            .ToListAsync(ct);
        List<TakenPart> all =
        [
            .. rows.Select(row => (Tenant: registry.ById(row.TenantId)!, Row: row))
                // As the municipality was when its programme began: a merger since, or another province, changes no figure of before.
                .Select(r => (r.Tenant, r.Row, Then: r.Tenant.PeriodOn(r.Row.From) ?? r.Tenant.Periods[^1]))
                .Where(r => string.IsNullOrEmpty(region) || r.Then.Region == region)
                .OrderBy(r => r.Then.Name, Dutch.Alphabetical).ThenBy(r => r.Row.Position)
                .Select(r => new TakenPart(
                    r.Tenant.Slug, r.Then.Name, r.Then.Region!, r.Then.Nis!, r.Row.Status, r.Row.Code, r.Row.Name,
                    r.Row.Unit, r.Row.CurrentReach, r.Row.Planned.Sum(), r.Row.Kpi, r.Row.SubsidyCents, r.Row.IsMentor)),
        ];
        // What is being prepared may still become anything: it is told, and counts nowhere.
        var items = all.FindAll(i => i.Status != ProgrammeStatus.Draft);
        var order = rows.GroupBy(r => r.Code).ToDictionary(g => g.Key, g => g.Min(r => r.Position));
        return new(
            chosen!.DefinitionId, chosen.Name, Municipalities(items), items.Sum(i => i.SubsidyCents),
            [.. items.GroupBy(i => (i.Number, i.Unit)).OrderBy(g => order[g.Key.Number]).Select(g => new ActionTotal(
                g.Key.Number, g.First().Action, g.Key.Unit, Municipalities(g), g.Count(i => i.Mentor), g.Sum(i => i.Kpi),
                g.Sum(i => i.SubsidyCents), Regions(g, withKpi: true)))],
            Regions(items, withKpi: false), items,
            [.. all.Where(i => i.Status == ProgrammeStatus.Draft).GroupBy(i => (i.Municipality, i.Name, i.Region))
                .Select(g => new InPreparation(g.Key.Municipality, g.Key.Name, g.Key.Region, g.Count()))]);

        IReadOnlyList<RegionTotal> Regions(IEnumerable<TakenPart> of, bool withKpi) =>
        [
            .. registry.Regions.Select(r => (r.Slug, Items: of.Where(i => i.Region == r.Slug).ToList())).Where(r => r.Items.Count > 0)
                .Select(r => new RegionTotal(r.Slug, Municipalities(r.Items), withKpi ? r.Items.Sum(i => i.Kpi) : null,
                    r.Items.Sum(i => i.SubsidyCents))),
        ];

        static int Municipalities(IEnumerable<TakenPart> of) => of.Select(i => i.Municipality).Distinct().Count();
    }
}
