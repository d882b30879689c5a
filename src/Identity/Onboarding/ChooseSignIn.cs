using AgiiPlatform.Identity.Organisations;
using AgiiPlatform.Identity.SignInMethods;

namespace AgiiPlatform.Identity.Onboarding;

/// <summary>
/// The fourth step: how the people of the municipality sign in. A provider of their own is set up on the page for that
/// (<see cref="ConfigureSignIn"/>); only then this step is done.
/// </summary>
internal static class ChooseSignIn
{
    internal sealed record Input
    {
        /// <summary>local or openid.</summary>
        public string? SignIn { get; init; }

        public int? Version { get; init; }
    }

    internal static readonly PageAddress Page = new("/aansluiting/aanmeldwijze");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.PeopleManage, "/onboarding/sign-in", Handle, method: HttpMethods.Put)
        .Form(Page, Show, "De aanmeldwijze is genoteerd.", then: NoteProtocol.Page);

    private static async Task<IResult> Show(FormState form, IdentityDb db, CancellationToken ct)
    {
        var details = await OnboardingSteps.Look(db, ct);
        return await Pages.Show<SignInStepPage>(new
        {
            Details = details, Form = form.IsTyped ? form : FormState.With(("signIn", details.SignIn)),
        });
    }

    private static async Task Handle(Input input, IdentityDb db, CancellationToken ct)
    {
        var tenant = OnboardingSteps.Municipality(db);
        new Check().Must(input.SignIn is ConfigureSignIn.Local or ConfigureSignIn.Own, "signIn", "Kies hoe deze gemeente zich aanmeldt.")
            .ThrowIfInvalid();
        RuleViolation.If(input.SignIn == ConfigureSignIn.Local && await db.SignInMethods.AnyAsync(m => m.TenantId == tenant.Id, ct),
            "own-provider", $"{tenant.Name} meldt al aan met een eigen provider. Verwijder die eerst bij Aanmeldwijzen.");
        var settings = await OrganisationSettings.ToChange(input.Version, db, ct);
        settings.SignIn = input.SignIn;
        await db.Save(nameof(ChooseSignIn), settings, input.SignIn, ct);
    }
}
