using AgiiPlatform.Programmes.Definitions;
using AgiiPlatform.Programmes.Means;
using AgiiPlatform.Programmes.Plans;
using AgiiPlatform.Programmes.Subsidies;
using AgiiPlatform.Programmes.Workspaces;

namespace AgiiPlatform.Programmes;

/// <summary>Shows a programme with its actions and its totals, in one query.</summary>
internal static class OpenProgramme
{
    internal static readonly PageAddress Page = new("/programmas/{id:guid}");

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/programmes/{id:guid}", Read).Requires(Permission.ProgrammesRead);
        routes.Pages.MapGet(Page.Pattern, async (Guid id, ProgrammesDb db, CancellationToken ct) =>
            await Read(id, db, ct) switch
            {
                { Kind: ProgrammeKind.PolicyPlan } => TypedResults.Redirect(OpenPolicyPlan.Page.In(db.Context.Tenant!.Slug, id)),
                { Kind: ProgrammeKind.InterMunicipal } => TypedResults.Redirect(OpenProject.Page.In(db.Context.Tenant!.Slug, id)),
                var programme => await Pages.Show<ProgrammePage>(new
                {
                    Programme = programme,
                    Follows = programme.Definition is { } used ? (await db.Definition(used.Id, used.Version, ct))?.Name : null,
                }),
            }).Requires(Permission.ProgrammesRead);
    }

    internal static async Task<ProgrammeView> Read(Guid id, ProgrammesDb db, CancellationToken ct)
    {
        var (programme, actions) = await Find(id, db, ct);
        return View(programme, actions);
    }

    /// <summary>The programme with its actions, in one query.</summary>
    internal static async Task<(Programme Programme, List<ProgrammeAction> Actions)> Find(Guid id, ProgrammesDb db, CancellationToken ct)
    {
        var found = await db.Programmes.AsNoTracking().Where(p => p.Id == id)
            .Select(p => new
            {
                Programme = p,
                Actions = db.Actions.Where(a => a.ProgrammeId == p.Id).OrderBy(a => a.Position).ThenBy(a => a.Id).ToList(),
            })
            .FirstOrDefaultAsync(ct) ?? throw new NotFound();
        await db.ShowSupport(found.Programme, ct);
        return (found.Programme, found.Actions);
    }

    internal static ProgrammeView View(Programme programme, IReadOnlyList<ProgrammeAction> actions)
    {
        var totals = Subsidy.Totals([.. actions.Select(a => (a.SubsidyCents, a.IsMentor))], programme.Payment, programme.Personnel,
            programme.Operating, programme.GrantedCents);
        return new(
            programme.Id, programme.Version, programme.Kind, programme.Name,
            programme.DefinitionId is { } definition ? new(definition, programme.DefinitionVersion!.Value) : null,
            new(programme.From, programme.Until), programme.Status, programme.Notes, programme.Objectives, [.. actions.Select(View)],
            totals)
        {
            Withdrawn = programme.Withdrawn, Closings = programme.Closings ?? [], Recoveries = programme.Recoveries ?? [],
            Means = MeansView.Of(programme, actions, totals),
        };
    }

    private static ActionView View(ProgrammeAction a)
    {
        var sums = a.Subsidised;
        return new(
            a.Id, a.Code, a.Name, a.Objective, a.Unit, a.Kpi, a.CurrentReach, sums.Planned, a.Planned, a.Priority, a.SubsidyCents,
            a.Rule?.Jury ?? false, a.IsMentor, a.State, sums.How, sums.WhyNotKpi, sums.RuleUsed);
    }
}
