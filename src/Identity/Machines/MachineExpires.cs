using AgiiPlatform.Identity.Mails;

namespace AgiiPlatform.Identity.Machines;

/// <summary>Each hour: tells once, a month ahead, who can prolong it that a program will stop working.</summary>
internal static class MachineExpires
{
    private const int DaysAhead = 30;

    internal static async Task Tell(IdentityDb db, MunicipalityRegistry registry, CancellationToken ct)
    {
        var (today, soon) = (db.Context.Today, db.Context.Today.AddDays(DaysAhead));
        var machines = await db.Machines
            .Where(m => m.RevokedAt == null && m.Until >= today && m.Until <= soon && (m.ToldOf == null || m.ToldOf != m.Until))
            .ToListAsync(ct);
        if (machines.Count == 0)
        {
            return;
        }

        var roles = Role.All.Values.Where(r => !r.OfAgency && r.Permissions.Contains(OwnMachines.Manage)).Select(r => r.Name).ToList();
        foreach (var machine in machines)
        {
            var managers = await db.People.Where(p => p.Rights.Any(r => roles.Contains(r.Role) && r.TenantId == machine.TenantId
                && !r.AwaitsConfirmation && (r.From == null || r.From <= today) && (r.Until == null || r.Until >= today))).ToListAsync(ct);
            managers.ForEach(p => db.Send<MachineExpiresMail>(p, registry.ById(machine.TenantId)!.Slug));
            machine.ToldOf = machine.Until;
        }

        await db.Save(nameof(MachineExpires), null, string.Join(", ", machines.Select(m => m.Id)), ct);
    }
}
