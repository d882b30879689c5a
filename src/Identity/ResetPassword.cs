using AgiiPlatform.Contracts;
using AgiiPlatform.Platform.Access;
using AgiiPlatform.Platform.Http;
using AgiiPlatform.Platform.Tenancy;
using AgiiPlatform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace AgiiPlatform.Identity;

/// <summary>
/// An administrator gives somebody who forgot it a new password, and opens the account again if it was locked. Whoever is signed in with
/// the old one is so no longer, within seconds and in every service.
/// </summary>
internal static class ResetPassword
{
    internal sealed record Input
    {
        public string? Password { get; init; }
    }

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapPost("/people/{id:guid}/password", async (Guid id, Input input, IdentityDb db, UserManager<Person> people, CancellationToken ct) =>
        {
            await Handle(id, input, db, people, ct);
            return TypedResults.NoContent();
        }).RequiresAcross(Permission.PeopleManage);
        routes.Pages.MapGet("/personen/{id:guid}/wachtwoord", (Guid id, IdentityDb db, Register register, CancellationToken ct) =>
            Show(id, FormState.Empty, db, register, ct)).RequiresAcross(Permission.PeopleManage);
        routes.Pages.MapPost("/personen/{id:guid}/wachtwoord", (HttpContext http, Guid id, IdentityDb db, UserManager<Person> people, Register register, CancellationToken ct) =>
            Forms.Post<Input>(http, input => Handle(id, input, db, people, ct), $"/{register.Agency.Slug}/personen/{id}", "Het nieuwe wachtwoord is bewaard.",
                form => Show(id, form, db, register, ct))).RequiresAcross(Permission.PeopleManage);
    }

    private static async Task<IResult> Show(Guid id, FormState form, IdentityDb db, Register register, CancellationToken ct) =>
        await Pages.Show<ResetPasswordPage>(new { Person = OpenPerson.Shown(await OpenPerson.Find(id, db, ct), db, register), Form = form });

    private static async Task Handle(Guid id, Input input, IdentityDb db, UserManager<Person> people, CancellationToken ct)
    {
        var person = await OpenPerson.Find(id, db, ct);
        new Check().Password(input.Password, "het nieuwe wachtwoord").Done();
        person.PasswordHash = people.PasswordHasher.HashPassword(person, input.Password!);
        person.EndSessions();
        (person.LockoutEnd, person.AccessFailedCount) = (null, 0);
        db.Publish(new AccessChanged([person.Access()]));
        await db.Save(nameof(ResetPassword), null, $"{id}", ct);
    }
}
