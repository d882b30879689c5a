namespace AgiiPlatform.Identity.Offboarding;

/// <summary>How a municipality stays on the platform.</summary>
/// <param name="Organisation">Its word in addresses.</param>
/// <param name="Name">Its name.</param>
/// <param name="State">Open, read-only (perhaps from a later day) or closed.</param>
/// <param name="ReadOnlyFrom">The first day on which it is read-only.</param>
/// <param name="Reason">Why.</param>
/// <param name="ClosedAt">When it was closed.</param>
/// <param name="MayCloseFrom">The first day on which it may be closed.</param>
/// <param name="MissingArchives">What was not taken along yet since it is read-only.</param>
public sealed record StayView(
    string Organisation, string Name, StayState State, DateOnly? ReadOnlyFrom, string? Reason, DateTime? ClosedAt, DateOnly? MayCloseFrom,
    IReadOnlyList<string> MissingArchives);
