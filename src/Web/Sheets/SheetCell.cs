namespace AgiiPlatform.Web.Sheets;

/// <summary>A cell as it stands in a file.</summary>
/// <param name="Text">What somebody reads there: numbers and days as they are written in Flanders.</param>
/// <param name="Value">The number (<see cref="decimal"/>) or day (<see cref="DateOnly"/>) that the file says it is; otherwise null.</param>
/// <param name="Wrong">Why nothing can be told from it: a sentence without its subject.</param>
internal readonly record struct SheetCell(string Text, object? Value = null, string? Wrong = null)
{
    internal bool IsEmpty => Wrong is null && string.IsNullOrWhiteSpace(Text);
}
