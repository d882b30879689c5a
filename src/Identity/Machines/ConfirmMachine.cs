namespace AgiiPlatform.Identity.Machines;

/// <summary>
/// A social worker of the OCMW confirms that a program opens the data of clients: before that it opens nothing. Professional secrecy is
/// theirs, and not that of who manages the programs.
/// </summary>
internal static class ConfirmMachine
{
    /// <summary>Who sees clients here.</summary>
    internal const Permission Needs = Permission.ReferralsAsOcmw;

    internal static readonly PageAddress Action = new("/koppelingen/{id:guid}/bevestigen");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Needs, "/machine-accounts/{id:guid}/confirmation", Handle)
        .Button(Action, Show, "De koppeling is bevestigd. Binnen enkele seconden kan het programma aan het werk.",
            then: OpenMachine.Page);

    private static Task<IResult> Show(Guid id, FormState form, IdentityDb db, CancellationToken ct) =>
        OpenMachine.Show(id, null, form, db, ct);

    private static async Task Handle(Guid id, CurrentUser user, IdentityDb db, CancellationToken ct)
    {
        var machine = await db.OwnMachineAccount(id, ct);
        RuleViolation.If(user.Roles.All(r => r.Name != Role.OcmwWorker), "not-the-own-organisation",
            "Alleen een maatschappelijk werker van het OCMW bevestigt dit.");
        machine.Confirm(user.PersonId!.Value);
        db.PublishRightsOf(machine);
        await db.Save(nameof(ConfirmMachine), null, $"{id}", ct);
    }
}
