using System.Text.RegularExpressions;
using AgiiPlatform.Identity.Offboarding;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace AgiiPlatform.Identity.SignInMethods;

/// <summary>
/// An administrator sets how an organisation signs its people in: with accounts of the platform, or at the organisation's own provider.
/// </summary>
internal static partial class ConfigureSignIn
{
    internal const string Local = "local", Own = "openid";
    private const int MostRoles = 20;

    internal sealed record Input
    {
        /// <summary>local or openid.</summary>
        public string? Kind { get; init; }

        public string? Issuer { get; init; }
        public string? ClientId { get; init; }

        /// <summary>The name of the secret among the settings; never the secret itself.</summary>
        public string? SecretName { get; init; }

        public string? Scope { get; init; }
        public IReadOnlyList<string>? Domains { get; init; }
        public string? OrganisationClaim { get; init; }
        public string? OrganisationCode { get; init; }
        public bool? OnlyHere { get; init; }
        public IReadOnlyList<ClaimRole>? Roles { get; init; }
    }

    internal static readonly PageAddress Page = new("/aanmeldwijzen/{organisation}");

    internal static void Map(ServiceRoutes routes) => routes
        .ActAcross(Permission.PeopleManage, "/sign-in-methods/{organisation}", Handle)
        .Form(Page, Show, "De aanmeldwijze is bewaard.", then: ListSignInMethods.Page);

    /// <summary>The name in the settings under which the secret stands: no other setting can be named.</summary>
    internal static string Setting(string secretName) => $"SignIn:Secrets:{secretName}";

    private static async Task<IResult> Show(
        string organisation, FormState form, IdentityDb db, MunicipalityRegistry registry, CancellationToken ct)
    {
        var tenant = Find(organisation, registry);
        var method = await db.SignInMethods.AsNoTracking().FirstOrDefaultAsync(m => m.TenantId == tenant.Id, ct);
        var domains = await db.SignInDomains.AsNoTracking().Where(d => d.TenantId == tenant.Id).Select(d => d.Domain).ToListAsync(ct);
        return await Pages.Show<ConfigureSignInPage>(new
        {
            Organisation = tenant, Form = form.IsTyped ? form : FormState.With(Filled(method, domains)),
        });
    }

    private static IEnumerable<(string, string?)> Filled(SignInMethod? method, IReadOnlyList<string> domains) => method is null
        ? [("kind", Local), ("scope", "openid profile email")]
        :
        [
            ("kind", Own), ("issuer", method.Issuer), ("clientId", method.ClientId), ("secretName", method.SecretName),
            ("scope", method.Scope), ("organisationClaim", method.OrganisationClaim), ("organisationCode", method.OrganisationCode),
            ("onlyHere", method.OnlyHere ? "true" : null), .. domains.Order(StringComparer.Ordinal).Select(d => ("domains[]", (string?)d)),
            .. method.Roles.Index().SelectMany(r => new (string, string?)[]
            {
                ($"roles[{r.Index}].claim", r.Item.Claim), ($"roles[{r.Index}].value", r.Item.Value),
                ($"roles[{r.Index}].role", r.Item.Role),
                ($"roles[{r.Index}].region", r.Item.Region), ($"roles[{r.Index}].opens", r.Item.Opens == true ? "true" : null),
            }),
        ];

