using AgiiPlatform.Contracts;
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
        routes.Pages.MapGet("/personen/{id:guid}/wachtwoord", (Guid id, IdentityDb db, MunicipalityRegistry registry, CancellationToken ct) =>
            Show(id, FormState.Empty, db, registry, ct)).RequiresAcross(Permission.PeopleManage);
        routes.Pages.MapPost("/personen/{id:guid}/wachtwoord", (HttpContext http, Guid id, IdentityDb db, UserManager<Person> people, MunicipalityRegistry registry, CancellationToken ct) =>
            PostedForms.Post<Input>(http, input => Handle(id, input, db, people, ct), $"/{registry.Agency.Slug}/personen/{id}", "Het nieuwe wachtwoord is bewaard.",
                form => Show(id, form, db, registry, ct))).RequiresAcross(Permission.PeopleManage);
    }

    private static async Task<IResult> Show(Guid id, FormState form, IdentityDb db, MunicipalityRegistry registry, CancellationToken ct) =>
        await Pages.Show<ResetPasswordPage>(new { Person = OpenPerson.ToView(await OpenPerson.Find(id, db, ct), db, registry), Form = form });

    private static async Task Handle(Guid id, Input input, IdentityDb db, UserManager<Person> people, CancellationToken ct)
    {
        var person = await OpenPerson.Find(id, db, ct);
        new Check().Password(input.Password, "het nieuwe wachtwoord").ThrowIfInvalid();
        person.PasswordHash = people.PasswordHasher.HashPassword(person, input.Password!);
        person.EndSessions();
        (person.LockoutEnd, person.AccessFailedCount) = (null, 0);
        db.Publish(new AccessChanged([person.Access()]));
        await db.Save(nameof(ResetPassword), null, $"{id}", ct);
    }
}
