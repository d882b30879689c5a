using Microsoft.AspNetCore.Routing.Matching;
using Microsoft.AspNetCore.Routing.Patterns;

namespace AgiiPlatform.Platform.Tenancy;

/// <summary>
/// Tells routing that only slugs stand where a tenant does; else it prepares all pages of a tenant below every first word of an address
/// (<c>aanmelden</c>), which takes 25 MB. Who may enter a tenant is not decided here.
/// </summary>
internal sealed class TenantSegment(MunicipalityRegistry registry) : IParameterLiteralNodeMatchingPolicy
{
    public static RoutePattern In(string pattern, IServiceProvider services) => RoutePatternFactory.Parse(
        pattern, null, new RouteValueDictionary { ["tenant"] = new TenantSegment(services.GetRequiredService<MunicipalityRegistry>()) });

    public bool MatchesLiteral(string parameterName, string literal) => registry.BySlug(literal) is not null;
}
