namespace AgiiPlatform.Web.Papers;

/// <summary>A piece of a paper.</summary>
public abstract record PaperBlock
{
    private PaperBlock()
    {
    }

    /// <summary>A heading; level 1 for the parts, 2 and 3 below them.</summary>
    public sealed record Heading(int Level, string Text) : PaperBlock;

    /// <summary>A paragraph.</summary>
    public sealed record Paragraph(string Text) : PaperBlock;

    /// <summary>A list; a point may have points below it.</summary>
    public sealed record Bullets(IReadOnlyList<Point> Points) : PaperBlock;

    /// <summary>A table with a row of headings; the caption, for people who cannot see it, describes it.</summary>
    public sealed record Table(string Caption, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows) : PaperBlock;

    /// <summary>Room for signatures on behalf of one party: name, title and, once signed, when and where.</summary>
    public sealed record SignatureLines(string Party, IReadOnlyList<Signatory> Signatories) : PaperBlock;

    /// <summary>What follows begins on a new page.</summary>
    public sealed record NewPage : PaperBlock;
}
