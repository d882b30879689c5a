using AgiiPlatform.Identity.OwnPeople;
using Microsoft.AspNetCore.Identity;

namespace AgiiPlatform.Identity.Onboarding;

/// <summary>
/// The third step: an administrator invites who will manage the people of the municipality, as one of it would; from then on it does so
/// itself.
/// </summary>
internal static class InviteFirst
{
    internal sealed record Input
    {
        public string? Name { get; init; }
        public string? Email { get; init; }

        /// <summary>One that manages the people of a municipality.</summary>
        public string? Role { get; init; }
    }

    internal static readonly PageAddress Page = new("/aansluiting/beheerders");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.PeopleManage, "/onboarding/administrators", Handle)
        .Form(Page, Show, "De uitnodiging is onderweg.", then: Page);

    private static async Task<IResult> Show(FormState form, IdentityDb db, CancellationToken ct) =>
        await Pages.Show<AdministratorsPage>(new
        {
            Details = await OnboardingSteps.Look(db, ct), Form = form.IsTyped ? form : FormState.With(("role", Role.Director)),
        });

    private static async Task<Guid> Handle(
        Input input, IdentityDb db, UserManager<Person> people, MunicipalityRegistry registry, CancellationToken ct)
    {
        var asked = new RightInput { Role = input.Role, Tenant = OnboardingSteps.Municipality(db).Slug };
        new Check()
            .RequiredText(input.Name, "name", "de naam")
            .RequiredText(input.Email, "email", "het e-mailadres", 256)
            .EmailAddress(input.Email, "email")
            .Right(asked, registry)
            .Must(!AccountChecks.RolesOfPeople.Any(r => r.Name == input.Role) || OnboardingSteps.Managing.Any(r => r.Name == input.Role),
                "role", "Kies een rol die de personen van de gemeente beheert. De andere rollen geeft de gemeente zelf.").ThrowIfInvalid();
        return await InviteColleague.Invite(nameof(InviteFirst), input.Name!, input.Email!, asked, db, people, registry, ct);
    }
}
