namespace AgiiPlatform.CouncilMinutes;

/// <summary>Two parts of minutes that cannot both be right.</summary>
/// <param name="Field">Which part to correct: <c>attendance</c>, <c>present</c>, <c>votes.for</c>, <c>votes.names.for</c>…</param>
/// <param name="Sentence">What is wrong, in Dutch, with the names it is about.</param>
public sealed record Contradiction(string Field, string Sentence);
