namespace AgiiPlatform.Host;

/// <summary>The demo scene.</summary>
internal sealed class Scene : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.CompletedTask;
}
