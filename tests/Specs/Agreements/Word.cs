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
        await using var part = await zip.GetEntry("word/document.xml")!.OpenAsync();
        var xml = await XDocument.LoadAsync(part, LoadOptions.PreserveWhitespace, CancellationToken.None);
        var paragraphs = xml.Descendants(W + "p").Select(p => (
            Style: p.Element(W + "pPr")?.Element(W + "pStyle")?.Attribute(W + "val")?.Value ?? "",
            Text: string.Concat(p.Descendants(W + "t").Select(t => t.Value)))).ToList();
        return new([.. paragraphs.Where(p => p.Style.StartsWith("Heading", StringComparison.Ordinal))],
            string.Join("\n", paragraphs.Select(p => p.Text)), xml.Descendants(W + "tblHeader").Count());
    }
}
