using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AgiiPlatform.Platform.Hosting;

/// <summary>What every process of the platform shares, whichever services it runs.</summary>
public static class PlatformHost
{
    /// <summary>Registers the platform and these services; <paramref name="all"/> holds those elsewhere too, for their queues.</summary>
    public static void AddPlatform(this WebApplicationBuilder builder, IReadOnlyList<Service> services, IReadOnlyList<Service> all)
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
            container.AddBus(configuration, ConsumersOf(all, configuration));
        }

        builder.WebHost.ConfigureKestrel(k =>
        {
            k.AddServerHeader = false;
            k.Limits.MaxRequestBodySize = 1024 * 1024;
            k.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
        });
    }

    /// <summary>The middleware and the routes of these services.</summary>
    public static void UsePlatform(this WebApplication app, IReadOnlyList<Service> services)
    {
        app.UseMiddleware<Problems>();
        app.UseRouting();
        app.UseAuthentication();
        app.UseMiddleware<TenantResolution>();
        app.Use(Idempotency.Read);
        foreach (var service in services)
        {
            service.Map(new ServiceRoutes(service, app));
        }

        app.MapGet("/health/live", () => TypedResults.Ok()).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/health/ready", Ready).AllowAnonymous().ExcludeFromDescription();
    }

    /// <summary>Ready when every database of this process answers. The broker does not count: without it, work is still accepted.</summary>
    private static async Task<IResult> Ready(IEnumerable<ServiceDatabase> databases, IServiceProvider services, CancellationToken ct)
    {
        var answers = true;
        foreach (var database in databases)
        {
            answers &= await services.GetRequiredKeyedService<ServiceDb>(database.Name).Database.CanConnectAsync(ct);
        }

        return answers ? TypedResults.Ok() : TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
    }

    /// <summary>The consumers of every service in the table, also of those that run in another process.</summary>
    private static IReadOnlyList<Consumer> ConsumersOf(IReadOnlyList<Service> all, IConfiguration configuration)
    {
        var registered = new ServiceCollection();
        foreach (var service in all)
        {
            service.Add(new ServiceBuilder(service, registered, configuration));
        }

        return [.. registered.Where(d => d.ServiceType == typeof(Consumer)).Select(d => (Consumer)d.ImplementationInstance!)];
    }
}
