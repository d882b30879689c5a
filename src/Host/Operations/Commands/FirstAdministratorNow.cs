using AgiiPlatform.Identity;
using AgiiPlatform.Municipalities;
using Microsoft.AspNetCore.Identity;

namespace AgiiPlatform.Host.Operations.Commands;

/// <summary><c>--ops first-administrator</c>: opens the account of the first administrator, and shows its password this once.</summary>
internal static class FirstAdministratorNow
{
    internal static async Task<int> Run(WebApplication app, TextWriter output, CancellationToken ct)
    {
        await using var scope = app.BeginScope();
        var (services, email) = (scope.ServiceProvider, app.Configuration.Option("email"));
        var password = await FirstAdministrator.Open(app.Configuration.Option("name"), email, services.GetRequiredService<IdentityDb>(),
            services.GetRequiredService<UserManager<Person>>(), services.GetRequiredService<MunicipalityRegistry>(), ct);
        await output.Line("email", "password");
        await output.Line(email, password);
        return 0;
    }
}
