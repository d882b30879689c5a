using System.Collections.Frozen;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AgiiPlatform.Identity.Factors;

/// <summary>
/// Who must sign in with a second step: who holds one of these roles (<c>SecondFactor:Roles</c>: by default those that see clients or
/// manage accounts, and in Development none), and everybody in the organisations that the settings name (<c>SecondFactor:Tenants</c>) or
/// that chose so themselves. Asked at every request, so it is in memory; <see cref="FactorRuleRefresh"/> keeps it up to date.
/// </summary>
internal sealed class FactorRule
{
    private static readonly FrozenSet<string> OfPrograms = Role.ForPrograms.Select(Role.OfProgram).ToFrozenSet();

    private readonly FrozenSet<string> _roles;
    private readonly FrozenSet<Guid> _tenants;

    // Those that chose so themselves. Until that could be read it is null, and everybody in an organisation must.
    private volatile FrozenSet<Guid>? _chosen;

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
    internal bool IsOn => _roles.Count + _tenants.Count > 0 || _chosen is not { Count: 0 };

    /// <summary>Whether who has these rights must.</summary>
    internal bool AppliesTo(IEnumerable<Grant> grants, DateOnly today) =>
        grants.Any(g => g.IsInForceOn(today) && (_roles.Contains(g.Role) || IsAskedIn(g)));

    /// <summary>Whether the settings of the platform ask it in this organisation, whatever it chose itself.</summary>
    internal bool IsAskedBySettings(Guid tenant) => _tenants.Contains(tenant);

    /// <summary>The organisations that chose so themselves are these.</summary>
    internal void Know(IEnumerable<Guid> chosen) => _chosen = chosen.ToFrozenSet();

    /// <summary>Says at the start when some who see clients need no second step.</summary>
    internal void SayWho(ILogger log)
    {
        if (ByDefault.Where(r => !_roles.Contains(r)).ToList() is { Count: > 0 } without)
        {
            log.LogWarning("SecondFactor:Roles: signing in takes no second step for {Roles}.", string.Join(", ", without));
        }
    }

    /// <summary>Whether the organisation of this right asks it; a program takes no second step.</summary>
    private bool IsAskedIn(Grant grant) => grant.TenantId is { } tenant && !OfPrograms.Contains(grant.Role)
        && (_tenants.Contains(tenant) || _chosen?.Contains(tenant) != false);

    private static FrozenSet<string> Named(string roles) => Words(roles).Select(name => Role.All.ContainsKey(name) ? name
        : throw new InvalidOperationException($"SecondFactor:Roles: there is no role '{name}'.")).ToFrozenSet();

    private static string[] Words(string? text) =>
        (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
