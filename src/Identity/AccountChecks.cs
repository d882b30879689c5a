using AgiiPlatform.Web.Input;

namespace AgiiPlatform.Identity;

/// <summary>The checks that the acts on accounts share.</summary>
internal static class AccountChecks
{
    /// <summary>What a page says where a password is chosen.</summary>
    internal const string PasswordHint = "Minstens 12 tekens. Enkele woorden na elkaar zijn goed te onthouden en moeilijk te raden. Cijfers of "
        + "leestekens hoeven niet.";

    /// <summary>The roles that people hold, and programs do not.</summary>
    internal static IEnumerable<Role> RolesOfPeople { get; } =
        [.. Role.All.Values.ExceptBy(Role.ForPrograms.Select(Role.OfProgram), r => r.Name)];

    /// <summary>A right that can be given: a role that exists, in an organisation or region where it belongs.</summary>
    internal static Check Right(this Check check, RightInput input, MunicipalityRegistry registry)
    {
        var role = RolesOfPeople.FirstOrDefault(r => r.Name == input.Role);
        var tenant = input.Tenant is { } name ? registry.Named(name) : null;
        var hasRegion = role?.Name is Role.Counsellor or Role.RegionalManager;
        return check
            .Must(role is not null, "role", "Kies een rol.")
            .Must(input.Tenant is null || tenant is not null, "tenant", "Deze organisatie bestaat niet.")
            .Must(role is not { OfAgency: false } || tenant is { Kind: TenantKind.Municipality, EndedOn: null },
                "tenant", "Kies de gemeente waar deze persoon werkt.")
            .Must(role is not { OfAgency: true } || input.Tenant is null || tenant?.Kind == TenantKind.Agency,
                "tenant", "Deze rol hoort bij AgII.")
            .Must(!hasRegion || registry.Regions.Any(r => r.Slug == input.Region), "region", "Kies een regio.")
            .Must(hasRegion || input.Region is null, "region", "Deze rol heeft geen regio.")
            .Must(input.From is null || input.Until is null || input.From <= input.Until, "until", "De einddatum ligt voor de begindatum.");
    }

    /// <summary>
    /// Its length counts, and that others do not think of it: demands on the characters make a password harder to remember, not to guess.
    /// </summary>
    /// <param name="check">The checks.</param>
    /// <param name="password">The password.</param>
    /// <param name="label">What it is called.</param>
    /// <param name="about">The name and address of its person, which are no password.</param>
    internal static Check Password(this Check check, string? password, string label, params IReadOnlyList<string?> about) => check
        .RequiredText(password, "password", label, 128)
        .Must(password is null || TypedText.IsWhole(password), "password", TypedText.Unreadable)
        .Must(password is not { Length: > 0 and < 12 }, "password", "Gebruik minstens 12 tekens.")
        .Must(password is not { Length: >= 12 and <= 128 } || !TypedText.IsWhole(password) || !CommonPasswords.Include(password, about),
            "password", "Dit wachtwoord ligt voor de hand. Kies er een waaraan niemand anders denkt, bijvoorbeeld enkele woorden na elkaar.");

    /// <summary>Nobody chooses another's password, but in Development, where there are accounts for trying out.</summary>
    internal static Check NoPassword(this Check check, string? password, bool isDevelopment) => check
        .Must(password is null || isDevelopment, "password", "U kiest het wachtwoord van iemand anders niet: die krijgt een link.");
}
