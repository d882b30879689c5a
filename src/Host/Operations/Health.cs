using System.Globalization;
using AgiiPlatform.Platform.Persistence;
using Microsoft.AspNetCore.Mvc;

namespace AgiiPlatform.Host.Operations;

/// <summary>What an orchestrator, and the gateway, asks this process: whether it lives, and whether it can take work.</summary>
internal static class Health
{
    internal static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", Live).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/health/ready", Ready).AllowAnonymous().ExcludeFromDescription();
    }

    /// <summary>Not alive when messages stay here though the broker answers and the bus was restarted: a new process is the cure.</summary>
    private static IResult Live([FromServices] PublishingWatchdog? watchdog) =>
        watchdog is { IsDead: true } ? TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable) : TypedResults.Ok();

    /// <summary>
    /// Ready when every database of this process answers and it is not about to stop. The broker does not count: without it, work is
    /// still accepted. The ages tell how far behind its messages and its copies of the rights are.
    /// </summary>
    private static async Task<IResult> Ready(
        IEnumerable<ServiceDatabase> databases, IServiceProvider services, Drain drain,
        [FromServices] PublishingWatchdog? watchdog, CancellationToken ct)
    {
        var answers = !drain.IsUnderWay;
        foreach (var database in databases)
        {
            answers &= await services.GetRequiredKeyedService<ServiceDb>(database.Name).Database.CanConnectAsync(ct);
        }

        var body = new
        {
            ready = answers,
            services = watchdog?.Ages.ToDictionary(a => a.Key, a => new
            {
                oldestUnsentMessage = Seconds(a.Value.OldestUnsent), lastChangeOfRights = Seconds(a.Value.Rights),
            }),
        };
        return TypedResults.Json(body, statusCode: answers ? 200 : 503);
    }

    private static string? Seconds(TimeSpan? age) =>
        age is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known.TotalSeconds:F0} s") : null;
}
