using AgiiPlatform.Identity.Mails;
using AgiiPlatform.Web.Input;
using Microsoft.AspNetCore.Identity;

namespace AgiiPlatform.Identity;

/// <summary>
/// Somebody asks for a link to choose a new password. The answer and the work are the same whether the address has an account: also for one
/// that has none, a mail is put in the outbox, and there it turns out to be nobody's. Who asks often, waits, like who guesses.
/// </summary>
internal static class ForgottenPassword
{
    internal const string Address = "/wachtwoord-vergeten";

    internal static void Map(ServiceRoutes routes)
    {
        routes.Root.MapGet(Address, () => Show(FormState.Empty, isAsked: false)).AllowAnonymous().ExcludeFromDescription();
        routes.Root.MapPost(Address, Post).AllowAnonymous().ExcludeFromDescription();
    }

    private static Task<IResult> Show(FormState form, bool isAsked) =>
        Pages.Show<ForgottenPasswordPage>(new { Form = form, IsAsked = isAsked });

    private static async Task<IResult> Post(
        HttpContext http, IdentityDb db, UserManager<Person> people, Guesses guesses, PasswordCheck check, MunicipalityRegistry registry,
        CancellationToken ct)
    {
        var email = (await http.Request.ReadTypedForm(ct))["email"].ToString();
        try
        {
            new Check().RequiredText(email, "email", "uw e-mailadres", 256).EmailAddress(email, "email").ThrowIfInvalid();
        }
        catch (InvalidInput e)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return await Show(FormState.With(("email", email)).WithErrors(e.Errors), isAsked: false);
        }

        var attempt = await guesses.Count(http, $"{people.NormalizeEmail(email)}\nvergeten", ct);
        var person = await people.FindByEmailAsync(email);
        db.Context.Initialize(registry.Agency, [registry.Agency.Id], new Actor(person?.Id, "", person?.Name ?? ""));
        if (attempt.IsHeard)
        {
            db.Send<ForgottenPasswordMail>(person is not null && check.MaySignIn(person) ? person : new Person { Email = "" });
        }

        await db.Save(nameof(ForgottenPassword), null, !attempt.IsHeard ? "geweigerd: moet wachten"
            : person is null ? "geen account" : "link gevraagd", ct);
        return await Show(FormState.Empty, isAsked: true);
    }
}
