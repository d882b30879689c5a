using AgiiPlatform.Municipalities;
using AgiiPlatform.Overview;

namespace AgiiPlatform.Host.Operations.Commands;

/// <summary><c>--ops rebuild --projection overview</c>: begins a rebuild and tells how far it is.</summary>
internal static class RebuildNow
{
    internal static async Task<int> Run(WebApplication app, TextWriter output, CancellationToken ct)
    {
        if (app.Configuration["Projection"] is not "overview")
        {
            throw new InvalidOperationException("Which projection? There is one: --projection overview.");
        }

        var registry = app.Services.GetRequiredService<MunicipalityRegistry>();
        await using (var scope = app.BeginScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<OverviewDb>();
            await RebuildProjection.Handle(OperatorConfirmation.Given, db, registry, ct);
        }

        await output.Line("done", "of");
        return await app.Follow(output, async services =>
        {
            var progress = (await RebuildProjection.Progress(services.GetRequiredService<OverviewDb>(), registry, ct))!;
            return ($"{progress.Done}\t{progress.Of}", progress.Done >= progress.Of);
        }, ct);
    }
}
