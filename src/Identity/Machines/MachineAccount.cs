using AgiiPlatform.Contracts;

namespace AgiiPlatform.Identity.Machines;

/// <summary>
/// A program that works in one municipality in its own name: a few permissions until a day. Its id is that of its application at the
/// provider, and stands where a person's does in the rights table and in the audit log.
/// </summary>
internal sealed class MachineAccount
{
    public Guid Id { get; init; }
    public Guid TenantId { get; init; }

    /// <summary>What the organisation calls it.</summary>
    public string Name { get; init; } = "";

    /// <summary>What it may do, each the name of a role with that one permission.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>The last day on which it works.</summary>
    public DateOnly Until { get; private set; }

    /// <summary>The last day of which was told that it comes.</summary>
    public DateOnly? ToldOf { get; set; }

    public Guid MadeBy { get; init; }
    public DateTime MadeAt { get; init; }

    /// <summary>Who of the OCMW confirmed that it opens the data of clients.</summary>
    public Guid? ConfirmedBy { get; private set; }

    /// <summary>When its secret was made; null when it has none yet.</summary>
    public DateTime? SecretAt { get; private set; }

    /// <summary>Until when the secret before is good too.</summary>
    public DateTime? PreviousUntil { get; private set; }

    /// <summary>When it last asked for a token.</summary>
    public DateTime? LastUsedAt { get; set; }

    public DateTime? RevokedAt { get; private set; }

    /// <summary>Counts the changes of its rights; of two who change them at the same moment the second is refused.</summary>
    public long AccessVersion { get; private set; } = 1;

    /// <summary>Tokens of before this version no longer count.</summary>
    public long SessionsFrom { get; private set; }

    /// <summary>Whether it opens the data of clients.</summary>
    internal bool OpensClientData => Roles.Contains(Role.OfProgram(Permission.ReferralsRead));

    /// <summary>Whether the OCMW must still confirm it: who makes it may not see clients, and who confirms has no secret.</summary>
    internal bool AwaitsConfirmation => OpensClientData && ConfirmedBy is null && RevokedAt is null;

    /// <summary>Whether it gets a token on this day.</summary>
    internal bool WorksOn(DateOnly day) => RevokedAt is null && !AwaitsConfirmation && day <= Until;

    /// <summary>Sets the last day, at most a year from today.</summary>
    internal void LastsUntil(DateOnly until, DateOnly today)
    {
        RefuseWhenRevoked();
        RuleViolation.If(until < today, "machine-until-past",
            "Deze dag is voorbij. Moet de toegang stoppen, trek de koppeling dan in.");
        RuleViolation.If(until > today.AddYears(1), "machine-until-too-far",
            $"Een koppeling werkt hoogstens een jaar, dus tot en met {today.AddYears(1).InWords()}. Daarna kunt u ze verlengen.");
        Until = until;
        AccessVersion++;
    }

    /// <summary>It has a new secret; the one before is good until then, or, with none, nothing is that was proved with it.</summary>
    internal void SecretRenewed(DateTime now, DateTime? previousUntil)
    {
        RefuseWhenRevoked();
        (SecretAt, PreviousUntil) = (now, previousUntil);
        AccessVersion++;
        SessionsFrom = previousUntil is null ? AccessVersion : SessionsFrom;
    }

    /// <summary>From now on it opens the data of clients.</summary>
    internal void Confirm(Guid by)
    {
        RuleViolation.If(!AwaitsConfirmation, "machine-confirmed", "Deze koppeling wacht niet op een bevestiging.");
        RuleViolation.If(by == MadeBy, "confirmed-by-giver", "U maakte deze koppeling zelf. Iemand anders moet ze bevestigen.");
        ConfirmedBy = by;
        AccessVersion++;
    }

    /// <summary>Takes everything from it, for good.</summary>
    internal void Revoke(DateTime now)
    {
        RefuseWhenRevoked();
        RevokedAt = now;
        AccessVersion++;
        SessionsFrom = AccessVersion;
    }

    /// <summary>Its rights as other services get them: those that count.</summary>
    internal PersonAccess Access() => new(Id, AccessVersion,
        RevokedAt is not null || AwaitsConfirmation ? [] : [.. Roles.Select(r => new PublishedGrant(r, TenantId, null, null, Until))],
        SessionsFrom);

    private void RefuseWhenRevoked() =>
        RuleViolation.If(RevokedAt is not null, "machine-revoked", "Deze koppeling is ingetrokken. Maak een nieuwe als het nodig is.");
}
