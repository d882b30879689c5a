namespace AgiiPlatform.Identity.Machines;

/// <summary>An organisation sees which programs work in its name, what they may do and when they last did.</summary>
internal static class ListMachines
{
    internal static readonly PageAddress Page = new("/koppelingen");

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/machine-accounts", Read).Requires(OwnMachines.See);
        routes.Pages.MapGet(Page.Pattern, async (IdentityDb db, CancellationToken ct) =>
            await Pages.Show<MachinesPage>(new { Machines = await Read(db, ct) })).Requires(OwnMachines.See);
    }

    private static async Task<IReadOnlyList<MachineView>> Read(IdentityDb db, CancellationToken ct)
    {
        var machines = await db.OwnMachineAccounts().AsNoTracking().ToListAsync(ct);
        var names = await Names(db, machines, ct);
        return
        [
            .. machines.OrderBy(m => m.RevokedAt is not null).ThenBy(m => m.Name, Dutch.Alphabetical).ThenBy(m => m.Id)
                .Select(m => MachineView.Of(m, names, db.Context)),
        ];
    }

    /// <summary>The names of who made and confirmed them.</summary>
    internal static Task<Dictionary<Guid, string>> Names(IdentityDb db, IReadOnlyList<MachineAccount> machines, CancellationToken ct)
    {
        var people = machines.SelectMany(m => (Guid?[])[m.MadeBy, m.ConfirmedBy]).OfType<Guid>().Distinct().ToList();
        return db.People.Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
    }
}
