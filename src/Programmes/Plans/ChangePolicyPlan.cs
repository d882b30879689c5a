namespace AgiiPlatform.Programmes.Plans;

/// <summary>Changes what a policy plan says of itself.</summary>
internal static class ChangePolicyPlan
{
    internal static readonly PageAddress Page = new("/beleidsplannen/{id:guid}/wijzigen");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.ProgrammesWrite, "/policy-plans/{id:guid}", Handle, method: HttpMethods.Put)
        .Form(Page, Show, "Het beleidsplan is gewijzigd.", then: OpenPolicyPlan.Page);

    private static async Task Handle(Guid id, PlanInput input, ProgrammesDb db, CancellationToken ct)
    {
        var plan = await db.Plan(id, ct);
        var terms = input.Checked();
        plan.RefuseUnless(input.Version);
        var used = await db.Actions.Where(a => a.ProgrammeId == id && a.Objective != null).Select(a => new { a.Code, a.Objective })
            .ToListAsync(ct);
        foreach (var action in used.Where(a => terms.Objectives.All(o => o.Code != a.Objective)))
        {
            throw new InvalidInput("objectives", $"Actie {action.Code} hoort bij doelstelling {action.Objective}: laat die staan.");
        }

        plan.Write(terms);
        await db.Save(nameof(ChangePolicyPlan), plan, ct);
    }

    /// <summary>The policy plan with this id, tracked.</summary>
    internal static async Task<Programme> Plan(this ProgrammesDb db, Guid id, CancellationToken ct) =>
        await db.Get<Programme>(id, ct) is { Kind: ProgrammeKind.PolicyPlan } plan ? plan : throw new NotFound();

    private static async Task<IResult> Show(Guid id, FormState form, ProgrammesDb db, CancellationToken ct)
    {
        var plan = await db.Plan(id, ct);
        return await Pages.Show<PlanFormPage>(new
        {
            Id = id,
            plan.Version,
            PlanName = plan.Name,
            Form = form.IsTyped ? form : FormState.With(
            [
                ("name", plan.Name), ("from", $"{plan.From:O}"), ("until", $"{plan.Until:O}"), ("status", plan.Status.ToApiName()),
                ("notes", plan.Notes), ("vision", plan.Plan.Vision), ("budgetNote", plan.Plan.BudgetNote),
                .. plan.Themes.Select(t => ("themes[]", (string?)t)), .. plan.SuccessFactors.Select(f => ("successFactors[]", (string?)f)),
                .. plan.Objectives.Index().SelectMany(o => ((string, string?)[])
                    [($"objectives[{o.Index}].code", o.Item.Code), ($"objectives[{o.Index}].name", o.Item.Name)]),
                .. plan.Plan.Responsibilities.Index().SelectMany(r => ((string, string?)[])
                [
                    ($"responsibilities[{r.Index}].who", r.Item.Who), ($"responsibilities[{r.Index}].tasks", r.Item.Tasks),
                    ($"responsibilities[{r.Index}].isPolitical", r.Item.IsPolitical ? "true" : null),
                ]),
            ]),
        });
    }
}
