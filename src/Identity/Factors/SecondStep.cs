using System.Security.Claims;
using AgiiPlatform.Identity.Provider;
using AgiiPlatform.Identity.Sessions;
using AgiiPlatform.Web.Input;
using Microsoft.AspNetCore.Identity;

namespace AgiiPlatform.Identity.Factors;

/// <summary>
/// After the password of who has a second step, before anything else: the code of an app, a passkey, or a recovery code. Until then their
/// session opens this page and no other; then a new one begins.
/// </summary>
internal static class SecondStep
{
    internal const string Address = "/aanmelden/tweede-stap";

    internal static void Map(ServiceRoutes routes)
    {
        var lets = new LetsIn(MissingStep.SecondStep);
        routes.Root.MapGet(Address, Get).AllowAnonymous().WithMetadata(lets).ExcludeFromDescription();
        routes.Root.MapPost(Address, Post).AllowAnonymous().WithMetadata(lets).ExcludeFromDescription();
    }

    /// <summary>The page; <paramref name="form"/> carries where they go afterwards.</summary>
    internal static async Task<IResult> Show(
        HttpContext http, Person person, FormState form, IdentityDb db, PasskeyCeremony passkeys, CancellationToken ct,
        bool isOfPasskey = false)
    {
        await FormTarget.AllowAfter(http, form.Value("back"), ct);
        var hasPasskey = await db.Passkeys.AnyAsync(p => p.PersonId == person.Id, ct);
        return await Pages.Show<SecondStepPage>(new
        {
            Form = form, IsOfPasskey = isOfPasskey, HasApp = person.AuthenticatorKey is not null,
            Passkey = hasPasskey ? await passkeys.ToSign(person, http) : null,
        });
    }

    private static async Task<IResult> Get(
        HttpContext http, string? terug, IdentityDb db, SessionStore sessions, PasskeyCeremony passkeys, CancellationToken ct) =>
        await Waiting(http, db, sessions, ct) is { } person
            ? await Show(http, person, FormState.With(("back", terug)), db, passkeys, ct)
            : SignIn.PageAgain(terug);

    private static async Task<IResult> Post(
        HttpContext http, SignInManager<Person> signIn, IdentityDb db, SessionStore sessions, SecondFactors factors,
        PasskeyCeremony passkeys, RememberedDevices devices, MunicipalityRegistry registry, CancellationToken ct)
    {
        var form = await http.Request.ReadTypedForm(ct);
        if (await Waiting(http, db, sessions, ct) is not { } person)
        {
            return SignIn.PageAgain(form["back"]);
        }

        db.Context.Initialize(registry.Agency, [registry.Agency.Id], new Actor(person.Id, "", person.Name));
        try
        {
            var methods = PasskeyAnswer.IsIn(form)
                ? await ByPasskey(person, form, http, db, passkeys, ct) : await ByCode(person, form["code"].ToString(), http, factors, ct);
            if (form["remember"] == "true")
            {
                devices.Remember(http, person.Id);
                await db.Save(nameof(SecondStep), null, "toestel onthouden", ct);
            }

            await signIn.BeginSession(person, sessions, methods, ct);
            return await SignIn.Arrive(http, person, form[KeptForm.Field], form["back"], registry, db, ct);
        }
        catch (Exception e) when (e is InvalidInput or RuleViolation)
        {
            http.Response.StatusCode = e is RuleViolation ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest;
            var typed = FormState.With(("back", form["back"]), (KeptForm.Field, form[KeptForm.Field]), ("remember", form["remember"]));
            return await Show(http, person, typed.Refused(e), db, passkeys, ct, isOfPasskey: PasskeyAnswer.IsIn(form));
        }
    }

    private static async Task<string> ByCode(
        Person person, string code, HttpContext http, SecondFactors factors, CancellationToken ct)
    {
        new Check().RequiredText(code, "code", "de code", 40).ThrowIfInvalid();
        return await factors.Check(person, code, http, ct);
    }

    private static async Task<string> ByPasskey(
        Person person, IFormCollection form, HttpContext http, IdentityDb db, PasskeyCeremony passkeys, CancellationToken ct)
    {
        var (credential, question) = PasskeyAnswer.Of(form);
        var (who, refused) = await passkeys.Signed(person.Id, credential, question, http, ct);
        db.Context.RequestKey = null;
        await db.Save(nameof(SecondStep), null, who is null ? $"geweigerd: passkey, {refused}" : "passkey", ct);
        return who is null ? throw PasskeyAnswer.Refused() : AuthenticationMethods.PasswordAndPasskey;
    }

    /// <summary>Who gave their password in this browser and has not taken the second step.</summary>
    private static async Task<Person?> Waiting(HttpContext http, IdentityDb db, SessionStore sessions, CancellationToken ct) =>
        Guid.TryParse(http.User.FindFirstValue(SessionStore.Claim), out var id)
            && await sessions.Find(id, ct) is { AwaitsSecondStep: true } session
            ? await db.People.FirstOrDefaultAsync(p => p.Id == session.PersonId, ct) : null;
}
