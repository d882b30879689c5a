using AgiiPlatform.Identity.Organisations;
using AgiiPlatform.Identity.SignInMethods;

namespace AgiiPlatform.Identity.Onboarding;

/// <summary>What a step is called, where it is, and which steps are done: told by what is there, not by where somebody left.</summary>
internal static class OnboardingSteps
{
    /// <summary>The roles that manage the people of a municipality.</summary>
    internal static readonly IReadOnlyList<Role> Managing =
        [.. Role.All.Values.Where(r => r.Permissions.Contains(Permission.OwnPeopleManage)).OrderBy(r => r.Name, StringComparer.Ordinal)];

    private static readonly List<string> ManagingNames = [.. Managing.Select(r => r.Name)];

    internal static string Title(this OnboardingStep step) => step switch
    {
        OnboardingStep.CompanyNumber => "Naam en KBO-nummer",
        OnboardingStep.Contact => "Contactgegevens",
        OnboardingStep.Administrators => "Eerste beheerders",
        OnboardingStep.SignIn => "Aanmeldwijze",
        _ => "Protocol",
    };

    internal static PageAddress Page(this OnboardingStep step) => step switch
    {
        OnboardingStep.CompanyNumber => RecordCompanyNumber.Page,
        OnboardingStep.Contact => RecordContact.Page,
        OnboardingStep.Administrators => InviteFirst.Page,
        OnboardingStep.SignIn => ChooseSignIn.Page,
        _ => NoteProtocol.Page,
    };

    /// <summary>How far each of these municipalities is.</summary>
    internal static async Task<IReadOnlyList<OnboardingView>> Of(IReadOnlyList<Tenant> tenants, IdentityDb db, CancellationToken ct)
    {
        var (ids, today) = (tenants.Select(t => t.Id).ToList(), db.Context.Today);
        var settings = await db.AcrossTenants<OrganisationSettings>(ids).ToDictionaryAsync(s => s.TenantId, ct);
        var managed = (await db.Rights.Where(r => r.TenantId != null && ManagingNames.Contains(r.Role) && !r.AwaitsConfirmation
            && (r.Until == null || r.Until >= today)).Select(r => r.TenantId!.Value).Distinct().ToListAsync(ct)).ToHashSet();
        var providers = (await db.SignInMethods.Select(m => m.TenantId).ToListAsync(ct)).ToHashSet();
        var protocols = (await db.AcrossTenants<ProtocolFact>(ids).Where(p => p.Until == null || p.Until >= today).Select(p => p.TenantId)
            .ToListAsync(ct)).ToHashSet();
        return [.. tenants.Select(View)];

        OnboardingView View(Tenant tenant)
        {
            var noted = settings.GetValueOrDefault(tenant.Id);
            var done = Enum.GetValues<OnboardingStep>().Where(step => step switch
            {
                OnboardingStep.CompanyNumber => noted?.CompanyNumber is not null,
                OnboardingStep.Contact => noted is { Email: not null, Phone: not null },
                OnboardingStep.Administrators => managed.Contains(tenant.Id),
                OnboardingStep.SignIn => providers.Contains(tenant.Id) || noted?.SignIn == ConfigureSignIn.Local,
                _ => noted?.ProtocolPrepared == true || protocols.Contains(tenant.Id),
            }).ToList();
            var open = Enum.GetValues<OnboardingStep>().Except(done).Select(s => (OnboardingStep?)s).FirstOrDefault();
            return new(tenant.Slug, tenant.Name, tenant.Region!, done, open);
        }
    }

    /// <summary>What was noted of the municipality of the request.</summary>
    internal static async Task<OnboardingDetails> Look(IdentityDb db, CancellationToken ct)
    {
        var (tenant, today) = (Municipality(db), db.Context.Today);
        var settings = await OrganisationSettings.Look(db, ct);
        var people = await db.People.AsNoTracking().Include(p => p.Rights).Where(p => p.Rights.Any(r => r.TenantId == tenant.Id
            && ManagingNames.Contains(r.Role) && (r.Until == null || r.Until >= today))).ToListAsync(ct);
        var signedIn = await db.ExternalLogins.Where(l => l.TenantId == tenant.Id).Select(l => l.PersonId).ToListAsync(ct);
        var issuer = await db.SignInMethods.Where(m => m.TenantId == tenant.Id).Select(m => m.Issuer).FirstOrDefaultAsync(ct);
        var protocol = await db.Set<ProtocolFact>().AsNoTracking().Where(p => p.Until == null || p.Until >= today)
            .OrderBy(p => p.From).FirstOrDefaultAsync(ct);
        return new((await Of([tenant], db, ct))[0], settings.CompanyNumber, settings.Email, settings.Phone,
            [
                .. people.OrderBy(p => p.Name, Dutch.Alphabetical).SelectMany(p => p.Rights
                    .Where(r => r.TenantId == tenant.Id && ManagingNames.Contains(r.Role) && !(r.Until < today))
                    .Select(r => new FirstAdministratorView(p.Id, p.Name, Role.All[r.Role].Title,
                        p.PasswordHash is null && !signedIn.Contains(p.Id), r.AwaitsConfirmation))),
            ], settings.SignIn, issuer, settings.ProtocolPrepared, protocol?.From, settings.Version);
    }

    /// <summary>Only a municipality is brought on board.</summary>
    internal static Tenant Municipality(IdentityDb db) =>
        db.Context.Tenant is { Kind: TenantKind.Municipality } tenant ? tenant : throw new NotFound();
}
