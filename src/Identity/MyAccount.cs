using System.Security.Claims;
using AgiiPlatform.Identity.Factors;
using AgiiPlatform.Identity.Mails;
using AgiiPlatform.Identity.Sessions;
using AgiiPlatform.Web.Input;
using Microsoft.AspNetCore.Identity;

namespace AgiiPlatform.Identity;

/// <summary>A person looks after their own account: name, e-mail address, password, and which mails they want.</summary>
internal static class MyAccount
{
    internal const string Address = "/mijn-account", OfName = Address + "/naam", OfEmail = Address + "/adres",
        OfPassword = Address + "/wachtwoord", OfNotices = Address + "/meldingen";

    internal static void Map(ServiceRoutes routes)
    {
        routes.Root.MapGet(Address, (CurrentUser user, IdentityDb db, CancellationToken ct) => Show(user, db, Address, FormState.Empty, ct))
            .RequiresSignIn().ExcludeFromDescription();
        routes.Root.MapPost(OfName, ChangeName).RequiresSignIn().ExcludeFromDescription();
        routes.Root.MapPost(OfEmail, ChangeEmail).RequiresSignIn().ExcludeFromDescription();
        routes.Root.MapPost(OfPassword, ChangePassword).RequiresSignIn().ExcludeFromDescription();
        routes.Root.MapPost(OfNotices, ChooseNotices).RequiresSignIn().ExcludeFromDescription();
    }

    /// <summary>The page; one of its forms as it was filled in, when that was refused.</summary>
    private static async Task<IResult> Show(CurrentUser user, IdentityDb db, string form, FormState state, CancellationToken ct)
    {
        var person = await db.People.AsNoTracking().FirstOrDefaultAsync(p => p.Id == user.PersonId, ct) ?? throw new NotFound();
        return await Pages.Show<MyAccountPage>(new
        {
            person.Name, Email = person.Email!, Notices = !person.RefusesNotices, Form = form, State = state,
        });
    }

    private static Task<IResult> ChangeName(
        HttpContext http, CurrentUser user, IdentityDb db, MunicipalityRegistry registry, CancellationToken ct) =>
        Change(http, user, db, registry, OfName, "Uw naam is bewaard. U ziet ze overal zodra u zich opnieuw aanmeldt.", (person, form) =>
        {
            new Check().RequiredText(form["name"], "name", "uw naam").ThrowIfInvalid();
            person.Name = form["name"].ToString();
            return Task.CompletedTask;
        }, ct);

    private static Task<IResult> ChangeEmail(
        HttpContext http, CurrentUser user, IdentityDb db, MunicipalityRegistry registry, UserManager<Person> people, PasswordCheck check,
        CancellationToken ct) =>
        Change(http, user, db, registry, OfEmail, "Kijk in de mailbox van het nieuwe adres: met de link in onze e-mail bevestigt u het.",
            async (person, form) =>
            {
                var email = form["email"].ToString();
                new Check().RequiredText(email, "email", "uw nieuwe e-mailadres", 256).EmailAddress(email, "email")
                    .RequiredText(form["emailPassword"], "emailPassword", "uw wachtwoord", 256).ThrowIfInvalid();
                await Prove(person, form["emailPassword"]!, "emailPassword", http, check, ct);
                if (await people.FindByEmailAsync(email) is null) // and if there is one, this does not tell
                {
                    db.Send<NewAddressMail>(person, address: email);
                }
            }, ct);

    private static Task<IResult> ChangePassword(
        HttpContext http, CurrentUser user, IdentityDb db, MunicipalityRegistry registry, SignInManager<Person> signIn, PasswordCheck check,
        PasswordQueue queue, SessionStore sessions, CancellationToken ct) =>
        Change(http, user, db, registry, OfPassword, "Uw nieuwe wachtwoord is bewaard. Elders moet u zich ermee aanmelden.",
            async (person, form) =>
            {
                var password = form["password"].ToString();
                new Check().RequiredText(form["current"], "current", "uw huidige wachtwoord", 256)
                    .Password(password, "uw nieuwe wachtwoord", person.Name, person.Email).ThrowIfInvalid();
                await Prove(person, form["current"]!, "current", http, check, ct);
                using (await queue.Enter(ct))
                {
                    person.PasswordHash = signIn.UserManager.PasswordHasher.HashPassword(person, password);
                }

                await db.Renewed(person, isFirst: false, registry, ct);
                var before = await sessions.Find(Guid.Parse(http.User.FindFirstValue(SessionStore.Claim)!), ct);
                await sessions.EndAll(person.Id, ct);
                await signIn.BeginSession(person, sessions, before?.Methods ?? AuthenticationMethods.Password, ct); // here it goes on, in a new one
            }, ct);

    private static Task<IResult> ChooseNotices(
        HttpContext http, CurrentUser user, IdentityDb db, MunicipalityRegistry registry, CancellationToken ct) =>
        Change(http, user, db, registry, OfNotices, "Uw keuze is bewaard.", (person, form) =>
        {
            person.RefusesNotices = form["notices"] != "true";
            return Task.CompletedTask;
        }, ct);

    /// <summary>Who is signed in here may not be who the account belongs to: what gives it away asks for the password again.</summary>
    private static async Task Prove(
        Person person, string password, string field, HttpContext http, PasswordCheck check, CancellationToken ct)
    {
        try
        {
            await check.Find(person.Email!, password, http, ct, nameof(MyAccount));
        }
        catch (RuleViolation)
        {
            throw new InvalidInput(field, "Dit is niet uw wachtwoord. Na vijf foute pogingen moet u telkens langer wachten.");
        }
    }

    /// <summary>Changes the own account as the form says. What is done is in the log of AgII, for an account is in no tenant.</summary>
    private static async Task<IResult> Change(
        HttpContext http, CurrentUser user, IdentityDb db, MunicipalityRegistry registry, string form, string message,
        Func<Person, IFormCollection, Task> change, CancellationToken ct)
    {
        var fields = await http.Request.ReadTypedForm(ct);
        var person = await db.People.Include(p => p.Rights).FirstOrDefaultAsync(p => p.Id == user.PersonId, ct) ?? throw new NotFound();
        db.Context.Initialize(registry.Agency, [registry.Agency.Id], new Actor(person.Id, "", person.Name));
        try
        {
            await change(person, fields);
        }
        catch (InvalidInput e)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            var typed = fields.Where(f => !f.Key.StartsWith("__", StringComparison.Ordinal))
                .Select(f => (f.Key, (string?)f.Value.ToString()));
            return await Show(user, db, form, FormState.With(typed).WithErrors(e.Errors), ct);
        }

        person.Touch();
        await db.Save(nameof(MyAccount), null, $"{person.Id}: {form[(Address.Length + 1)..]}", ct);
        FlashMessage.Set(http, message);
        return TypedResults.Redirect(Address);
    }
}
