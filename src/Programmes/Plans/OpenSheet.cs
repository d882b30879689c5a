namespace AgiiPlatform.Programmes.Plans;

/// <summary>Shows an action sheet, on a page that is made to be printed.</summary>
internal static class OpenSheet
{
    internal static readonly PageAddress Page = new("/beleidsplannen/{id:guid}/acties/{actionId:guid}");

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/policy-plans/{id:guid}/actions/{actionId:guid}", async (
            Guid id, Guid actionId, ProgrammesDb db, CancellationToken ct) => (await Find(id, actionId, db, ct)).Sheet)
            .Requires(Permission.ProgrammesRead);
        routes.Pages.MapGet(Page.Pattern, async (Guid id, Guid actionId, ProgrammesDb db, CancellationToken ct) =>
        {
            var (plan, sheet) = await Find(id, actionId, db, ct);
            return await Pages.Show<SheetPage>(new
            {
                PlanId = id, PlanName = plan.Name, Sheet = sheet,
                Objective = plan.Objectives.FirstOrDefault(o => o.Code == sheet.Objective),
            });
        }).Requires(Permission.ProgrammesRead);
    }

    private static async Task<(Programme Plan, SheetView Sheet)> Find(Guid id, Guid actionId, ProgrammesDb db, CancellationToken ct)
    {
        var (plan, actions) = await OpenPolicyPlan.Find(id, db, ct);
        return (plan, SheetView.Of(actions.Find(a => a.Id == actionId) ?? throw new NotFound(), plan));
    }
}
