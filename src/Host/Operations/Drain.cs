namespace AgiiPlatform.Host.Operations;

/// <summary>
/// Before it stops, a process says for a while that it is not ready (<c>DrainSeconds</c>), so that the gateway and the load balancer send
/// their new requests elsewhere while it still answers.
/// </summary>
internal sealed class Drain(IConfiguration configuration, TimeProvider time) : IHostedLifecycleService
{
    /// <summary>Whether this process is about to stop.</summary>
    internal bool IsUnderWay { get; private set; }

    /// <summary>For how long it does so.</summary>
    internal static TimeSpan Time(IConfiguration configuration) => TimeSpan.FromSeconds(configuration.GetValue("DrainSeconds", 0));

    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        IsUnderWay = true;
        return Task.Delay(Time(configuration), time, cancellationToken);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
