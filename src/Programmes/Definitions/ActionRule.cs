namespace AgiiPlatform.Programmes.Definitions;

/// <summary>How an action is subsidised: an amount for each unit that is planned on top of what is reached, up to the caps.</summary>
/// <param name="RateCents">What a unit gets, in cents.</param>
/// <param name="Caps">The most that is subsidised: one cap, or one for each sub-group.</param>
/// <param name="Jury">Whether a jury judges what was reached, and not the test of 25 %.</param>
public sealed record ActionRule(long RateCents, IReadOnlyList<Cap> Caps, bool Jury = false);
