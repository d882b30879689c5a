namespace AgiiPlatform.Agreements.Decisions;

/// <summary>The retraction of a decision that was wrongly recorded.</summary>
/// <param name="On">The day.</param>
/// <param name="Reason">Why.</param>
public sealed record Retraction(DateOnly On, string Reason);
