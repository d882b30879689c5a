using AgiiPlatform.Inburgering;
using AgiiPlatform.Platform.Persistence;
using AgiiPlatform.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AgiiPlatform.Specs.Inburgering;

/// <summary>Looks where no address leads.</summary>
internal static class Behind
{
    /// <summary>The audit rows of a tenant, oldest first: all, or those about one record.</summary>
    internal static Task<List<AuditEntry>> Audit(this PlatformFixture platform, string slug, Guid? about = null) =>
        platform.Look(slug, db => db.Audit.AsNoTracking()
            .Where(a => about == null || a.RecordId == about).OrderBy(a => a.Id).ToListAsync());

    /// <summary>What the service's database says in a tenant.</summary>
    internal static async Task<T> Look<T>(this PlatformFixture platform, string slug, Func<InburgeringDb, Task<T>> look)
    {
        await using var scope = platform.Services.CreateAsyncScope();
        var tenant = platform.Tenant(slug);
        scope.ServiceProvider.GetRequiredService<RequestContext>().Initialize(tenant, [tenant.Id], Actor.Nobody);
        return await look(scope.ServiceProvider.GetRequiredService<InburgeringDb>());
    }
}
