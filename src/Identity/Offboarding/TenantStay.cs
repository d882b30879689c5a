using AgiiPlatform.Contracts;

namespace AgiiPlatform.Identity.Offboarding;

/// <summary>
/// How a municipality leaves the platform: open, read-only from a day on, closed. One without a row is open. It is published as the rights
/// of people are (<see cref="TenantStays"/>), so that every service keeps to it.
/// </summary>
internal sealed class TenantStay
{
    /// <summary>Which municipality.</summary>
    public Guid TenantId { get; init; }

    /// <summary>The first day on which it is read-only; null while it is open.</summary>
    public DateOnly? ReadOnlyFrom { get; private set; }

    /// <summary>Why.</summary>
    public string? Reason { get; private set; }

    /// <summary>When that was decided.</summary>
    public DateTime? DecidedAt { get; private set; }

    /// <summary>When it was closed, for good.</summary>
    public DateTime? ClosedAt { get; private set; }

    /// <summary>The archives that were taken since it is read-only.</summary>
    public IReadOnlyList<TakenArchive> Archives { get; private set; } = [];

    /// <summary>Counts the changes; of two at the same moment the second is refused.</summary>
    public long Version { get; private set; }

    internal StayState State =>
        ClosedAt is not null ? StayState.Closed : ReadOnlyFrom is not null ? StayState.ReadOnly : StayState.Open;

    /// <summary>From this day on everything can be read, and nothing written.</summary>
    internal void MakeReadOnly(DateOnly from, string reason, DateTime now)
    {
        RefuseWhenClosed();
        RuleViolation.If(ReadOnlyFrom is not null, "tenant-read-only-already",
            "De alleen-lezen-periode is al vastgelegd. Stel de organisatie eerst weer open als de dag of de reden anders moet.");
        (ReadOnlyFrom, Reason, DecidedAt, Archives) = (from, reason, now, []);
        Version++;
    }

    /// <summary>Everything is as it was before.</summary>
    internal void Reopen()
    {
        RefuseWhenClosed();
        RuleViolation.If(ReadOnlyFrom is null, "tenant-open", "Deze organisatie staat al open.");
        (ReadOnlyFrom, Reason, DecidedAt, Archives) = (null, null, null, []);
        Version++;
    }

    /// <summary>Nobody enters it any more. Only after these days in which it was read-only, and when all that it has was taken along.</summary>
    internal void Close(DateOnly today, DateTime now, int days, IReadOnlyList<string> services)
    {
        RefuseWhenClosed();
        RuleViolation.If(ReadOnlyFrom is not { } from || from > today, "tenant-not-read-only",
            "Een organisatie wordt pas afgesloten nadat ze alleen-lezen was. Maak ze eerst alleen-lezen.");
        RuleViolation.If(MayCloseFrom(days) > today, "tenant-read-only-too-short",
            $"Een organisatie blijft minstens {Dutch.Days(days)} alleen-lezen. "
            + $"Afsluiten kan vanaf {Dutch.InWords(MayCloseFrom(days)!.Value)}.");
        var missing = Missing(services);
        RuleViolation.If(missing.Count > 0, "archive-missing", "Het archief is nog niet helemaal gedownload sinds de organisatie "
            + $"alleen-lezen is. Dit ontbreekt nog: {string.Join("; ", missing)}.");
        ClosedAt = now;
        Version++;
    }

    /// <summary>The first day on which it may be closed; null while it is open.</summary>
    internal DateOnly? MayCloseFrom(int days) => ReadOnlyFrom?.AddDays(days);

    /// <summary>Notes that somebody took an archive, when that was after it had become read-only: before, more could be written.</summary>
    internal void Taken(TakenArchive archive)
    {
        if (ClosedAt is null && ReadOnlyFrom <= Brussels.Day(archive.At) && archive.At >= DecidedAt)
        {
            Archives = [.. Archives, archive];
            Version++;
        }
    }

    /// <summary>What nobody took yet: services, or tables that each who took the archive of a service may not read.</summary>
    internal IReadOnlyList<string> Missing(IReadOnlyList<string> services) =>
    [
        .. services.SelectMany(service => Archives.Where(a => a.Service == service).ToList() switch
        {
            [] => [ServiceLabels.ToDisplay(service)],
            var taken => taken.Select(a => a.LeftOut.AsEnumerable()).Aggregate((left, also) => left.Intersect(also))
                .Select(table => $"{ServiceLabels.ToDisplay(service)}: {table}"),
        }),
    ];

    /// <summary>What the other services hear of it.</summary>
    internal PersonAccess Access() => new(TenantId, Version, this switch
    {
        { ClosedAt: not null } => [new(TenantStays.Closed, TenantId, null, null, null)],
        { ReadOnlyFrom: { } from } => [new(TenantStays.ReadOnly, TenantId, null, from, null)],
        _ => [],
    });

    private void RefuseWhenClosed() => RuleViolation.If(ClosedAt is not null, "tenant-closed",
        "Deze organisatie is afgesloten. Dat kan niet ongedaan gemaakt worden.");

    internal static void Map(ModelBuilder model) => model.Entity<TenantStay>(e =>
    {
        e.ToTable("tenant_stays").HasKey(s => s.TenantId);
        e.Property(s => s.TenantId).ValueGeneratedNever();
        e.Property(s => s.Reason).HasMaxLength(500);
        e.Property(s => s.Archives).AsJson();
        e.Ignore(s => s.State);
        e.Property(s => s.Version).IsConcurrencyToken();
    });
}
