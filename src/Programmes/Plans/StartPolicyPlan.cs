namespace AgiiPlatform.Programmes.Plans;

/// <summary>Begins a policy plan of the municipality; its action sheets follow one by one.</summary>
internal static class StartPolicyPlan
{
    internal static readonly PageAddress Page = new("/beleidsplannen/nieuw");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.ProgrammesWrite, "/policy-plans", Handle)
        .Form(Page, Show, "Het beleidsplan is begonnen.", then: OpenPolicyPlan.Page);

    private static async Task<Guid> Handle(PlanInput input, ProgrammesDb db, CancellationToken ct)
    {
        if (db.Context.Tenant!.Kind != TenantKind.Municipality)
        {
            throw new NotFound();
        }

        var plan = Programme.Begin(input.Checked());
        db.Programmes.Add(plan);
        await db.Save(nameof(StartPolicyPlan), plan, ct);
        return plan.Id;
    }

    private static Task<IResult> Show(FormState form) => Pages.Show<PlanFormPage>(new { Form = form });
}
