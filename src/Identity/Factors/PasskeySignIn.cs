using AgiiPlatform.Identity.Offboarding;
using AgiiPlatform.Identity.Provider;
using AgiiPlatform.Identity.Sessions;
using AgiiPlatform.Web.Input;
using Microsoft.AspNetCore.Identity;

namespace AgiiPlatform.Identity.Factors;

/// <summary>Signs somebody in with a passkey alone: it is a device and what unlocks it, so there is no second step.</summary>
internal static class PasskeySignIn
{
    internal static void Map(ServiceRoutes routes)
    {
        routes.Root.MapGet(SignInPage.WithPasskey, (HttpContext http, string? terug, PasskeyCeremony passkeys, CancellationToken ct) =>
            Show(http, FormState.With(("back", terug)), passkeys, ct)).AllowAnonymous().ExcludeFromDescription();
        routes.Root.MapPost(SignInPage.WithPasskey, Post).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<IResult> Show(HttpContext http, FormState form, PasskeyCeremony passkeys, CancellationToken ct)
    {
        await FormTarget.AllowAfter(http, form.Value("back"), ct);
        return await Pages.Show<PasskeySignInPage>(new { Form = form, Question = await passkeys.ToSign(null, http) });
    }

    private static async Task<IResult> Post(
        HttpContext http, SignInManager<Person> signIn, IdentityDb db, SessionStore sessions, PasswordCheck check, PasskeyCeremony passkeys,
        MunicipalityRegistry registry, CancellationToken ct)
    {
        var form = await http.Request.ReadTypedForm(ct);
        var carried = FormState.With(("back", form["back"]), (KeptForm.Field, form[KeptForm.Field]));
        if (!PasskeyAnswer.IsIn(form))
        {
            return await Show(http, carried, passkeys, ct); // from the page with the password, with what is carried there
        }

        try
        {
            var (credential, question) = PasskeyAnswer.Of(form);
            var (person, refused) = await passkeys.Signed(null, credential, question, http, ct);
            var isRight = person is not null && check.MaySignIn(person);
            db.Context.Initialize(registry.Agency, [registry.Agency.Id], new Actor(person?.Id, "", person?.Name ?? ""));
            await db.NoteAttempt(nameof(PasskeySignIn), "passkey", isRight, isRight ? "aangemeld"
                : $"geweigerd: {(person is null ? refused : "account van de demo")}", http, ct);
            if (!isRight)
            {
                throw PasskeyAnswer.Refused();
            }

            await CloseTenant.RefuseWhoOnlyWorkedThere(person!, db, registry, ct);
            await signIn.BeginSession(person!, sessions, AuthenticationMethods.Passkey, ct);
            return await SignIn.Arrive(http, person!, form[KeptForm.Field], form["back"], registry, db, ct);
        }
        catch (RuleViolation e)
        {
            http.Response.StatusCode = StatusCodes.Status409Conflict;
            return await Show(http, carried.Refused(e), passkeys, ct);
        }
    }
}
