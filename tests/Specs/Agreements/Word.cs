using System.IO.Compression;
using System.Net;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace AgiiPlatform.Specs.Agreements;

/// <summary>A valid Word document: its headings with their level, its whole text, the number of tables with a row of headings.</summary>
internal sealed record Word(IReadOnlyList<(string Style, string Text)> Headings, string Text, int TablesWithHeader)
{
    /// <summary>What stands at the top of each page.</summary>
    internal string Header { get; private init; } = "";

    /// <summary>What stands at the bottom; a number that Word fills in is its instruction between braces.</summary>
    internal string Footer { get; private init; } = "";

    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    internal static async Task<Word> Read(HttpResponseMessage answer)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var file = new MemoryStream(await answer.Content.ReadAsByteArrayAsync());
        using (var document = WordprocessingDocument.Open(file, isEditable: false))
        {
            new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).Select(e => $"{e.Path?.XPath}: {e.Description}")
                .ShouldBeEmpty();
        }

        using var zip = new ZipArchive(file);
        var xml = (await Part(zip, "document"))!;
        var paragraphs = xml.Descendants(W + "p").Select(p => (
            Style: p.Element(W + "pPr")?.Element(W + "pStyle")?.Attribute(W + "val")?.Value ?? "",
            Text: string.Concat(p.Descendants(W + "t").Select(t => t.Value)))).ToList();
        return new([.. paragraphs.Where(p => p.Style.StartsWith("Heading", StringComparison.Ordinal))],
            string.Join("\n", paragraphs.Select(p => p.Text)), xml.Descendants(W + "tblHeader").Count())
        {
            Header = Margin(await Part(zip, "header1") ?? await Part(zip, "header")),
            Footer = Margin(await Part(zip, "footer1") ?? await Part(zip, "footer")),
        };
    }

    private static async Task<XDocument?> Part(ZipArchive zip, string name)
    {
        if (zip.GetEntry($"word/{name}.xml") is not { } entry)
        {
            return null;
        }

        await using var part = await entry.OpenAsync();
        return await XDocument.LoadAsync(part, LoadOptions.PreserveWhitespace, CancellationToken.None);
    }

    private static string Margin(XDocument? part) => string.Concat(part?.Descendants()
        .Where(e => e.Name == W + "fldSimple" || (e.Name == W + "t" && !e.Ancestors(W + "fldSimple").Any()))
        .Select(e => e.Name == W + "t" ? e.Value : $"{{{e.Attribute(W + "instr")!.Value.Trim()}}}") ?? []);
}
