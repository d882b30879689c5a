namespace AgiiPlatform.CouncilMinutes;

/// <summary>What the text says about a field, and where. A field with several different findings stays empty: a person chooses.</summary>
/// <param name="Field"><c>date</c>, <c>body</c>, <c>session</c>, <c>item</c>, <c>attendance</c>, <c>votes</c> or <c>articles</c>.</param>
/// <param name="Value">What it says, in Dutch words: "20 april 2021", "21 voor, 4 tegen".</param>
/// <param name="Line">The number of the line in the tidied text, from 1.</param>
/// <param name="Taken">Whether the field was filled in with it.</param>
public sealed record Finding(string Field, string Value, int Line, bool Taken);
