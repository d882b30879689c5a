namespace AgiiPlatform.Identity.SignInMethods;

/// <summary>How an organisation signs its people in, at a provider of its own.</summary>
/// <param name="Organisation">The slug of the organisation.</param>
/// <param name="Issuer">The provider.</param>
/// <param name="ClientId">As the provider knows the platform.</param>
/// <param name="SecretName">The name of the secret among the settings.</param>
/// <param name="Scope">What is asked of the provider.</param>
/// <param name="Domains">The domains of e-mail addresses that lead there.</param>
/// <param name="OrganisationClaim">The claim that names somebody's organisation.</param>
/// <param name="OrganisationCode">What it must say.</param>
/// <param name="OnlyHere">Whether passwords no longer count.</param>
/// <param name="Roles">Which claim gives which role.</param>
public sealed record SignInMethodView(
    string Organisation, string Issuer, string ClientId, string SecretName, string Scope, IReadOnlyList<string> Domains,
    string? OrganisationClaim, string? OrganisationCode, bool OnlyHere, IReadOnlyList<ClaimRole> Roles)
{
    internal static SignInMethodView Of(SignInMethod method, IEnumerable<SignInDomain> domains, MunicipalityRegistry registry) => new(
        registry.ById(method.TenantId)!.Slug, method.Issuer, method.ClientId, method.SecretName, method.Scope,
        [.. domains.Where(d => d.TenantId == method.TenantId).Select(d => d.Domain).Order(StringComparer.Ordinal)],
        method.OrganisationClaim, method.OrganisationCode, method.OnlyHere, method.Roles);
}
