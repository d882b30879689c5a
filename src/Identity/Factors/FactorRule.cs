using System.Collections.Frozen;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AgiiPlatform.Identity.Factors;

/// <summary>
/// Who must sign in with a second step: who holds one of these roles (<c>SecondFactor:Roles</c>: by default those that see clients or
/// manage accounts, and in Development none), and everybody in these organisations (<c>SecondFactor:Tenants</c>).
/// </summary>
internal sealed class FactorRule
{
    private readonly FrozenSet<string> _roles;
    private readonly FrozenSet<Guid> _tenants;

    public FactorRule(IConfiguration configuration, IHostEnvironment environment, MunicipalityRegistry registry)
    {
        _roles = configuration["SecondFactor:Roles"] is { Length: > 0 } named ? Named(named == "none" ? "" : named)
            : environment.IsDevelopment() ? [] : ByDefault.ToFrozenSet();
        _tenants = Words(configuration["SecondFactor:Tenants"]).Select(slug => registry.BySlug(slug)?.Id
            ?? throw new InvalidOperationException($"SecondFactor:Tenants: there is no organisation '{slug}'.")).ToFrozenSet();
    }

    /// <summary>The roles for which it is so when nothing else is said.</summary>
    internal static IReadOnlyList<string> ByDefault { get; } =
    [
        .. AccountChecks.RolesOfPeople.Where(r => r.Permissions.Contains(Permission.ReferralsRead) || r.Permissions.Contains(Permission.PeopleManage))
            .Select(r => r.Name).Order(StringComparer.Ordinal),
    ];

    /// <summary>Whether there is anybody who must.</summary>
    internal bool IsOn => _roles.Count + _tenants.Count > 0;

    /// <summary>Whether who has these rights must.</summary>
    internal bool AppliesTo(IEnumerable<Grant> grants, DateOnly today) => grants.Any(g =>
        g.IsInForceOn(today) && (_roles.Contains(g.Role) || (g.TenantId is { } tenant && _tenants.Contains(tenant))));

    /// <summary>Says at the start when some who see clients need no second step.</summary>
    internal void SayWho(ILogger log)
    {
        if (ByDefault.Where(r => !_roles.Contains(r)).ToList() is { Count: > 0 } without)
        {
            log.LogWarning("SecondFactor:Roles: signing in takes no second step for {Roles}.", string.Join(", ", without));
        }
    }

    private static FrozenSet<string> Named(string roles) => Words(roles).Select(name => Role.All.ContainsKey(name) ? name
        : throw new InvalidOperationException($"SecondFactor:Roles: there is no role '{name}'.")).ToFrozenSet();

    private static string[] Words(string? text) =>
        (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
