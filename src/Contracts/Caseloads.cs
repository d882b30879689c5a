namespace AgiiPlatform.Contracts;

/// <summary>
/// A consultant was assigned to a municipality, or the assignment's dates changed. The envelope names AgII, whose caseload it is.
/// Dates are inclusive; <paramref name="Until"/> null is open. <paramref name="Version"/> counts the changes from 1.
/// </summary>
[PublishedBy("caseloads")]
public sealed record AssignmentChanged(Guid AssignmentId, Guid MunicipalityId, Guid ConsultantId, DateOnly From, DateOnly? Until,
    int Version);

/// <summary>A visit to a municipality (the envelope names it) was held on <paramref name="Date"/>. Only held visits count.</summary>
[PublishedBy("caseloads")]
public sealed record VisitHeld(Guid VisitId, DateOnly Date, int Version);

/// <summary>A visit that was planned, or even held by mistake, does not count any more.</summary>
[PublishedBy("caseloads")]
public sealed record VisitCancelled(Guid VisitId, int Version);

/// <summary>
/// All visits to a municipality (the envelope names it) as they are now, for the rebuild that asked for it (<see cref="StateAsked"/>):
/// what is not among them does not exist.
/// </summary>
[PublishedBy("caseloads")]
public sealed record VisitsStated(Guid RebuildId, IReadOnlyList<StatedVisit> Visits);

/// <summary>One visit at this version, and whether it was held.</summary>
public sealed record StatedVisit(Guid VisitId, DateOnly Date, bool Held, int Version);
