using AgiiPlatform.Identity;
using AgiiPlatform.Identity.Factors;
using AgiiPlatform.Identity.Sessions;
using Microsoft.AspNetCore.Identity;

namespace AgiiPlatform.Host.Operations.Commands;

/// <summary>
/// <c>--ops reset-second-step --email EMAIL --reason TEXT</c>: wipes the second step of one account, for an administrator who lost theirs
/// where no other can do it. Its person hears of it by mail.
/// </summary>
internal static class ResetSecondStepNow
{
    internal static async Task<int> Run(WebApplication app, TextWriter output, CancellationToken ct)
    {
        await using var scope = app.BeginScope();
        var (services, email, reason) = (scope.ServiceProvider, app.Configuration.Option("email"), app.Configuration.Option("reason"));
        var db = services.GetRequiredService<IdentityDb>();
        var person = await services.GetRequiredService<UserManager<Person>>().FindByEmailAsync(email)
            ?? throw new InvalidOperationException("There is no account with this address.");
        if (!await SecondFactors.Has(person, db, ct))
        {
            throw new InvalidOperationException("This account has no second step: its password is enough.");
        }

        await ResetSecondStep.Reset(
            person.Id, reason, db, services.GetRequiredService<SecondFactors>(), services.GetRequiredService<SessionStore>(), ct);
        await output.Line("email", "account");
        await output.Line(email, person.Id);
        return 0;
    }
}
