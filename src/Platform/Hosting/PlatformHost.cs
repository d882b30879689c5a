using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AgiiPlatform.Platform.Hosting;

/// <summary>What every process of the platform stands on, whichever services it runs.</summary>
public static class PlatformHost
{
    /// <summary>Registers the platform and these services. <paramref name="all"/> is the whole table, for the queues of services that run elsewhere.</summary>
    public static void AddPlatform(this WebApplicationBuilder builder, IReadOnlyList<Service> services, IReadOnlyList<Service> all)
    {
        var (container, configuration) = (builder.Services, builder.Configuration);
        container.TryAddSingleton(TimeProvider.System);
        container.AddSingleton(MunicipalityRegistry.Load());
        container.AddSingleton<OutboxSignal>();
        container.AddScoped<RequestContext>();
        container.AddScoped<CurrentUser>();
        container.AddHttpContextAccessor();
        container.AddAntiforgery(o =>
        {
            o.Cookie.Name = "agii-formulier";
            o.Cookie.SecurePolicy = builder.Environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        });
        container.ConfigureHttpJsonOptions(o => Json.Configure(o.SerializerOptions));
        container.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        container.AddSignIn(builder.Environment);
        foreach (var service in services)
        {
            service.Add(new ServiceBuilder(service, container, configuration));
        }

        if (services.Count > 0)
        {
            container.AddKeyRing(configuration, builder.Environment, services[0].Name);
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
        app.Use(SecurityHeaders.Add);
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
    private static async Task<IResult> Ready(IEnumerable<ServiceDatabase> stored, IServiceProvider services, CancellationToken ct)
    {
        foreach (var service in stored)
        {
            var db = services.GetRequiredKeyedService<ServiceDb>(service.Name);
            if (!await db.Database.CanConnectAsync(ct))
            {
                return TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
            }
        }

        return TypedResults.Ok();
    }

    /// <summary>Programs sign in with a bearer token, people with a cookie; both say only who somebody is.</summary>
    private static void AddSignIn(this IServiceCollection services, IHostEnvironment environment)
    {
        const string either = "either";
        services.AddAuthentication(either)
            .AddPolicyScheme(either, null, o => o.ForwardDefaultSelector = http =>
                http.IsApi() ? IdentityConstants.BearerScheme : IdentityConstants.ApplicationScheme)
            .AddBearerToken(IdentityConstants.BearerScheme, o => o.BearerTokenExpiration = TimeSpan.FromHours(1))
            .AddCookie(IdentityConstants.ApplicationScheme, o =>
            {
                o.Cookie.Name = environment.IsDevelopment() ? "agii" : "__Host-agii";
                o.Cookie.HttpOnly = true;
                o.Cookie.SameSite = SameSiteMode.Lax;
                o.Cookie.SecurePolicy = environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
                o.ExpireTimeSpan = TimeSpan.FromHours(1);
                o.SlidingExpiration = true;
                o.LoginPath = "/aanmelden";
            });
        services.AddOptions<BearerTokenOptions>(IdentityConstants.BearerScheme)
            .PostConfigure<TimeProvider>((o, time) => o.BearerTokenProtector = new AccessTokenCache(o.BearerTokenProtector, time));
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
