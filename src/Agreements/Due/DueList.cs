namespace AgiiPlatform.Agreements.Due;

/// <summary>What is due on a day: what waits for who reads it first, and of that the most urgent.</summary>
/// <param name="On">That day.</param>
/// <param name="Items">What is due.</param>
/// <param name="More">How many less urgent items are left out.</param>
/// <param name="CanBeDue">
/// Whether there is something of which anything could be due: an agreement that is not long over; for AgII, a municipality to work in.
/// </param>
public sealed record DueList(DateOnly On, IReadOnlyList<DueItem> Items, int More, bool CanBeDue);
