using System.Text.Json.Serialization;

namespace AgiiPlatform.Programmes;

/// <summary>How far an action was on a day. The series of an action is one list, so that a board of all actions is one query.</summary>
/// <param name="Id">Its id within the action.</param>
/// <param name="Date">The day.</param>
/// <param name="Value">What was reached by then, since the begin.</param>
/// <param name="Source">Where the number comes from.</param>
/// <param name="Note">What else is to be said.</param>
/// <param name="LowerBecause">Why it is lower than a measurement before it, or a later one lower than it, when that is so.</param>
/// <param name="Earlier">What it was before it was corrected, the oldest first.</param>
/// <param name="RemovedBecause">Why it does not count any more; it stays readable.</param>
/// <param name="RemovedOn">Since when it does not.</param>
/// <param name="RemovedBy">Who removed it, as they were called then.</param>
public sealed record Measurement(
    Guid Id, DateOnly Date, decimal Value, string Source,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Note = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? LowerBecause = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<EarlierMeasurement>? Earlier = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? RemovedBecause = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateOnly? RemovedOn = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? RemovedBy = null)
{
    // How JSON is read into it: for a constructor with parameters each value is boxed first, and a board reads thousands of these.
    [JsonConstructor]
    private Measurement() : this(default, default, default, "")
    {
    }
}
