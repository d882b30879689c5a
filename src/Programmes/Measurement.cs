namespace AgiiPlatform.Programmes;

/// <summary>How far an action was on a day. The series of an action is one list, so that a board of all actions is one query.</summary>
/// <param name="Id">Its id within the action.</param>
/// <param name="Date">The day.</param>
/// <param name="Value">What was reached by then, since the begin.</param>
/// <param name="Source">Where the number comes from.</param>
/// <param name="Note">What else is to be said.</param>
public sealed record Measurement(Guid Id, DateOnly Date, decimal Value, string Source, string? Note = null);
