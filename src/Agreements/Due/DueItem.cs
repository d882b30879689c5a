using AgiiPlatform.Agreements.Annexes;
using AgiiPlatform.Agreements.Meetings;
using AgiiPlatform.Agreements.Obligations;

namespace AgiiPlatform.Agreements.Due;

/// <summary>Something that waits for somebody. Nobody files it and nobody ticks it off: it follows from the facts and the calendar.</summary>
/// <param name="Kind">A stable name for programs.</param>
/// <param name="Text">What to do.</param>
/// <param name="About">Which agreement or meeting.</param>
/// <param name="Href">Where to do it, or to look at it for who may not.</param>
/// <param name="By">Before or on which day; null when nothing sets one.</param>
/// <param name="Overdue">Whether that day is over.</param>
public sealed record DueItem(string Kind, string Text, string About, string Href, DateOnly? By, bool Overdue);
