using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AgiiPlatform.Specs;

/// <summary>Counts the commands with which the host reads from one of these tables of a service, to answer one request.</summary>
internal sealed class Queries : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly ConcurrentBag<IDisposable> _subscriptions = [];
    private readonly IDisposable _all;
    private readonly string[] _from;
    private ActivityTraceId _trace;
    private int _count;

    internal Queries(string service, params string[] tables)
    {
        _from = [.. tables.SelectMany(t => (string[])[$"FROM \"{t}\"", $"FROM {service}.{t}"])];
        _all = DiagnosticListener.AllListeners.Subscribe(this);
    }

    /// <summary>
    /// A context asks only now and then whether anybody listens, and may do so half-way: the count is right when it comes twice.
    /// </summary>
    internal async Task<int> Of<T>(Func<Task<T>> call)
    {
        // The request carries the trace, and the host's commands are part of it: those of jobs and consumers are not.
        using var request = new Activity("counted").Start();
        _trace = request.TraceId;
        var before = 0;
        while (true)
        {
            _count = 0;
            await call();
            if (_count > 0 && _count == before)
            {
                return _count;
            }

            before = _count;
        }
    }

    public void OnNext(DiagnosticListener listener)
    {
        if (listener.Name == "Microsoft.EntityFrameworkCore")
        {
            _subscriptions.Add(listener.Subscribe(this));
        }
    }

    public void OnNext(KeyValuePair<string, object?> happened)
    {
        if (Activity.Current?.TraceId == _trace && happened.Value is CommandExecutedEventData executed
            && _from.Any(f => executed.Command.CommandText.Contains(f, StringComparison.Ordinal)))
        {
            Interlocked.Increment(ref _count);
        }
    }

    public void OnError(Exception error)
    {
    }

    public void OnCompleted()
    {
    }

    public void Dispose()
    {
        _all.Dispose();
        foreach (var subscription in _subscriptions)
        {
            subscription.Dispose();
        }
    }
}
