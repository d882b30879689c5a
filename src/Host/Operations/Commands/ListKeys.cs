using AgiiPlatform.Inburgering;
using AgiiPlatform.Inburgering.NationalNumbers;
using AgiiPlatform.Municipalities;

namespace AgiiPlatform.Host.Operations.Commands;

/// <summary><c>--ops keys</c>: the versions of the master key, and how many national numbers each locks.</summary>
internal static class ListKeys
{
    internal static async Task<int> Run(WebApplication app, TextWriter output, CancellationToken ct)
    {
        await using var scope = app.BeginScope();
        var keys = await InUse(scope.ServiceProvider, ct);
        await output.Line("version", "state", "numbers");
        foreach (var use in keys.Uses)
        {
            await output.Line(use.Version, use.Version == keys.Current ? "current" : keys.Here.Contains(use.Version) ? "older" : "missing",
                use.Numbers);
        }

        return 0;
    }

    internal static Task<Keys> InUse(IServiceProvider services, CancellationToken ct) => RotateKeys.InUse(
        services.GetRequiredService<InburgeringDb>(), services.GetRequiredService<InszVault>(),
        services.GetRequiredService<MunicipalityRegistry>(), ct);
}
