namespace AgiiPlatform.Agreements.Papers;

/// <summary>A paper as people read it, made from the data: it is printed from the browser or written as a Word document.</summary>
public sealed record Paper(string Title, IReadOnlyList<PaperBlock> Blocks);
