namespace AgiiPlatform.Programmes.Plans;

/// <summary>Adds an action sheet to a policy plan.</summary>
internal static class AddSheet
{
    internal static readonly PageAddress Page = new("/beleidsplannen/{id:guid}/acties/nieuw");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.ProgrammesWrite, "/policy-plans/{id:guid}/actions", Handle)
        .Form(Page, Show, "De actie is toegevoegd.", then: OpenSheet.Page);

    private static async Task<Guid> Handle(Guid id, SheetInput input, ProgrammesDb db, CancellationToken ct)
    {
        var plan = await db.Plan(id, ct);
        var terms = input.Checked(plan);
        var others = await db.Actions.Where(a => a.ProgrammeId == id).Select(a => new { a.Code, a.Position }).ToListAsync(ct);
        RefuseTwice(terms.Code, others.Select(o => o.Code));
        var action = ProgrammeAction.Sheet(plan, terms, others.Select(o => o.Position).DefaultIfEmpty(-1).Max() + 1);
        db.Actions.Add(action);
        db.Touch(plan);
        await db.Save(nameof(AddSheet), action, ct);
        return action.Id;
    }

    internal static void RefuseTwice(string code, IEnumerable<string> others) =>
        RuleViolation.If(others.Contains(code), "action-twice", $"Actie {code} staat al in dit plan. Geef een andere code.");

    private static async Task<IResult> Show(Guid id, FormState form, ProgrammesDb db, CancellationToken ct)
    {
        var plan = await db.Plan(id, ct);
        return await Pages.Show<SheetFormPage>(new { Id = id, PlanName = plan.Name, plan.Version, plan.Objectives, Form = form });
    }
}
