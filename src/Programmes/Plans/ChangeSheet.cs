using AgiiPlatform.Web.Input;

namespace AgiiPlatform.Programmes.Plans;

/// <summary>Changes an action sheet; who gives it up says so with its state.</summary>
internal static class ChangeSheet
{
    internal static readonly PageAddress Page = new("/beleidsplannen/{id:guid}/acties/{actionId:guid}/wijzigen");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.ProgrammesWrite, "/policy-plans/{id:guid}/actions/{actionId:guid}", Handle, method: HttpMethods.Put)
        .Form(Page, Show, "De actie is gewijzigd.", then: OpenSheet.Page);

    private static async Task Handle(Guid id, Guid actionId, SheetInput input, ProgrammesDb db, CancellationToken ct)
    {
        var plan = await db.Plan(id, ct);
        var actions = await db.Actions.Where(a => a.ProgrammeId == id).ToListAsync(ct);
        var action = actions.Find(a => a.Id == actionId) ?? throw new NotFound();
        var terms = input.Checked(plan);
        plan.RefuseUnless(input.Version);
        AddSheet.RefuseTwice(terms.Code, actions.Where(a => a != action).Select(a => a.Code));
        var hasMeans = plan.Personnel.Any(p => p.Actions.Contains(action.Code))
            || plan.Operating.Any(o => o.Shares.Any(s => s.Action == action.Code));
        RuleViolation.If(terms.Code != action.Code && hasMeans, "action-has-means",
            $"Actie {action.Code} heeft personeel of werkingsmiddelen. Haal die eerst weg, of laat de code staan.");
        action.Write(terms);
        db.Touch(plan);
        await db.Save(nameof(ChangeSheet), action, ct);
    }

    private static async Task<IResult> Show(Guid id, Guid actionId, FormState form, ProgrammesDb db, CancellationToken ct)
    {
        var plan = await db.Plan(id, ct);
        var action = await db.Actions.AsNoTracking().FirstOrDefaultAsync(a => a.ProgrammeId == id && a.Id == actionId, ct)
            ?? throw new NotFound();
        return await Pages.Show<SheetFormPage>(new
        {
            Id = id, ActionId = actionId, PlanName = plan.Name, plan.Version, plan.Objectives,
            Form = form.IsTyped ? form : FormState.With(
            [
                ("code", action.Code), ("objective", action.Objective), ("name", action.Name), ("description", action.Description),
                ("lead", action.Lead), ("timing", action.Timing), ("from", $"{action.From:O}"), ("until", $"{action.Until:O}"),
                ("state", action.State.ToApiName()), ("ranBefore", action.RanBefore is { } ran ? ran ? "true" : "false" : null),
                ("printedRemark", action.PrintedRemark),
                ("printedShortfallEuros", action.PrintedShortfallCents is { } cents ? TypedNumber.Write(cents / 100m) : null),
                .. action.Partners.Select(p => ("partners[]", (string?)p)),
                .. Rows("costs", action.Money.Where(m => !m.IsCover)), .. Rows("covers", action.Money.Where(m => m.IsCover)),
            ]),
        });

        static IEnumerable<(string, string?)> Rows(string field, IEnumerable<MoneyLine> lines) => lines.Index().SelectMany(l =>
            ((string, string?)[])
            [
                ($"{field}[{l.Index}].text", l.Item.Text), ($"{field}[{l.Index}].euros", TypedNumber.Write(l.Item.Cents / 100m)),
            ]);
    }
}
