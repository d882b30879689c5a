using AgiiPlatform.Host.Storage;

namespace AgiiPlatform.Host.Operations.Commands;

/// <summary><c>--ops retention</c>: counts what was kept long enough, and with <c>--confirm yes</c> deletes it.</summary>
internal static class Retention
{
    internal static async Task<int> Run(WebApplication app, TextWriter output, CancellationToken ct)
    {
        var deletes = app.Configuration["Confirm"] is "yes";
        var job = app.Services.GetRequiredService<RetentionJob>();
        await output.Line("service", deletes ? "deleted" : "would-delete", "messages", "notes", "answers", "addresses");
        foreach (var database in app.Databases())
        {
            var removed = await job.Count(database, ct);
            if (deletes)
            {
                await using var scope = app.BeginScope();
                removed = await RunRetention.Handle(database.Name, OperatorConfirmation.Given, scope.ServiceProvider, ct);
            }

            await output.Line(database.Name, removed.Messages + removed.Notes + removed.Answers + removed.Addresses,
                removed.Messages, removed.Notes, removed.Answers, removed.Addresses);
        }

        return 0;
    }
}
