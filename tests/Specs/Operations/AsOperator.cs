using AgiiPlatform.Municipalities;
using AgiiPlatform.Platform.Persistence;
using AgiiPlatform.Platform.Tenancy;
using Microsoft.Extensions.DependencyInjection;

namespace AgiiPlatform.Specs.Operations;

/// <summary>Looks at the database of a service where no address leads.</summary>
internal static class AsOperator
{
    /// <summary>As AgII, who reaches every municipality.</summary>
    internal static async Task<T> AsAgency<T>(this PlatformFixture platform, string service, Func<ServiceDb, Task<T>> look)
    {
        await using var scope = platform.Services.CreateAsyncScope();
        var registry = platform.Services.GetRequiredService<MunicipalityRegistry>();
        scope.ServiceProvider.GetRequiredService<RequestContext>().Initialize(
            registry.Agency, registry.TenantIds, Actor.Consumer("spec"));
        return await look(scope.ServiceProvider.GetRequiredKeyedService<ServiceDb>(service));
    }

    /// <summary>In one municipality.</summary>
    internal static async Task<T> In<T>(this PlatformFixture platform, string service, string slug, Func<ServiceDb, Task<T>> look)
    {
        await using var scope = platform.Services.CreateAsyncScope();
        var tenant = platform.Tenant(slug);
        scope.ServiceProvider.GetRequiredService<RequestContext>().Initialize(tenant, [tenant.Id], Actor.Consumer("spec"));
        return await look(scope.ServiceProvider.GetRequiredKeyedService<ServiceDb>(service));
    }
}
