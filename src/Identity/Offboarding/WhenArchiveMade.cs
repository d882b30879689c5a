using AgiiPlatform.Contracts;

namespace AgiiPlatform.Identity.Offboarding;

/// <summary>Notes that an archive of a municipality was taken that is read-only: it may be closed when all of it was.</summary>
internal static class WhenArchiveMade
{
    internal static async Task Handle(ArchiveMade message, IdentityDb db, CancellationToken ct)
    {
        var tenant = db.Context.TenantId;
        if (await db.TenantStays.FirstOrDefaultAsync(s => s.TenantId == tenant, ct) is { } stay)
        {
            stay.Taken(new(message.Service, message.At, message.LeftOut));
            await db.Save(nameof(WhenArchiveMade), null, message.Service, ct);
        }
    }
}
