using System.Text.Json.Serialization;
using AgiiPlatform.Identity.Mails;
using AgiiPlatform.Web.Input;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Hosting;

namespace AgiiPlatform.Identity;

/// <summary>
/// An administrator opens an account for a person, with a first role. A mail invites them to choose a password: nobody else ever knows it.
/// </summary>
internal static class OpenAccount
{
    internal sealed record Input : RightInput
    {
        public string? Name { get; init; }
        public string? Email { get; init; }

        /// <summary>In Development only; elsewhere whoever gets the account chooses it.</summary>
        [JsonConverter(typeof(PasswordField))]
        public string? Password { get; init; }
    }

    internal static readonly PageAddress Page = new("/personen/nieuw");

    internal static void Map(ServiceRoutes routes) => routes
        .ActAcross(Permission.PeopleManage, "/people", Handle)
        .Form(Page, Show, "De account is geopend. Een e-mail nodigt deze persoon uit om een wachtwoord te kiezen.", then: OpenPerson.Page);

    private static Task<IResult> Show(FormState form) => Pages.Show<OpenAccountPage>(new { Form = form });

    private static async Task<Guid> Handle(
        Input input, IdentityDb db, UserManager<Person> people, MunicipalityRegistry registry, IHostEnvironment environment,
        CancellationToken ct)
    {
        var check = new Check()
            .RequiredText(input.Name, "name", "de naam")
            .RequiredText(input.Email, "email", "het e-mailadres", 256)
            .EmailAddress(input.Email, "email")
            .NoPassword(input.Password, environment.IsDevelopment())
            .Right(input, registry);
        (input.Password is null ? check : check.Password(input.Password, "een eerste wachtwoord", input.Name, input.Email)).ThrowIfInvalid();
        RuleViolation.If(await people.FindByEmailAsync(input.Email!) is not null,
            "account-exists", "Er is al een account met dit e-mailadres.");

        var person = new Person { Id = Guid.CreateVersion7(), Name = input.Name!, UserName = input.Email, Email = input.Email };
        var right = input.For(person.Id, registry);
        await db.Given(right, registry, ct);
        await db.RefuseUnconfirmable(right, registry, ct);
        person.Give(right);
        db.PublishRightsOf(person);
        if (input.Password is { } password)
        {
            person.PasswordHash = people.PasswordHasher.HashPassword(person, password);
        }
        else
        {
            db.Send<InvitationMail>(person);
        }

        var result = await people.CreateAsync(person);
        return result.Succeeded ? person.Id : throw new InvalidInput("email", "Dit e-mailadres wordt niet aanvaard. Kijk het na.");
    }
}
