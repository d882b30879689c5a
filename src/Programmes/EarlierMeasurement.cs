namespace AgiiPlatform.Programmes;

/// <summary>What a measurement was before it was corrected.</summary>
/// <param name="Date">The day it was about.</param>
/// <param name="Value">What it said.</param>
/// <param name="CorrectedOn">When it was corrected.</param>
/// <param name="Reason">Why.</param>
public sealed record EarlierMeasurement(DateOnly Date, decimal Value, DateOnly CorrectedOn, string Reason);
