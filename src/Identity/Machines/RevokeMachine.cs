namespace AgiiPlatform.Identity.Machines;

/// <summary>
/// The general manager takes everything from a program: its tokens end within five seconds on every replica, and its secrets get no more.
/// </summary>
internal static class RevokeMachine
{
    internal sealed record Input
    {
        public string? Reason { get; init; }
    }

    internal static readonly PageAddress Page = new("/koppelingen/{id:guid}/intrekken");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(OwnMachines.Manage, "/machine-accounts/{id:guid}/revocation", Handle)
        .Form(Page, Show, "De koppeling is ingetrokken. Binnen enkele seconden werkt ze nergens meer.", then: OpenMachine.Page);

    private static async Task<IResult> Show(Guid id, FormState form, IdentityDb db, CancellationToken ct) =>
        await Pages.Show<RevokeMachinePage>(new { Machine = await OpenMachine.Look(id, db, ct), Form = form });

    private static async Task Handle(Guid id, Input input, CurrentUser user, IdentityDb db, CancellationToken ct)
    {
        user.DemandOfMunicipality();
        var machine = await db.OwnMachineAccount(id, ct);
        new Check().RequiredText(input.Reason, "reason", "de reden").ThrowIfInvalid();
        machine.Revoke(db.Context.Now);
        db.PublishRightsOf(machine);
        await db.Save(nameof(RevokeMachine), null, $"{id}: {input.Reason}", ct);
    }
}
