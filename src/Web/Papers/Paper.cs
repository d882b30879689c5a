namespace AgiiPlatform.Web.Papers;

/// <summary>A paper as people read it, made from the data: it is printed from the browser or written as a Word document.</summary>
/// <param name="Title">The title above it.</param>
/// <param name="Blocks">What stands in it.</param>
/// <param name="Header">What stands at the top of each page: of whom and about what it is; the title when absent.</param>
/// <param name="IsWide">Whether the page lies on its side, for a table of many columns.</param>
public sealed record Paper(string Title, IReadOnlyList<PaperBlock> Blocks, string? Header = null, bool IsWide = false);
