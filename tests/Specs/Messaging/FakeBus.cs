using System.Collections.Concurrent;
using System.Reflection;
using MassTransit;

namespace AgiiPlatform.Specs.Messaging;

/// <summary>A bus of which a spec decides what becomes of a publish; it counts how often it is started and stopped.</summary>
public class FakeBus : DispatchProxy
{
    private readonly ConcurrentQueue<object> _published = [];

    /// <summary>What a publish waits for.</summary>
    internal Func<Task> Publishing { get; set; } = () => Task.CompletedTask;

    /// <summary>What was published, in order.</summary>
    internal IReadOnlyCollection<object> Published => _published;

    internal int Started { get; private set; }

    internal int Stopped { get; private set; }

    internal static (IBusControl Bus, FakeBus Fake) Make()
    {
        var bus = Create<IBusControl, FakeBus>();
        return (bus, (FakeBus)(object)bus);
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        switch (targetMethod!.Name)
        {
            case "Publish":
                _published.Enqueue(args![0]!);
                return Publishing();
            case "StartAsync":
                Started++;
                return Task.FromResult<BusHandle>(null!);
            case "StopAsync":
                Stopped++;
                return Task.CompletedTask;
            default:
                throw new NotSupportedException(targetMethod.Name);
        }
    }
}
