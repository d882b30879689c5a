using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AgiiPlatform.Platform.Hosting;

/// <summary>What every process of the platform shares, whichever services it runs.</summary>
public static class PlatformHost
{
    /// <summary>Registers the platform and these services; the consumers of services elsewhere are for their queues.</summary>
    public static void AddPlatform(
        this WebApplicationBuilder builder, IReadOnlyList<Service> services, IReadOnlyList<Consumer> allConsumers)
    {
        var (container, configuration) = (builder.Services, builder.Configuration);
        container.TryAddSingleton(TimeProvider.System);
        container.AddSingleton(MunicipalityRegistry.Load());
        container.AddSingleton<OutboxSignal>();
        container.AddScoped<RequestContext>();
        container.AddScoped<CurrentUser>();
        container.AddHttpContextAccessor();
        container.ConfigureHttpJsonOptions(o => Json.Configure(o.SerializerOptions));
        container.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        foreach (var service in services)
        {
            service.Add(new ServiceBuilder(service, container, configuration));
        }

        if (services.Count > 0)
        {
            container.AddBus(configuration, allConsumers);
        }
    }

    /// <summary>The middleware and the routes of these services.</summary>
    public static void UsePlatform(this WebApplication app, IReadOnlyList<Service> services)
    {
        app.UseMiddleware<Problems>();
        app.UseRouting();
        app.UseAuthentication();
        app.UseMiddleware<TenantResolution>();
        app.Use(Idempotency.Read);
        services.ToList().ForEach(s => s.Map(new ServiceRoutes(s, app)));
    }
}
