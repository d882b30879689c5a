namespace AgiiPlatform.Identity.Machines;

/// <summary>The general manager sets another last day for a program.</summary>
internal static class ExtendMachine
{
    internal sealed record Input
    {
        public DateOnly? Until { get; init; }
    }

    internal static readonly PageAddress Page = new("/koppelingen/{id:guid}/verlengen");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(OwnMachines.Manage, "/machine-accounts/{id:guid}/extension", Handle)
        .Form(Page, Show, "De einddatum is bewaard.", then: OpenMachine.Page);

    private static async Task<IResult> Show(Guid id, FormState form, IdentityDb db, CancellationToken ct) =>
        await Pages.Show<ExtendMachinePage>(new
        {
            Machine = await OpenMachine.Look(id, db, ct), Form = form.Or([("until", $"{db.Context.Today.AddYears(1):O}")]),
        });

    private static async Task Handle(Guid id, Input input, CurrentUser user, IdentityDb db, CancellationToken ct)
    {
        user.DemandOfMunicipality();
        var machine = await db.OwnMachineAccount(id, ct);
        new Check().Required(input.Until, "until", "de laatste dag").ThrowIfInvalid();
        machine.LastsUntil(input.Until!.Value, db.Context.Today);
        db.PublishRightsOf(machine);
        await db.Save(nameof(ExtendMachine), null, $"{id}: tot en met {machine.Until:O}", ct);
    }
}
