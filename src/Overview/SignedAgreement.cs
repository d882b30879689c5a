namespace AgiiPlatform.Overview;

/// <summary>
/// A signed agreement: the day of the last signature, its period (inclusive), and which parts of the minimum content it holds (R13).
/// </summary>
public sealed record SignedAgreement(
    DateOnly SignedOn, DateOnly From, DateOnly Until, bool DataExchange = false, bool ContactPerson = false, bool MutualReferral = false)
{
    internal Period Period => new(From, Until);
}
