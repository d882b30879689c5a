using System.IO.Compression;

namespace AgiiPlatform.Documents;

/// <summary>Tells from its bytes, never from its name, what a document is.</summary>
internal static class DocumentInspection
{
    private const int MaxZipEntries = 2_000;
    private const long MaxUnpacked = 200L * 1024 * 1024;
    private const int MaxRatio = 100;

    /// <summary>
    /// What an entry in the directory of a zip begins with: counted beforehand, for ZipArchive reads the whole directory at once.
    /// </summary>
    public static ReadOnlySpan<byte> ZipEntry => "PK\x01\x02"u8;

    /// <summary>The type of a document.</summary>
    /// <exception cref="DocumentRefused">It is none that is let in, or unpacking it would take too much.</exception>
    public static DocumentType TypeOf(Stream content, long length, int zipEntries)
    {
        Span<byte> start = stackalloc byte[5];
        var read = content.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        content.Position = 0;
        if (start[..read].SequenceEqual("%PDF-"u8)) return DocumentType.Pdf;
        if (!start[..read].StartsWith("PK\x03\x04"u8)) throw NotAllowed();
        if (zipEntries > MaxZipEntries) throw TooComplex();
        return TypeOfZip(content, length);
    }

    private static DocumentType TypeOfZip(Stream content, long length)
    {
        try
        {
            using var zip = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            if (zip.GetEntry("[Content_Types].xml") is null || zip.GetEntry("word/document.xml") is null) throw NotAllowed();
            if (zip.Entries.Any(e => e.Name.Equals("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
            {
                throw new DocumentRefused("Een document met macro's wordt niet aanvaard.");
            }

            // Unpacked into nothing and counted. ZipArchive gives no more of an entry than the directory declares, so a zip that lies
            // about its sizes costs no more here, nor anywhere else in .NET; it may pass, and it is the reader's program that finds out.
            var allowed = Math.Min(MaxUnpacked, Math.Max(length, 10 * 1024) * MaxRatio);
            var chunk = new byte[80 * 1024];
            foreach (var entry in zip.Entries)
            {
                using var unpacked = entry.Open();
                for (int read; (read = unpacked.Read(chunk)) > 0;)
                {
                    if ((allowed -= read) < 0) throw TooComplex();
                }
            }

            return DocumentType.Docx;
        }
        catch (InvalidDataException)
        {
            throw new DocumentRefused("Het document is beschadigd en kan niet gelezen worden.");
        }
    }

    private static DocumentRefused NotAllowed() => new("Alleen PDF- en Word-documenten (.pdf of .docx) worden aanvaard.");

    private static DocumentRefused TooComplex() => new("Het document is uitgepakt te groot en wordt niet aanvaard.");
}
