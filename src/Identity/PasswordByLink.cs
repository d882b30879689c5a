using AgiiPlatform.Identity.Factors;
using AgiiPlatform.Identity.Mails;
using AgiiPlatform.Identity.Sessions;
using AgiiPlatform.Web.Input;
using Microsoft.AspNetCore.Identity;

namespace AgiiPlatform.Identity;

/// <summary>
/// Somebody chooses a password with the link of a mail: of their invitation, or since they forgot the one they had. A link is good once and
/// for a while; a password that was chosen makes those of all other mails worthless, and ends what was signed in with the old one.
/// </summary>
internal static class PasswordByLink
{
    private const string Address = "/wachtwoord/{secret}";

    internal static string At(string secret) => $"/wachtwoord/{secret}";

    internal static void Map(ServiceRoutes routes)
    {
        routes.Root.MapGet(Address, Show).AllowAnonymous().ExcludeFromDescription();
        routes.Root.MapPost(Address, Post).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<IResult> Show(string secret, HttpContext http, IdentityDb db, MailSender sender, CancellationToken ct) =>
        await Page(http, secret, await db.Link(sender, secret, IsMine, ct) is not null, FormState.Empty);

    private static async Task<IResult> Post(
        string secret, HttpContext http, IdentityDb db, MailSender sender, UserManager<Person> people, PasswordQueue queue, Guesses guesses,
        SessionStore sessions, MunicipalityRegistry registry, CancellationToken ct)
    {
        if (await db.Link(sender, secret, IsMine, ct) is not { } mail)
        {
            return await Page(http, secret, isGood: false, FormState.Empty);
        }

        var person = await db.People.Include(p => p.Rights).SingleAsync(p => p.Id == mail.PersonId, ct);
        var password = (await http.Request.ReadTypedForm(ct))["password"].ToString();
        try
        {
            new Check().Password(password, "uw nieuwe wachtwoord", person.Name, person.Email).ThrowIfInvalid();
        }
        catch (InvalidInput e)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return await Page(http, secret, isGood: true, FormState.Empty.WithErrors(e.Errors));
        }

        using (await queue.Enter(ct))
        {
            person.PasswordHash = people.PasswordHasher.HashPassword(person, password);
        }

        mail.UsedAt = db.Context.Now; // who used it since it was read is a second writer, also when the person was read after them
        await db.Renewed(person, isFirst: mail.Kind == nameof(InvitationMail), registry, ct);
        person.EmailConfirmed = true; // the link came there
        await db.Save(nameof(PasswordByLink), null, $"{person.Id}", ct);
        await sessions.EndAll(person.Id, ct);
        await guesses.Forget(person.NormalizedEmail!, ct);
        FlashMessage.Set(http, "Uw wachtwoord is bewaard. Meld u ermee aan.");
        return TypedResults.Redirect(SignInPage.Address);
    }

    /// <summary>
    /// What follows from another password: older sign-ins and links are worth nothing any more, and its person hears of it.
    /// </summary>
    internal static async Task Renewed(
        this IdentityDb db, Person person, bool isFirst, MunicipalityRegistry registry, CancellationToken ct)
    {
        db.Context.Initialize(registry.Agency, [registry.Agency.Id], new Actor(person.Id, "", person.Name));
        foreach (var open in await db.Mails.Where(m => m.PersonId == person.Id && m.UsedAt == null).ToListAsync(ct))
        {
            open.UsedAt = IsMine(MailKind.Of(open)) ? db.Context.Now : null;
        }

        await RememberedDevices.ForgetAll(person.Id, db, ct);
        person.EndSessions();
        db.PublishRightsOf(person);
        if (!isFirst)
        {
            db.Send<PasswordRenewedMail>(person);
        }
    }

    private static bool IsMine(MailKind kind) => kind is InvitationMail or ForgottenPasswordMail;

    private static Task<IResult> Page(HttpContext http, string secret, bool isGood, FormState form)
    {
        http.Response.StatusCode = isGood ? http.Response.StatusCode : StatusCodes.Status404NotFound;
        return Pages.Show<PasswordByLinkPage>(new { Action = At(secret), IsGood = isGood, Form = form });
    }
}
