using AgiiPlatform.Web.Sheets;

namespace AgiiPlatform.Programmes.Plans;

/// <summary>The action sheets of a policy plan as a file, a row for each action, with its money as sums.</summary>
internal static class PlanSheets
{
    internal static readonly PageAddress File = new("/beleidsplannen/{id:guid}/acties");

    private static readonly Sheet Sheet = new("actiefiches", "actions",
    [
        new("Code"), new("Actie"), new("Doelstelling"), new("Omschrijving"), new("Trekker"), new("Partners"),
        new("Kosten", Kind: SheetKind.Cents), new("Dekking", Kind: SheetKind.Cents), new("Tekort", Kind: SheetKind.Cents),
        new("Tekort zoals gedrukt", Kind: SheetKind.Cents), new("Opmerking zoals gedrukt"), new("Timing"),
        new("Eerste dag", Kind: SheetKind.Day), new("Laatste dag", Kind: SheetKind.Day), new("Status"), new("Lopend of nieuw"),
    ]);

    internal static void Map(ServiceRoutes routes) => routes.MapSheet(File, "/policy-plans/{id:guid}/actions",
        new(Permission.ProgrammesRead, Across: false), async (Guid id, ProgrammesDb db, CancellationToken ct) =>
        {
            var (plan, actions) = await OpenPolicyPlan.Find(id, db, ct);
            return Sheet with
            {
                Rows = PolicyPlanView.Of(plan, actions).Actions.Select(IReadOnlyList<object?> (a) =>
                [
                    a.Code, a.Name, a.Objective, a.Description, a.Lead, string.Join("; ", a.Partners), a.CostCents, a.CoverCents,
                    a.ShortfallCents, a.PrintedShortfallCents, a.PrintedRemark, a.Timing, a.From, a.Until, a.State.InDutch(),
                    a.RanBefore switch { true => "lopend", false => "nieuw", _ => null },
                ]),
            };
        });
}
