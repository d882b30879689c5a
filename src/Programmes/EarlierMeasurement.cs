using System.Text.Json.Serialization;

namespace AgiiPlatform.Programmes;

/// <summary>What a measurement was before it was corrected.</summary>
/// <param name="Date">The day it was about.</param>
/// <param name="Value">What it said.</param>
/// <param name="CorrectedOn">When it was corrected.</param>
/// <param name="Reason">Why.</param>
/// <param name="Source">Where the number came from.</param>
/// <param name="Note">What else was said.</param>
/// <param name="LowerBecause">Why it was lower than another.</param>
/// <param name="CorrectedBy">Who corrected it, as they were called then.</param>
public sealed record EarlierMeasurement(
    DateOnly Date, decimal Value, DateOnly CorrectedOn, string Reason,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Source = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Note = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? LowerBecause = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? CorrectedBy = null);
