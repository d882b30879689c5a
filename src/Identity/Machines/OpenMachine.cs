namespace AgiiPlatform.Identity.Machines;

/// <summary>An organisation looks at one of its machine accounts.</summary>
internal static class OpenMachine
{
    internal static readonly PageAddress Page = new("/koppelingen/{id:guid}");

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/machine-accounts/{id:guid}", Look).Requires(OwnMachines.See);
        routes.Pages.MapGet(Page.Pattern, (Guid id, IdentityDb db, CancellationToken ct) => Show(id, null, FormState.Empty, db, ct))
            .Requires(OwnMachines.See);
    }

    internal static async Task<IResult> Show(Guid id, string? secret, FormState form, IdentityDb db, CancellationToken ct) =>
        await Pages.Show<MachinePage>(new { Machine = await Look(id, db, ct), Secret = secret, Form = form });

    internal static async Task<MachineView> Look(Guid id, IdentityDb db, CancellationToken ct)
    {
        var machine = await db.OwnMachineAccount(id, ct);
        return MachineView.Of(machine, await ListMachines.Names(db, [machine], ct), db.Context);
    }
}
