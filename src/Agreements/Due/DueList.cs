namespace AgiiPlatform.Agreements.Due;

/// <summary>What is due in a municipality on a day, the most urgent first.</summary>
public sealed record DueList(DateOnly On, IReadOnlyList<DueItem> Items);
