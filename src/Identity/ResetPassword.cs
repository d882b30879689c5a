using System.Text.Json.Serialization;
using AgiiPlatform.Identity.Factors;
using AgiiPlatform.Identity.Mails;
using AgiiPlatform.Identity.Sessions;
using AgiiPlatform.Web.Input;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Hosting;

namespace AgiiPlatform.Identity;

/// <summary>
/// An administrator has a mail sent to somebody who cannot get in, with a link to choose a password: nothing changes until they do. In
/// Development, a password may be given: whoever is signed in with the old one must sign in again, in each service as soon as the message
/// has reached it, and nobody has to wait any more because of guesses at it.
/// </summary>
internal static class ResetPassword
{
    internal sealed record Input
    {
        [JsonConverter(typeof(PasswordField))]
        public string? Password { get; init; }
    }

    internal static readonly PageAddress Page = new("/personen/{id:guid}/wachtwoord");

    internal static void Map(ServiceRoutes routes) => routes
        .ActAcross(Permission.PeopleManage, "/people/{id:guid}/password", Handle)
        .Form(Page, Show, "De e-mail met de link is onderweg.", then: OpenPerson.Page);

    private static async Task<IResult> Show(
        Guid id, FormState form, IdentityDb db, MunicipalityRegistry registry, CancellationToken ct)
    {
        var person = await OpenPerson.Look(id, db, registry, ct);
        return await Pages.Show<ResetPasswordPage>(new { Person = person, Form = form });
    }

    private static async Task Handle(
        Guid id, Input input, IdentityDb db, UserManager<Person> people, Guesses guesses, SessionStore sessions,
        MunicipalityRegistry registry, IHostEnvironment environment, CancellationToken ct)
    {
        var person = await OpenPerson.Find(id, db, ct);
        new Check().NoPassword(input.Password, environment.IsDevelopment()).ThrowIfInvalid();
        if (input.Password is null)
        {
            if (person.PasswordHash is null)
            {
                db.Send<InvitationMail>(person);
            }
            else
            {
                db.Send<ForgottenPasswordMail>(person);
            }

            await db.Save(nameof(ResetPassword), null, $"{id}: link gestuurd", ct);
            return;
        }

        new Check().Password(input.Password, "het nieuwe wachtwoord", person.Name, person.Email).ThrowIfInvalid();
        person.PasswordHash = people.PasswordHasher.HashPassword(person, input.Password!);
        foreach (var right in person.Rights.Where(r => r.OpensClientData || r.Confirms))
        {
            await db.Given(right, registry, ct); // whoever chose the password could use it
        }

        await RememberedDevices.ForgetAll(id, db, ct);
        person.EndSessions();
        db.PublishRightsOf(person);
        db.Send<PasswordRenewedMail>(person);
        await db.Save(nameof(ResetPassword), null, $"{id}", ct);
        await sessions.EndAll(id, ct);
        await guesses.Forget(person.NormalizedEmail!, ct);
    }
}
