namespace AgiiPlatform.Agreements;

/// <summary>What the parties agreed after the approval, with its own date.</summary>
/// <param name="Id">Its id.</param>
/// <param name="On">From which day it holds.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Text">Its text.</param>
/// <param name="Clauses">The clauses of section B from then on; null when they stay as they are.</param>
/// <param name="Until">The last day of the agreement from then on; null when it stays as it is.</param>
public sealed record Addendum(Guid Id, DateOnly On, string Title, string Text, IReadOnlyList<string>? Clauses, DateOnly? Until);
