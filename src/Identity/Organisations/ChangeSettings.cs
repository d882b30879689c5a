using AgiiPlatform.Identity.Factors;
using AgiiPlatform.Identity.OwnPeople;
using AgiiPlatform.Identity.SignInMethods;

namespace AgiiPlatform.Identity.Organisations;

/// <summary>
/// The general manager, or whom he named, keeps the settings of the own organisation: how to reach it, whom AgII asks, and whether
/// everybody takes a second step at sign-in.
/// </summary>
internal static class ChangeSettings
{
    internal sealed record Input
    {
        public string? CompanyNumber { get; init; }
        public string? Email { get; init; }
        public string? Phone { get; init; }
        public string? Street { get; init; }
        public string? PostalCode { get; init; }
        public string? City { get; init; }

        /// <summary>A person with a role in the organisation.</summary>
        public Guid? Contact { get; init; }

        public bool? AsksSecondStep { get; init; }

        /// <summary>The version that one had before one; 0 when nothing was noted yet.</summary>
        public int? Version { get; init; }
    }

    internal static readonly PageAddress Page = new("/instellingen");

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/settings", async (IdentityDb db, FactorRule rule, CancellationToken ct) =>
            TypedResults.Ok(await Look(db, rule, ct))).Requires(Permission.OwnPeopleManage);
        routes.Act(Permission.OwnPeopleManage, "/settings", Handle, method: HttpMethods.Put)
            .Form(Page, Show, "De instellingen zijn bewaard.", then: Page);
    }

    private static async Task<SettingsView> Look(IdentityDb db, FactorRule rule, CancellationToken ct)
    {
        var settings = await OrganisationSettings.Look(db, ct);
        var tenant = db.Context.TenantId;
        var issuer = await db.SignInMethods.Where(m => m.TenantId == tenant).Select(m => m.Issuer).FirstOrDefaultAsync(ct);
        var contact = (await People(db, ct)).FirstOrDefault(p => p.Id == settings.ContactId); // who left, is it no longer
        return new(settings.CompanyNumber, settings.Email, settings.Phone, settings.Street, settings.PostalCode, settings.City,
            contact?.Id, contact?.Name, settings.AsksSecondStep, rule.IsAskedBySettings(tenant),
            issuer is null ? ConfigureSignIn.Local : ConfigureSignIn.Own, issuer, settings.Version);
    }

    private static async Task<IResult> Show(FormState form, IdentityDb db, FactorRule rule, CancellationToken ct)
    {
        var settings = await Look(db, rule, ct);
        return await Pages.Show<SettingsPage>(new
        {
            Settings = settings, People = (await People(db, ct)).Select(p => ($"{p.Id}", p.Name)).ToList(),
            Form = form.IsTyped ? form : FormState.With(
                ("companyNumber", OrganisationChecks.CompanyNumberInWords(settings.CompanyNumber)), ("email", settings.Email),
                ("phone", settings.Phone), ("street", settings.Street), ("postalCode", settings.PostalCode), ("city", settings.City),
                ("contact", settings.Contact?.ToString()), ("asksSecondStep", settings.AsksSecondStep ? "true" : null)),
        });
    }

    private static async Task Handle(Input input, IdentityDb db, CancellationToken ct)
    {
        var number = OrganisationChecks.CompanyNumber(input.CompanyNumber);
        new Check()
            .CompanyNumber(number, "companyNumber")
            .MaxLength(input.Email, "email", "het e-mailadres", 256)
            .EmailAddress(input.Email, "email")
            .PhoneNumber(input.Phone, "phone")
            .MaxLength(input.Street, "street", "de straat en het nummer")
            .PostalCode(input.PostalCode, "postalCode")
            .MaxLength(input.City, "city", "de gemeente", 100)
            .Must(input.Contact is null || (await People(db, ct)).Any(p => p.Id == input.Contact), "contact",
                "Kies iemand die vandaag een rol heeft in uw gemeente.")
            .ThrowIfInvalid();
        var settings = await OrganisationSettings.ToChange(input.Version, db, ct);
        var asked = settings.AsksSecondStep;
        (settings.CompanyNumber, settings.Email, settings.Phone) = (number, input.Email, input.Phone);
        (settings.Street, settings.PostalCode, settings.City) = (input.Street, input.PostalCode, input.City);
        (settings.ContactId, settings.AsksSecondStep) = (input.Contact, input.AsksSecondStep == true);
        await db.Save(nameof(ChangeSettings), settings, asked == settings.AsksSecondStep ? null
            : settings.AsksSecondStep ? "tweede stap voor iedereen: aan" : "tweede stap voor iedereen: uit", ct);
    }

    /// <summary>Who has a role here today, by name.</summary>
    private static async Task<IReadOnlyList<Person>> People(IdentityDb db, CancellationToken ct)
    {
        var today = db.Context.Today;
        return [.. (await Colleagues.Of(db).AsNoTracking().ToListAsync(ct))
            .Where(p => p.RightsHere(db.Context).Any(r => !r.AwaitsConfirmation && r.Period.Covers(today)))
            .OrderBy(p => p.Name, Dutch.Alphabetical).ThenBy(p => p.Id)];
    }
}
