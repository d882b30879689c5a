using AgiiPlatform.Identity.Organisations;

namespace AgiiPlatform.Identity.Onboarding;

/// <summary>The second step: how the organisation is reached.</summary>
internal static class RecordContact
{
    internal sealed record Input
    {
        public string? Email { get; init; }
        public string? Phone { get; init; }
        public int? Version { get; init; }
    }

    internal static readonly PageAddress Page = new("/aansluiting/contactgegevens");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.PeopleManage, "/onboarding/contact", Handle, method: HttpMethods.Put)
        .Form(Page, Show, "De contactgegevens zijn bewaard.", then: InviteFirst.Page);

    private static async Task<IResult> Show(FormState form, IdentityDb db, CancellationToken ct)
    {
        var details = await OnboardingSteps.Look(db, ct);
        return await Pages.Show<ContactPage>(new
        {
            Details = details, Form = form.IsTyped ? form : FormState.With(("email", details.Email), ("phone", details.Phone)),
        });
    }

    private static async Task Handle(Input input, IdentityDb db, CancellationToken ct)
    {
        _ = OnboardingSteps.Municipality(db);
        new Check()
            .RequiredText(input.Email, "email", "het e-mailadres", 256)
            .EmailAddress(input.Email, "email")
            .RequiredText(input.Phone, "phone", "het telefoonnummer", 50)
            .PhoneNumber(input.Phone, "phone").ThrowIfInvalid();
        var settings = await OrganisationSettings.ToChange(input.Version, db, ct);
        (settings.Email, settings.Phone) = (input.Email, input.Phone);
        await db.Save(nameof(RecordContact), settings, ct);
    }
}
