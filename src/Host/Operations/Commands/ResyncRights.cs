using AgiiPlatform.Identity;

namespace AgiiPlatform.Host.Operations.Commands;

/// <summary><c>--ops resync-rights</c>: tells every service the rights of everybody again.</summary>
internal static class ResyncRights
{
    internal static async Task<int> Run(WebApplication app, TextWriter output, CancellationToken ct)
    {
        await using var scope = app.BeginScope();
        await RightsResynchronisation.Handle(scope.ServiceProvider.GetRequiredService<IdentityDb>(), ct);
        await output.WriteLineAsync("told");
        return 0;
    }
}
