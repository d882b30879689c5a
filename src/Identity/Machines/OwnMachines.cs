namespace AgiiPlatform.Identity.Machines;

/// <summary>The machine accounts of the organisation of the address, and who manages them.</summary>
internal static class OwnMachines
{
    /// <summary>What it takes to make, change and revoke one: the general manager decides who gets at the organisation's data.</summary>
    internal const Permission Manage = Permission.AccessConfirm;

    /// <summary>Who may see which there are: everybody who may see which people have access.</summary>
    internal const Permission See = Permission.AccessRead;

    /// <summary>Those of this organisation, and of no other.</summary>
    internal static IQueryable<MachineAccount> OwnMachineAccounts(this IdentityDb db) =>
        db.Machines.Where(m => m.TenantId == db.Context.TenantId);

    /// <summary>The one with this id, tracked.</summary>
    internal static async Task<MachineAccount> OwnMachineAccount(this IdentityDb db, Guid id, CancellationToken ct) =>
        await db.OwnMachineAccounts().FirstOrDefaultAsync(m => m.Id == id, ct) ?? throw new NotFound();

    /// <summary>Whether this person is of the municipality itself: AgII's people manage no program of another.</summary>
    internal static bool IsOfMunicipality(this CurrentUser user) => user.Tenant?.Kind == TenantKind.Municipality
        && user.Roles.Any(r => !r.OfAgency && r.Permissions.Contains(Manage));

    /// <summary>Refuses who is not.</summary>
    internal static void DemandOfMunicipality(this CurrentUser user) => RuleViolation.If(
        !user.IsOfMunicipality(), "not-the-own-organisation",
        "Alleen de algemeen directeur van de gemeente zelf beheert haar koppelingen.");

    /// <summary>Tells the other services, after the next <c>Save</c>, what this program may do from now on.</summary>
    internal static void PublishRightsOf(this IdentityDb db, MachineAccount machine) =>
        db.Publish(new Contracts.AccessChanged([machine.Access()], db.Context.Now));
}
