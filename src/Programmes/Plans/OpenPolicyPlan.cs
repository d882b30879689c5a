namespace AgiiPlatform.Programmes.Plans;

/// <summary>Shows a policy plan with its action sheets, in one query.</summary>
internal static class OpenPolicyPlan
{
    internal static readonly PageAddress Page = new("/beleidsplannen/{id:guid}");

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/policy-plans/{id:guid}", async (Guid id, ProgrammesDb db, CancellationToken ct) =>
        {
            var (plan, actions) = await Find(id, db, ct);
            return PolicyPlanView.Of(plan, actions);
        }).Requires(Permission.ProgrammesRead);
        routes.Pages.MapGet(Page.Pattern, async (Guid id, ProgrammesDb db, CancellationToken ct) =>
        {
            var (plan, actions) = await Find(id, db, ct);
            return await Pages.Show<PolicyPlanPage>(new
            {
                Plan = PolicyPlanView.Of(plan, actions),
                Programme = OpenProgramme.View(plan, actions),
            });
        }).Requires(Permission.ProgrammesRead);
    }

    internal static async Task<(Programme Plan, List<ProgrammeAction> Actions)> Find(Guid id, ProgrammesDb db, CancellationToken ct) =>
        await OpenProgramme.Find(id, db, ct) is ({ Kind: ProgrammeKind.PolicyPlan }, _) found ? found : throw new NotFound();
}
