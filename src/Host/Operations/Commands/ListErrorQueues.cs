namespace AgiiPlatform.Host.Operations.Commands;

/// <summary><c>--ops error-queues</c>: the messages in the error queues of each service, the oldest fifty of a queue.</summary>
internal static class ListErrorQueues
{
    internal static async Task<int> Run(WebApplication app, TextWriter output, CancellationToken ct)
    {
        await output.Line("service", "queue", "count", "message", "tenant", "failed", "error");
        foreach (var database in app.Databases())
        {
            foreach (var queue in await ReplayErrors.Read(database.Name, app.Services, ct) ?? [])
            {
                foreach (var message in queue.Messages)
                {
                    await output.Line(
                        database.Name, queue.Name, queue.Count, message.Id, message.TenantId, message.FailedAt, message.Error);
                }
            }
        }

        return 0;
    }
}
