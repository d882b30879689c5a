namespace AgiiPlatform.Host.Operations.Commands;

/// <summary><c>--ops replay</c>: offers the messages in the error queues of a service, in one of them, or one of those, again.</summary>
internal static class Replay
{
    internal static async Task<int> Run(WebApplication app, TextWriter output, CancellationToken ct)
    {
        var service = app.Configuration["Service"] ?? throw new InvalidOperationException("Which service? Say --service.");
        var (only, text) = (app.Configuration["Queue"], app.Configuration["Message"]);
        var message = text is null ? (Guid?)null : Guid.Parse(text);
        if (message is not null && only is null)
        {
            throw new InvalidOperationException("In which queue is that message? Say --queue.");
        }

        await output.Line("queue", "offered");
        var queues = await ReplayErrors.Read(service, app.Services, ct) ?? throw new InvalidOperationException(
            "There is no broker, and so no error queue: what cannot be handled stays in the outbox and is tried again.");
        if (only is not null && queues.All(q => q.Name != only))
        {
            throw new InvalidOperationException($"{service} has no queue '{only}'.");
        }

        foreach (var queue in queues.Where(q => q.Count > 0 && (only is null || q.Name == only)))
        {
            await using var scope = app.BeginScope();
            await output.Line(queue.Name, await ReplayErrors.Handle(service, queue.Name, message, scope.ServiceProvider, ct));
        }

        return 0;
    }
}
