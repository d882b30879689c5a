using AgiiPlatform.Platform.Access;
using AgiiPlatform.Platform.Http;
using AgiiPlatform.Platform.Tenancy;

namespace AgiiPlatform.Identity;

/// <summary>A right as it is asked for: a role by name, where, and from–until (inclusive, absent = open).</summary>
internal record RightInput
{
    public string? Role { get; init; }

    /// <summary>The slug of the organisation; AgII's roles may leave it out.</summary>
    public string? Tenant { get; init; }

    /// <summary>The slug of the region, for the roles that have one.</summary>
    public string? Region { get; init; }

    public DateOnly? From { get; init; }
    public DateOnly? Until { get; init; }

    /// <summary>The right, once it was checked: in a region, in one tenant, or, for the administrator, everywhere.</summary>
    internal Right For(Guid personId, Register register) => new()
    {
        PersonId = personId,
        Role = Role!,
        TenantId = Role == Platform.Access.Role.Administrator || Region is not null ? null : (Tenant is null ? register.Agency : register.BySlug(Tenant)!).Id,
        Region = Region,
        From = From,
        Until = Until,
    };
}

/// <summary>The checks that the acts on accounts share.</summary>
internal static class AccountChecks
{
    /// <summary>A right that can be: a role that exists, in a place where it belongs.</summary>
    internal static Check Right(this Check check, RightInput input, Register register)
    {
        var role = input.Role is { } name ? Role.All.GetValueOrDefault(name) : null;
        var tenant = input.Tenant is { } slug ? register.BySlug(slug) : null;
        var hasRegion = role?.Name is Role.Counsellor or Role.RegionalManager;
        return check
            .That(role is not null, "role", "Kies een rol.")
            .That(input.Tenant is null || tenant is not null, "tenant", "Deze organisatie bestaat niet.")
            .That(role is not { OfAgency: false } || tenant is { Kind: TenantKind.Municipality, EndedOn: null }, "tenant", "Kies de gemeente waar deze persoon werkt.")
            .That(role is not { OfAgency: true } || input.Tenant is null || tenant?.Kind == TenantKind.Agency, "tenant", "Deze rol hoort bij AgII.")
            .That(!hasRegion || register.Regions.Any(r => r.Slug == input.Region), "region", "Kies een regio.")
            .That(hasRegion || input.Region is null, "region", "Deze rol heeft geen regio.")
            .That(input.From is null || input.Until is null || input.From <= input.Until, "until", "De einddatum ligt voor de begindatum.");
    }

    /// <summary>Length is what protects; rules about characters only annoy.</summary>
    internal static Check Password(this Check check, string? password, string label) => check
        .Text(password, "password", label, 256)
        .That(password is not { Length: > 0 and < 12 }, "password", "Gebruik minstens 12 tekens.");
}
