namespace AgiiPlatform.CouncilMinutes;

/// <summary>A line of the pasted text, and what it belongs to.</summary>
/// <param name="Number">Its number in the tidied text, from 1.</param>
/// <param name="Raw">The whole line.</param>
/// <param name="Part">The part of the minutes it belongs to.</param>
/// <param name="Text">What it says in that part: of a heading, only what stands behind it.</param>
/// <param name="Section">Counts the headings: the lines of one heading share a number.</param>
/// <param name="Item">Which item of the agenda it belongs to, from 1; 0 before the first.</param>
internal sealed record MinutesLine(int Number, string Raw, MinutesPart Part, string Text, int Section, int Item);