    private static async Task Handle(
        string organisation, Input input, IdentityDb db, MunicipalityRegistry registry, IConfiguration configuration,
        IHostEnvironment environment, CancellationToken ct)
    {
        var tenant = Find(organisation, registry);
        RuleViolation.If(tenant.EndedOn < db.Context.Today, "organisation-ended",
            $"{tenant.Name} bestaat niet meer: ze is {tenant.Ending}. Stel de aanmelding van {tenant.Successor?.Name} in.");
        await db.RefuseClosed(tenant.Id, ct);
        new Check().Must(input.Kind is Local or Own, "kind", "Kies hoe deze organisatie aanmeldt.")
            .Must(input.Domains?.Contains(null!) != true, "domains", "Vul elk domein in.")
            .Must(input.Roles?.Contains(null!) != true, "roles", "Vul elke rol in.").ThrowIfInvalid();
        var method = await db.SignInMethods.FirstOrDefaultAsync(m => m.TenantId == tenant.Id, ct);
        var before = await db.SignInDomains.Where(d => d.TenantId == tenant.Id).ToListAsync(ct);
        IReadOnlyList<string> domains = [.. (input.Domains ?? []).Select(d => d.Trim().TrimStart('@').ToLowerInvariant()).Distinct()];
        if (input.Kind == Local)
        {
            db.RemoveRange(before);
            db.RemoveRange(method is null ? [] : [method]);
            await db.Save(nameof(ConfigureSignIn), null, $"{tenant.Slug}: {Local}", ct);
            return;
        }

        var taken = (await db.SignInDomains.Where(d => domains.Contains(d.Domain) && d.TenantId != tenant.Id).ToListAsync(ct))
            .Select(d => d.Domain).ToList();
        var check = new Check()
            .RequiredText(input.Issuer, "issuer", "het adres van de provider", 300)
            .Must(input.Issuer is null || IsIssuer(input.Issuer, environment.IsDevelopment()), "issuer",
                "Gebruik het volledige adres van de provider, met https en zonder ? of #, zoals de provider zichzelf noemt.")
            .RequiredText(input.ClientId, "clientId", "het client-id")
            .RequiredText(input.SecretName, "secretName", "de naam van het geheim", 50)
            .Must(input.SecretName is not { } name || (SecretNames().IsMatch(name)
                && configuration[Setting(name)] is { Length: > 0 }), "secretName",
                "Bij de instellingen van het platform staat geen geheim met deze naam. Vul de naam in, niet het geheim zelf.")
            .RequiredText(input.Scope, "scope", "wat aan de provider gevraagd wordt", 300)
            .Must(input.Scope is null || input.Scope.Split(' ').Contains("openid"), "scope", "Neem openid op in wat u vraagt.")
            .Must(domains.Count <= 20 && domains.All(d => Domains().IsMatch(d)), "domains",
                "Gebruik per regel een domein, zoals gemeente.be: wat na het @ van het e-mailadres komt.")
            .Must(taken.Count == 0, "domains", $"Een andere organisatie gebruikt al: {string.Join(", ", taken)}.")
            .Must((input.OrganisationClaim is null) == (input.OrganisationCode is null), "organisationCode",
                "Vul zowel het attribuut als de code van de organisatie in, of geen van beide.")
            .MaxLength(input.OrganisationClaim, "organisationClaim", "het attribuut", 100)
            .MaxLength(input.OrganisationCode, "organisationCode", "de code")
            .Must((input.Roles?.Count ?? 0) <= MostRoles, "roles", $"Gebruik hoogstens {MostRoles} rollen.");
        foreach (var (index, line) in (input.Roles ?? []).Index())
        {
            Role(check, line, $"roles[{index}]", tenant, registry);
        }

        check.ThrowIfInvalid();
        if (method is null)
        {
            db.SignInMethods.Add(method = new SignInMethod { TenantId = tenant.Id });
        }

        (method.Issuer, method.ClientId, method.SecretName, method.Scope) =
            (input.Issuer!, input.ClientId!, input.SecretName!, input.Scope!);
        (method.OrganisationClaim, method.OrganisationCode) = (input.OrganisationClaim, input.OrganisationCode);
        (method.OnlyHere, method.Roles, method.Stamp) = (input.OnlyHere == true, input.Roles ?? [], Guid.NewGuid().ToString());
        db.RemoveRange(before.Where(d => !domains.Contains(d.Domain)));
        db.AddRange(domains.Except(before.Select(d => d.Domain)).Select(d => new SignInDomain { Domain = d, TenantId = tenant.Id }));
        var roles = string.Join("; ", method.Roles.Select(r => $"{r.Claim}={r.Value}: {r.Role}{(r.Opens == true ? ", nieuw" : "")}"));
        await db.Save(nameof(ConfigureSignIn), null, $"{tenant.Slug}: {method.Issuer}, {method.ClientId}, {string.Join(' ', domains)}"
            + $"{(method.OnlyHere ? ", zonder wachtwoord" : "")}; {roles}", ct);
    }

    /// <summary>Only roles of the organisation itself, and never that of the administrator: those are given by people.</summary>
    private static void Role(Check check, ClaimRole line, string field, Tenant tenant, MunicipalityRegistry registry)
    {
        var role = line.Role is { } name ? Platform.Authorization.Role.All.GetValueOrDefault(name) : null;
        var hasRegion = role?.Name is Platform.Authorization.Role.Counsellor or Platform.Authorization.Role.RegionalManager;
        check
            .RequiredText(line.Claim, $"{field}.claim", "het attribuut", 100)
            .RequiredText(line.Value, $"{field}.value", "de waarde")
            .Must(role is not null && role.OfAgency == (tenant.Kind == TenantKind.Agency)
                && role.Name != Platform.Authorization.Role.Administrator, $"{field}.role",
                $"Kies een rol die bij {tenant.Name} hoort. De rol van platformbeheerder geeft alleen een andere beheerder.")
            .Must(!hasRegion || registry.Regions.Any(r => r.Slug == line.Region), $"{field}.region", "Kies een regio.")
            .Must(hasRegion || line.Region is null, $"{field}.region", "Deze rol heeft geen regio.");
    }

    /// <summary>In Development a provider on the own machine will do.</summary>
    private static bool IsIssuer(string issuer, bool isDevelopment) =>
        Uri.TryCreate(issuer, UriKind.Absolute, out var uri) && uri is { Query: "", Fragment: "", UserInfo: "" }
        && (uri.Scheme == Uri.UriSchemeHttps || (isDevelopment && uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));

    private static Tenant Find(string slug, MunicipalityRegistry registry) => registry.BySlug(slug) ?? throw new NotFound();

    [GeneratedRegex("^[a-z0-9-]+$", RegexOptions.NonBacktracking)]
    private static partial Regex SecretNames();

    [GeneratedRegex(@"^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,63}$", RegexOptions.NonBacktracking)]
    private static partial Regex Domains();
}
