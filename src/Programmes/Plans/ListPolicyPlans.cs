namespace AgiiPlatform.Programmes.Plans;

/// <summary>Lists the policy plans of the municipality, the newest entry first.</summary>
internal static class ListPolicyPlans
{
    internal static readonly PageAddress Page = new("/beleidsplannen");

    internal static readonly PageAddress NextPage = new(Page.Pattern + "?na={after}");

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/policy-plans", Read).Requires(Permission.ProgrammesRead);
        routes.Pages.MapGet(Page.Pattern, async (Paging paging, ProgrammesDb db, CancellationToken ct) =>
            await Pages.Show<PolicyPlansPage>(new { Plans = await Read(paging, db, ct), paging.After }))
            .Requires(Permission.ProgrammesRead);
    }

    private static async Task<PagedList<ProgrammeLine>> Read(Paging paging, ProgrammesDb db, CancellationToken ct)
    {
        var plans = db.Programmes.Where(p => p.Kind == ProgrammeKind.PolicyPlan);
        await paging.Within(() => plans.Select(p => p.Id), ct);
        var rows = await plans.Where(p => paging.After == null || p.Id < paging.After).OrderByDescending(p => p.Id)
            .Select(p => new ProgrammeLine(p.Id, p.Kind, p.Name, p.From, p.Until, p.Status,
                db.Actions.Count(a => a.ProgrammeId == p.Id), 0))
            .Take(paging.Take + 1).ToListAsync(ct);
        return paging.Of(rows, p => p.Id);
    }
}
