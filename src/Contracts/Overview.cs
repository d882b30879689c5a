namespace AgiiPlatform.Contracts;

/// <summary>
/// Overview builds its copy of a municipality (the envelope names it) again: who publishes facts about it states all of them once more,
/// with <see cref="VisitsStated"/> and <see cref="AgreementsStated"/>.
/// </summary>
[PublishedBy("overview")]
public sealed record StateAsked(Guid RebuildId);
