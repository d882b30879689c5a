namespace AgiiPlatform.Agreements.Papers;

/// <summary>A paper as people read it: made once from the data, then printed from the browser or written as a Word document, the same in both.</summary>
public sealed record Paper(string Title, IReadOnlyList<PaperBlock> Blocks);
