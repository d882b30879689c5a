namespace AgiiPlatform.Overview;

/// <summary>
/// The minimum content of agreements (R13), counted in municipalities: <paramref name="Of"/> those with a signed agreement, how many have
/// each part in it, and how many have all three in one.
/// </summary>
public sealed record MinimumContentFigures(int Of, int DataExchange, int ContactPerson, int MutualReferral, int Complete);
