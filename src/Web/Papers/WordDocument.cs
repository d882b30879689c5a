using AgiiPlatform.Web.Input;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace AgiiPlatform.Web.Papers;

/// <summary>
/// Writes a paper as a Word document that a screen reader can navigate: real headings, lists and table headings, a title and
/// its language (Bestuursdecreet art. II.16).
/// </summary>
public static class WordDocument
{
    private const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private const int Bullet = 1;

    /// <summary>The paper as a file to save.</summary>
    public static IResult Answer(Paper paper, string name) => TypedResults.File(Write(paper), ContentType, name);

    private static byte[] Write(Paper paper)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            document.PackageProperties.Title = TypedText.Whole(paper.Title);
            document.PackageProperties.Language = "nl-BE";
            var main = document.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = Styles();
            main.AddNewPart<NumberingDefinitionsPart>().Numbering = Numbering();
            var body = new Body(Paragraph("Title", paper.Title));
            foreach (var block in paper.Blocks)
            {
                body.Append(Elements(block));
            }

            var (header, footer) = (main.AddNewPart<HeaderPart>(), main.AddNewPart<FooterPart>());
            header.Header = new Header(Paragraph("Header", paper.Header ?? paper.Title));
            footer.Footer = new Footer(new Paragraph(
                new ParagraphProperties(
                    new ParagraphStyleId { Val = "Footer" }, new Justification { Val = JustificationValues.Right }),
                Run("Pagina "), Field("PAGE"), Run(" van "), Field("NUMPAGES")));
            body.Append(new SectionProperties(
                new HeaderReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(header) },
                new FooterReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(footer) },
                paper.IsWide // A4, in twentieths of a point
                    ? new PageSize { Width = 16838, Height = 11906, Orient = PageOrientationValues.Landscape }
                    : new PageSize { Width = 11906, Height = 16838 },
                new PageMargin { Top = 1134, Bottom = 1134, Left = 1134, Right = 1134, Header = 567, Footer = 567, Gutter = 0 }));
            main.Document = new Document(body);
        }

        return stream.ToArray();
    }

    private static IEnumerable<OpenXmlElement> Elements(PaperBlock block) => block switch
    {
        PaperBlock.Heading h => [Paragraph($"Heading{h.Level}", h.Text)],
        PaperBlock.Paragraph t => t.Text.Split('\n').Select(line => Paragraph(null, line)),
        PaperBlock.Bullets b => b.Points.SelectMany(p => p.Below.Select(below => Listed(below, 1)).Prepend(Listed(p.Text, 0))),
        PaperBlock.Table t => [Table(t), Paragraph(null, "")],
        PaperBlock.SignatureLines s => s.Signatories.SelectMany(Signing).Prepend(Paragraph("Heading3", s.Party)),
        _ => [new Paragraph(new Run(new Break { Type = BreakValues.Page }))],
    };

    /// <summary>Who signs, kept on one page: when and where they did, or lines to write it on.</summary>
    private static IEnumerable<OpenXmlElement> Signing(Signatory who) =>
    [
        Paragraph(null, $"{who.Name}, {who.Title}", spaceBefore: 360, keepNext: true),
        .. who.Signed is { } signed
            ? new[] { Paragraph(null, signed) }
            : [Paragraph(null, Signatory.ToWrite, spaceBefore: 240, keepNext: true), Paragraph(null, Signatory.ToSign, spaceBefore: 480)],
    ];

    /// <summary>A number that Word fills in.</summary>
    private static SimpleField Field(string instruction) => new(Run("1")) { Instruction = instruction };

    private static Paragraph Paragraph(string? style, string text, int spaceBefore = 0, bool keepNext = false)
    {
        var properties = new ParagraphProperties();
        if (style is not null)
        {
            properties.ParagraphStyleId = new ParagraphStyleId { Val = style };
        }

        if (keepNext)
        {
            properties.KeepNext = new KeepNext();
        }

        if (spaceBefore > 0)
        {
            properties.SpacingBetweenLines = new SpacingBetweenLines { Before = $"{spaceBefore}" };
        }

        return new Paragraph(properties, Run(text));
    }

    private static Paragraph Listed(string text, int level) => new(
        new ParagraphProperties(new ParagraphStyleId { Val = "ListParagraph" },
            new NumberingProperties(new NumberingLevelReference { Val = level }, new NumberingId { Val = Bullet })),
        Run(text));

    private static Run Run(string text) => new(new Text(TypedText.Whole(text)) { Space = SpaceProcessingModeValues.Preserve });

    private static Table Table(PaperBlock.Table table)
    {
        var made = new Table(
            new TableProperties(
                new TableStyle { Val = "TableGrid" },
                new TableWidth { Width = "5000", Type = TableWidthUnitValues.Pct },
                new TableBorders(
                    new TopBorder { Val = BorderValues.Single, Size = 4 }, new LeftBorder { Val = BorderValues.Single, Size = 4 },
                    new BottomBorder { Val = BorderValues.Single, Size = 4 }, new RightBorder { Val = BorderValues.Single, Size = 4 },
                    new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 },
                    new InsideVerticalBorder { Val = BorderValues.Single, Size = 4 }),
                new TableLook { FirstRow = true },
                new TableCaption { Val = TypedText.Whole(table.Caption) }),
            new TableGrid(table.Columns.Select(_ => new GridColumn())),
            new TableRow(
                [new TableRowProperties(new TableHeader()), .. table.Columns.Select(c => (OpenXmlElement)new TableCell(
                    new Paragraph(new Run(new RunProperties(new Bold()), new Text(TypedText.Whole(c))))))]));
        made.Append(table.Rows.Select(row => new TableRow(row.Select(cell =>
            new TableCell(cell.Split('\n').Select(line => Paragraph(null, line)))))));
        return made;
    }

    private static Styles Styles()
    {
        var styles = new Styles(new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = "Calibri", HighAnsi = "Calibri" }, new FontSize { Val = "22" }, new Languages { Val = "nl-BE" })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = "120" }))));
        styles.Append(
            Style("Normal", "Normal", null, null),
            Style("ListParagraph", "List Paragraph", null, null),
            Style("Header", "header", null, null),
            Style("Footer", "footer", null, null),
            Style("Title", "Title", "40", null));
        styles.Append(new Style(new StyleName { Val = "Table Grid" }) { Type = StyleValues.Table, StyleId = "TableGrid" });
        foreach (var (level, size) in new[] { (1, "30"), (2, "26"), (3, "23") })
        {
            styles.Append(Style($"Heading{level}", $"heading {level}", size, level - 1));
        }

        return styles;
    }

    private static Style Style(string id, string name, string? size, int? outline)
    {
        var style = new Style(new StyleName { Val = name }) { Type = StyleValues.Paragraph, StyleId = id, Default = id == "Normal" };
        if (id != "Normal")
        {
            style.Append(new BasedOn { Val = "Normal" });
        }

        if (outline is { } level)
        {
            style.Append(new StyleParagraphProperties(
                new KeepNext(), new SpacingBetweenLines { Before = "240", After = "120" }, new OutlineLevel { Val = level }));
        }

        if (size is not null)
        {
            style.Append(new StyleRunProperties(new Bold(), new FontSize { Val = size }));
        }

        return style;
    }

    private static Numbering Numbering() => new(
        new AbstractNum(
            new Level(new NumberingFormat { Val = NumberFormatValues.Bullet }, new LevelText { Val = "•" },
                new PreviousParagraphProperties(new Indentation { Left = "567", Hanging = "283" })) { LevelIndex = 0 },
            new Level(new NumberingFormat { Val = NumberFormatValues.Bullet }, new LevelText { Val = "○" },
                new PreviousParagraphProperties(new Indentation { Left = "1134", Hanging = "283" })) { LevelIndex = 1 })
        { AbstractNumberId = 0 },
        new NumberingInstance(new AbstractNumId { Val = 0 }) { NumberID = Bullet });
}
