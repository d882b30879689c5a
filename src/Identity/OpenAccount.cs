using System.Text.Json.Serialization;
using AgiiPlatform.Web.Input;
using Microsoft.AspNetCore.Identity;

namespace AgiiPlatform.Identity;

/// <summary>An administrator opens an account for a person, with a first role.</summary>
internal static class OpenAccount
{
    internal sealed record Input : RightInput
    {
        public string? Name { get; init; }
        public string? Email { get; init; }
        [JsonConverter(typeof(PasswordField))]
        public string? Password { get; init; }
    }

    internal static readonly PageAddress Page = new("/personen/nieuw");

    internal static void Map(ServiceRoutes routes) => routes
        .ActAcross(Permission.PeopleManage, "/people", Handle)
        .Form(Page, Show, "De account is geopend.", then: OpenPerson.Page);

    private static Task<IResult> Show(FormState form) => Pages.Show<OpenAccountPage>(new { Form = form });

    private static async Task<Guid> Handle(
        Input input, IdentityDb db, UserManager<Person> people, MunicipalityRegistry registry, CancellationToken ct)
    {
        new Check()
            .RequiredText(input.Name, "name", "de naam")
            .RequiredText(input.Email, "email", "het e-mailadres", 256)
            .EmailAddress(input.Email, "email")
            .Password(input.Password, "een eerste wachtwoord")
            .Right(input, registry)
            .ThrowIfInvalid();
        RuleViolation.If(await people.FindByEmailAsync(input.Email!) is not null,
            "account-exists", "Er is al een account met dit e-mailadres.");

        var person = new Person { Id = Guid.CreateVersion7(), Name = input.Name!, UserName = input.Email, Email = input.Email };
        var right = input.For(person.Id, registry);
        await db.Given(right, registry, ct);
        person.Give(right);
        db.PublishRightsOf(person);
        var result = await people.CreateAsync(person, input.Password!);
        return result.Succeeded ? person.Id
            : result.Errors.Any(e => e.Code.StartsWith("Password", StringComparison.Ordinal))
                ? throw new InvalidInput("password", "Dit wachtwoord wordt niet aanvaard. Kies een ander.")
                : throw new InvalidInput("email", "Dit e-mailadres wordt niet aanvaard. Kijk het na.");
    }
}
