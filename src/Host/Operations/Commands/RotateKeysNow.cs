using AgiiPlatform.Inburgering;
using AgiiPlatform.Inburgering.NationalNumbers;
using AgiiPlatform.Municipalities;

namespace AgiiPlatform.Host.Operations.Commands;

/// <summary><c>--ops rotate-keys</c>: has every national number locked with the current key, and tells how many are left.</summary>
internal static class RotateKeysNow
{
    internal static async Task<int> Run(WebApplication app, TextWriter output, CancellationToken ct)
    {
        await output.Line("left");
        await using (var scope = app.BeginScope())
        {
            var services = scope.ServiceProvider;
            if ((await ListKeys.InUse(services, ct)).Left > 0)
            {
                await RotateKeys.Handle(OperatorConfirmation.Given, services.GetRequiredService<InszVault>(),
                    services.GetRequiredService<InburgeringDb>(), app.Services.GetRequiredService<MunicipalityRegistry>(), ct);
            }
        }

        return await app.Follow(output, async services =>
        {
            var left = (await ListKeys.InUse(services, ct)).Left;
            return ($"{left}", left == 0);
        }, ct);
    }
}
