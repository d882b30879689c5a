using System.Collections.Concurrent;
using System.Diagnostics;
using AgiiPlatform.Web;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AgiiPlatform.Host.Operations.Development;

/// <summary>
/// For who develops: the last requests, messages and queries of this process, in memory, on the page <c>/ontwikkeling</c>. Only in
/// Development; elsewhere nothing listens.
/// </summary>
internal sealed class RecentSteps : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    /// <summary>The address of the page.</summary>
    internal const string Page = "/ontwikkeling";

    /// <summary>How many steps are kept: some hundred acts.</summary>
    internal const int Kept = 3000;

    private static readonly TimeSpan Slow = TimeSpan.FromMilliseconds(50);
    private static readonly string[] NotOfInterest = [Page, "/_content", "/health", "/scalar", "/openapi"];

    private readonly ConcurrentQueue<Step> _steps = new();
    private readonly ConcurrentBag<IDisposable> _subscriptions = [];

    internal RecentSteps()
    {
        var activities = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Microsoft.AspNetCore" or "MassTransit" or Telemetry.Own,
            // The relays look every second: what nobody asked for begins no trace.
            Sample = (ref ActivityCreationOptions<ActivityContext> o) => o.Kind == ActivityKind.Server || o.Parent.TraceId != default
                ? ActivitySamplingResult.AllDataAndRecorded : ActivitySamplingResult.None,
            ActivityStopped = a => Add(new(a.TraceId, a.SpanId, a.ParentSpanId, a.Kind, a.DisplayName, a.StartTimeUtc, a.Duration)),
        };
        ActivitySource.AddActivityListener(activities);
        _subscriptions.Add(activities);
        _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    /// <summary>What is kept, the newest last.</summary>
    internal IReadOnlyList<Step> All => [.. _steps];

    internal static void Use(WebApplication app)
    {
        var steps = new RecentSteps();
        app.Lifetime.ApplicationStopped.Register(steps.Dispose);
        app.Use(async (http, next) =>
        {
            await next(http);
            if (http.Features.Get<IHttpActivityFeature>()?.Activity is { } step)
            {
                step.DisplayName = Array.Exists(NotOfInterest, p => http.Request.Path.StartsWithSegments(p)) ? ""
                    : $"{http.Request.Method} {http.Request.Path}: {http.Response.StatusCode}";
            }
        });
        app.MapGet(Page, () => Pages.Show<DevelopmentPage>(new { Steps = steps.All })).AllowAnonymous().ExcludeFromDescription();
    }

    /// <summary>EF Core tells of each command, in either store; a command names its parameters and not their values.</summary>
    void IObserver<DiagnosticListener>.OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
        {
            _subscriptions.Add(value.Subscribe(this, name => name == RelationalEventId.CommandExecuted.Name));
        }
    }

    void IObserver<KeyValuePair<string, object?>>.OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is CommandExecutedEventData query && (Activity.Current is not null || query.Duration >= Slow))
        {
            var (trace, parent) = Activity.Current is { } step ? (step.TraceId, step.SpanId) : default;
            Add(new(trace, ActivitySpanId.CreateRandom(), parent, ActivityKind.Client, query.Command.CommandText,
                query.StartTime.UtcDateTime, query.Duration));
        }
    }

    void IObserver<DiagnosticListener>.OnCompleted()
    {
    }

    void IObserver<DiagnosticListener>.OnError(Exception error)
    {
    }

    void IObserver<KeyValuePair<string, object?>>.OnCompleted()
    {
    }

    void IObserver<KeyValuePair<string, object?>>.OnError(Exception error)
    {
    }

    public void Dispose()
    {
        foreach (var subscription in _subscriptions)
        {
            subscription.Dispose();
        }
    }

    private void Add(Step step)
    {
        if (step.Name.Length > 0)
        {
            _steps.Enqueue(step);
            while (_steps.Count > Kept)
            {
                _steps.TryDequeue(out _);
            }
        }
    }
}
