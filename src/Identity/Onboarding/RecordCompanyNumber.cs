using AgiiPlatform.Identity.Organisations;

namespace AgiiPlatform.Identity.Onboarding;

/// <summary>The first step: the name, as the registry has it, and the number in the Crossroads Bank for Enterprises.</summary>
internal static class RecordCompanyNumber
{
    internal sealed record Input
    {
        public string? CompanyNumber { get; init; }
        public int? Version { get; init; }
    }

    internal static readonly PageAddress Page = new("/aansluiting/kbo-nummer");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.PeopleManage, "/onboarding/company-number", Handle, method: HttpMethods.Put)
        .Form(Page, Show, "Het KBO-nummer is bewaard.", then: RecordContact.Page);

    private static async Task<IResult> Show(FormState form, IdentityDb db, CancellationToken ct)
    {
        var details = await OnboardingSteps.Look(db, ct);
        return await Pages.Show<CompanyNumberPage>(new
        {
            Details = details,
            Form = form.IsTyped ? form
                : FormState.With(("companyNumber", OrganisationChecks.CompanyNumberInWords(details.CompanyNumber))),
        });
    }

    private static async Task Handle(Input input, IdentityDb db, CancellationToken ct)
    {
        _ = OnboardingSteps.Municipality(db);
        var number = OrganisationChecks.CompanyNumber(input.CompanyNumber);
        new Check().RequiredText(number, "companyNumber", "het KBO-nummer").CompanyNumber(number, "companyNumber").ThrowIfInvalid();
        var settings = await OrganisationSettings.ToChange(input.Version, db, ct);
        settings.CompanyNumber = number;
        await db.Save(nameof(RecordCompanyNumber), settings, ct);
    }
}
