using System.Text.Json.Serialization;
using AgiiPlatform.Identity.Mails;
using AgiiPlatform.Web.Input;
using Microsoft.AspNetCore.Identity;

namespace AgiiPlatform.Identity;

/// <summary>
/// An administrator gives somebody who forgot it a new password, and nobody has to wait any more because of guesses at the old one. Whoever
/// is signed in with that must sign in again, in each service as soon as the message has reached it.
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
        .Form(Page, Show, "Het nieuwe wachtwoord is bewaard.", then: OpenPerson.Page);

    private static async Task<IResult> Show(
        Guid id, FormState form, IdentityDb db, MunicipalityRegistry registry, CancellationToken ct)
    {
        var person = await OpenPerson.Look(id, db, registry, ct);
        return await Pages.Show<ResetPasswordPage>(new { Person = person, Form = form });
    }

    private static async Task Handle(
        Guid id, Input input, IdentityDb db, UserManager<Person> people, Guesses guesses, MunicipalityRegistry registry,
        CancellationToken ct)
    {
        var person = await OpenPerson.Find(id, db, ct);
        new Check().Password(input.Password, "het nieuwe wachtwoord").ThrowIfInvalid();

        person.PasswordHash = people.PasswordHasher.HashPassword(person, input.Password!);
        foreach (var right in person.Rights.Where(r => r.OpensClientData || r.Confirms))
        {
            await db.Given(right, registry, ct); // whoever chose the password could use it
        }

        person.EndSessions();
        db.PublishRightsOf(person);
        db.Send<PasswordRenewedMail>(person);
        await db.Save(nameof(ResetPassword), null, $"{id}", ct);
        await guesses.Forget(person.NormalizedEmail!, ct);
    }
}
