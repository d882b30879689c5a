using System.Globalization;
using System.Threading.RateLimiting;
using AgiiPlatform.Host.Operations.Metrics;
using AgiiPlatform.Platform.Authorization;
using AgiiPlatform.Platform.Http;
using AgiiPlatform.Platform.Tenancy;
using AgiiPlatform.Web.Input;

namespace AgiiPlatform.Host.Http;

/// <summary>
/// How much of this process one source, one person and one tenant may use, so that whoever asks too much is told to wait (429) and the
/// others notice nothing; and how many requests are under way at once, so that what is too much for all together is told so too (503).
/// Each has a bucket of <c>Limits:{Source, Person, Tenant}:Burst</c> requests, which gets <c>PerSecond</c> more.
/// </summary>
/// <remarks>
/// A person and a tenant are counted once it is known who asks and that they have a right there: nobody uses up the share of a tenant that
/// they are not in, by an address, a header or a cookie that they made up. Before that, and in the gateway, only the source counts.
/// </remarks>
internal static class Limits
{
    /// <summary>The limits that need to know nobody: all together, and the source.</summary>
    internal static void UseLimitsOfAnybody(this WebApplication app)
    {
        var all = new ConcurrencyLimiterOptions
        {
            PermitLimit = Limit(app, "AtOnce", 400, atLeast: 1), QueueLimit = Limit(app, "Waiting", 800, atLeast: 0),
        };
        // An orchestrator, and the gateway, must always hear how it is.
        Use(app, "full", http => http.Request.Path.StartsWithSegments("/health") ? None
            : RateLimitPartition.GetConcurrencyLimiter<object>(app, _ => all));
        Use(app, "source", Bucket(app, "Source", perSecond: 200, burst: 1_000, http =>
            http.Request.Path is var path && (path.StartsWithSegments("/health") || path.StartsWithSegments("/_content"))
                ? null : http.Source()));
    }

    /// <summary>The limits of who was found to have a right here: the person, and the tenant.</summary>
    internal static void UseLimitsOfMembers(this WebApplication app)
    {
        Use(app, "person", Bucket(app, "Person", perSecond: 20, burst: 200,
            http => http.RequestServices.GetRequiredService<CurrentUser>().PersonId));
        Use(app, "tenant", Bucket(app, "Tenant", perSecond: 100, burst: 500,
            http => http.RequestServices.GetRequiredService<RequestContext>().Tenant?.Id));
    }

    private static void Use(WebApplication app, string limit, Func<HttpContext, RateLimitPartition<object>> partition)
    {
        var requests = app.Services.GetService<TenantRequests>();
        var limiter = PartitionedRateLimiter.Create(partition);
        app.Use(async (http, next) =>
        {
            using var lease = await Ask(limiter, http);
            if (lease is null)
            {
                return; // nobody waits for an answer any more
            }

            if (lease.IsAcquired)
            {
                await next(http);
                return;
            }

            requests?.CountRefused(limit, http.RequestServices.GetRequiredService<RequestContext>().Tenant?.Slug);
            var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? Math.Max(1, after.TotalSeconds) : 10;
            http.Response.OnStarting(() =>
            {
                http.Response.Headers.RetryAfter = Math.Ceiling(wait).ToString(CultureInfo.InvariantCulture);
                return Task.CompletedTask;
            });
            await Problems.Write(http, limit == "full" ? Problems.Of(new TooBusy(), http)!
                : Problems.Problem(StatusCodes.Status429TooManyRequests, "too-many-requests", "Te veel aanvragen.",
                    "Er kwamen te veel aanvragen kort na elkaar. Wacht enkele seconden en probeer het dan opnieuw."));
        });
    }

    private static async ValueTask<RateLimitLease?> Ask(PartitionedRateLimiter<HttpContext> limiter, HttpContext http)
    {
        try
        {
            return await limiter.AcquireAsync(http, 1, http.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private static Func<HttpContext, RateLimitPartition<object>> Bucket(
        WebApplication app, string name, int perSecond, int burst, Func<HttpContext, object?> whose)
    {
        var options = new TokenBucketRateLimiterOptions
        {
            TokensPerPeriod = Limit(app, $"{name}:PerSecond", perSecond, atLeast: 1),
            TokenLimit = Limit(app, $"{name}:Burst", burst, atLeast: 1),
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        };
        return http => whose(http) is { } key ? RateLimitPartition.GetTokenBucketLimiter(key, _ => options) : None;
    }

    private static RateLimitPartition<object> None => RateLimitPartition.GetNoLimiter<object>("");

    private static int Limit(WebApplication app, string name, int standard, int atLeast) =>
        app.Configuration.GetValue($"Limits:{name}", standard) is var limit && limit >= atLeast ? limit
            : throw new InvalidOperationException($"Limits:{name} is {limit}: it must be {atLeast} or more.");
}
