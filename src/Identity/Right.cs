namespace AgiiPlatform.Identity;

/// <summary>
/// A role that a person holds somewhere, from–until. As the other services keep it, it is a <see cref="Grant"/>, which says to which
/// tenants it applies. One that awaits confirmation counts for nothing, and reaches no other service.
/// </summary>
internal sealed class Right
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid PersonId { get; init; }
    public required string Role { get; init; }
    public Guid? TenantId { get; init; }
    public string? Region { get; init; }
    public DateOnly? From { get; set; }
    public DateOnly? Until { get; set; }

    /// <summary>The assignment that this right comes from; null when an administrator gave it.</summary>
    public Guid? AssignmentId { get; init; }

    /// <summary>The newest version of that assignment seen.</summary>
    public int AssignmentVersion { get; set; }

    /// <summary>Who gave it, prolonged it or renewed the password behind it last; null for an assignment.</summary>
    public Guid? GivenBy { get; private set; }

    /// <summary>When.</summary>
    public DateTime? GivenAt { get; private set; }

    /// <summary>Whether a second person, of the organisation itself, must still confirm it.</summary>
    public bool AwaitsConfirmation { get; private set; }

    /// <summary>Who confirmed it.</summary>
    public Guid? ConfirmedBy { get; private set; }

    /// <summary>When.</summary>
    public DateTime? ConfirmedAt { get; private set; }

    internal Period Period => new(From, Until);

    /// <summary>Whether it opens the data of clients.</summary>
    internal bool OpensClientData => Has(Permission.ReferralsRead);

    /// <summary>Whether who holds it confirms what others get.</summary>
    internal bool Confirms => Has(Permission.AccessConfirm);

    /// <summary>The organisation in which it is shown: the one named, or AgII for a region or for everywhere.</summary>
    internal Tenant TenantIn(MunicipalityRegistry registry) => TenantId is { } id ? registry.ById(id)! : registry.Agency;

    internal Grant ToGrant() => new(PersonId, Role, TenantId, Region, From, Until);

    /// <summary>Notes who gave it and when, and whether it must be confirmed, perhaps again.</summary>
    internal void GivenNow(Guid? by, DateTime now, bool awaits) =>
        (GivenBy, GivenAt, AwaitsConfirmation, ConfirmedBy, ConfirmedAt) = (by, now, awaits, null, null);

    /// <summary>From now on it counts.</summary>
    internal void Confirm(Guid by, DateTime now)
    {
        RuleViolation.If(!AwaitsConfirmation, "right-confirmed", "Deze toegang is al bevestigd.");
        RuleViolation.If(by == PersonId, "right-of-oneself", "U kunt uw eigen toegang niet bevestigen. Vraag het aan iemand anders.");
        RuleViolation.If(by == GivenBy, "confirmed-by-giver", "U gaf deze rol zelf. Iemand anders moet ze bevestigen.");
        (AwaitsConfirmation, ConfirmedBy, ConfirmedAt) = (false, by, now);
    }

    /// <summary>The role and where, for the log: <c>ocmw-worker, mechelen</c>.</summary>
    internal string InLog(MunicipalityRegistry registry) =>
        $"{Role}, {Region ?? (TenantId is null ? "overal" : TenantIn(registry).Slug)}, {From:O}–{Until:O}"
        + (AwaitsConfirmation ? ", te bevestigen" : "");

    private bool Has(Permission permission) => Platform.Authorization.Role.All[Role].Permissions.Contains(permission);
}
