using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using AgiiPlatform.Documents;
using Azure.Storage.Blobs;

namespace AgiiPlatform.Specs.Documents;

public abstract class Storing_documents
{
    private const string NotAllowed = "Alleen PDF- en Word-documenten (.pdf of .docx) worden aanvaard.";

    private readonly Guid _tenant = Guid.CreateVersion7();
    private readonly Guid _id = Guid.CreateVersion7();

    protected abstract DocumentStore Store { get; }

    [Fact]
    public async Task Gives_back_the_same_bytes()
    {
        // Larger than a block of blob storage and than what is buffered in memory.
        var pdf = Pdf(9 * 1024 * 1024 + 7);
        var stored = await Put(pdf, "overeenkomst.pdf");
        stored.ShouldBe(new StoredDocument(
            _id, "overeenkomst.pdf", DocumentType.Pdf, pdf.Length, Convert.ToHexStringLower(SHA256.HashData(pdf))));
        stored.ContentType.ShouldBe("application/pdf");
        (await Read(_tenant, _id)).ShouldBe(pdf);
    }

    [Fact]
    public async Task Takes_a_Word_document()
    {
        var stored = await Put(Docx(), "Besluit.DOCX");
        (stored.Type, stored.Name).ShouldBe((DocumentType.Docx, "Besluit.docx"));
        stored.ContentType.ShouldStartWith("application/vnd.openxmlformats");
        (await Read(_tenant, _id)).ShouldBe(Docx());
    }

    [Fact]
    public async Task Reads_a_stream_that_cannot_be_rewound_and_comes_in_bits()
    {
        var docx = Docx();
        (await Store.Put(_tenant, _id, new Trickle(docx), "x.docx")).Length.ShouldBe(docx.Length);
        (await Read(_tenant, _id)).ShouldBe(docx);
    }

    [Theory]
    [InlineData("../../etc/passwd", "passwd.pdf")]
    [InlineData(@"C:\Users\an\verslag.pdf", "verslag.pdf")]
    [InlineData("..", "document.pdf")]
    [InlineData("", "document.pdf")]
    [InlineData(".pdf", "document.pdf")]
    [InlineData("factuur.exe", "factuur.exe.pdf")]
    [InlineData("a\r\nSet-Cookie: x=1.pdf", "a Set-Cookie_ x=1.pdf")]
    [InlineData("a\0b.pdf", "ab.pdf")]
    [InlineData("ver\u202Efdp.exe", "verfdp.exe.pdf")]
    [InlineData("<script>\"alert\".pdf", "_script__alert_.pdf")]
    [InlineData("Bjo\u0308rn's besluit.pdf", "Bj\u00F6rn's besluit.pdf")]
    public async Task Shows_the_senders_name_without_its_dangers(string sent, string shown) =>
        (await Put(Pdf(100), sent)).Name.ShouldBe(shown);

    [Fact]
    public async Task Shortens_a_long_name_without_breaking_a_character()
    {
        var name = (await Put(Pdf(100), new string('a', 115) + "\U0001F600\U0001F600.pdf")).Name;
        name.ShouldBe(new string('a', 115) + ".pdf");
        (await Put(Pdf(100), "half \uD83D.pdf")).Name.ShouldBe("half \uFFFD.pdf");
    }

    [Fact]
    public async Task Refuses_what_is_not_a_pdf_or_docx_whatever_its_name()
    {
        await Refused(NotAllowed, "MZ program"u8.ToArray(), "brief.pdf");
        await Refused(NotAllowed, "<html>%PDF-1.7"u8.ToArray(), "brief.pdf");
        await Refused(NotAllowed, [], "leeg.pdf");
        await Refused(NotAllowed, "%PD"u8.ToArray(), "brief.pdf");
        await Refused(NotAllowed, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "oud.doc");
        await Refused(NotAllowed, Zip(("[Content_Types].xml", 100), ("xl/workbook.xml", 100)), "rekenblad.docx");
        await Refused(NotAllowed, Zip(("word/document.xml", 100)), "half.docx");
        await Refused(NotAllowed, Zip(("../../word/document.xml", 100), ("[Content_Types].xml", 100)), "pad.docx");
    }

    [Fact]
    public async Task Refuses_macros() =>
        await Refused("Een document met macro's wordt niet aanvaard.", Docx(("word/vbaProject.bin", 10)), "macro.docx");

    [Fact]
    public async Task Refuses_a_damaged_Word_document()
    {
        var docx = Docx();
        await Refused("Het document is beschadigd en kan niet gelezen worden.", docx[..^40], "half.docx");
        await Refused("Het document is beschadigd en kan niet gelezen worden.", "PK\x03\x04 and nothing"u8.ToArray(), "kop.docx");
    }

    [Fact]
    public async Task Takes_20_MiB_and_refuses_a_byte_more()
    {
        (await Put(Pdf((int)DocumentStore.MaxLength), "groot.pdf")).Length.ShouldBe(20 * 1024 * 1024);
        var endless = new Trickle(Pdf((int)DocumentStore.MaxLength + 1), 1024 * 1024);
        (await Should.ThrowAsync<DocumentRefused>(() => Store.Put(_tenant, Guid.CreateVersion7(), endless, "x.pdf"))).Message
            .ShouldBe("Het document is te groot: het mag hoogstens 20 MB zijn.");
    }

    [Fact]
    public async Task Refuses_what_unpacks_to_too_much_or_to_too_many_parts()
    {
        const string sentence = "Het document is uitgepakt te groot en wordt niet aanvaard.";
        await Refused(sentence, Docx(("word/media/a.bin", 300 * 1024 * 1024)), "bom.docx");
        await Refused(sentence, Docx(("word/media/a.bin", 20 * 1024 * 1024)), "bommetje.docx");
        await Refused(sentence, Docx([.. Enumerable.Range(0, 2_000).Select(i => ($"word/{i}.xml", 1))]), "veel.docx");
    }

    // What the inspection relies on: a bomb that says it is small is small to us.
    [Fact]
    public void Never_unpacks_more_than_a_zip_declares()
    {
        var bomb = Docx(("word/media/a.bin", 20 * 1024 * 1024));
        for (int at = 0, next; (next = bomb.AsSpan(at).IndexOf("PK\x01\x02"u8)) >= 0; at += next + 4)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bomb.AsSpan(at + next + 24), 1);
        }

        using var zip = new ZipArchive(new MemoryStream(bomb));
        using var unpacked = zip.GetEntry("word/media/a.bin")!.Open();
        var bytes = new MemoryStream();
        unpacked.CopyTo(bytes);
        bytes.Length.ShouldBe(1);
    }

    [Fact]
    public async Task Keeps_nothing_of_a_refused_document()
    {
        await Should.ThrowAsync<DocumentRefused>(() => Put("no"u8.ToArray(), "x.pdf"));
        (await Store.Open(_tenant, _id)).ShouldBeNull();
    }

    [Fact]
    public async Task Keeps_nothing_of_a_document_that_broke_off()
    {
        await Should.ThrowAsync<IOException>(() => Store.Put(_tenant, _id, new Trickle(Pdf(1000), breaksOff: true), "x.pdf"));
        (await Store.Open(_tenant, _id)).ShouldBeNull();
    }

    [Fact]
    public async Task Does_not_find_the_document_of_another_tenant()
    {
        await Put(Pdf(100), "a.pdf");
        var other = Guid.CreateVersion7();
        (await Store.Open(other, _id)).ShouldBeNull();
        await Store.Delete(other, _id);
        (await Read(_tenant, _id)).ShouldBe(Pdf(100));

        await Store.Put(other, _id, new MemoryStream(Pdf(200)), "b.pdf");
        (await Read(_tenant, _id)).ShouldBe(Pdf(100));
        (await Read(other, _id)).ShouldBe(Pdf(200));
        (await Store.Open(other, Guid.CreateVersion7())).ShouldBeNull();
    }

    [Fact]
    public async Task Writes_a_document_once_and_accepts_a_retry()
    {
        var first = await Put(Pdf(100), "a.pdf");
        (await Put(Pdf(100), "a.pdf")).ShouldBe(first);
        await Refused("Onder dit nummer is al een ander document bewaard.", Pdf(101), "a.pdf");
        (await Read(_tenant, _id)).ShouldBe(Pdf(100));
    }

    [Fact]
    public async Task Lets_one_of_many_writers_win_and_mixes_nothing()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(async () =>
        {
            try
            {
                return (await Store.Put(_tenant, _id, new MemoryStream(Pdf(5_000_000 + i)), "a.pdf")).Sha256;
            }
            catch (DocumentRefused)
            {
                return null;
            }
        })));
        var winner = outcomes.Where(o => o is not null).ShouldHaveSingleItem();
        Convert.ToHexStringLower(SHA256.HashData(await Read(_tenant, _id))).ShouldBe(winner);
    }

    [Fact]
    public async Task Lists_and_copies_what_is_kept_of_one_tenant_or_of_all()
    {
        var (other, pdf) = (Guid.CreateVersion7(), Pdf(2_000));
        await Put(pdf, "a.pdf");
        await Store.Put(other, _id, new MemoryStream(pdf), "b.pdf");

        (await Store.List(_tenant).ToListAsync()).ShouldBe([(_tenant, _id)]);
        var all = await Store.List().ToListAsync();
        all.ShouldContain((_tenant, _id));
        all.ShouldContain((other, _id));

        var root = Directory.CreateTempSubdirectory("agii-copy").FullName;
        var copy = new FolderDocuments(root);
        (await Store.CopyTo(copy, _tenant)).ShouldBe(1);
        (await Store.CopyTo(copy, _tenant)).ShouldBe(1, "what is there already, and the same, stays");
        (await copy.List().ToListAsync()).ShouldBe([(_tenant, _id)], "the control: not the other tenant's");
        await using (var copied = await copy.Open(_tenant, _id))
        {
            using var bytes = new MemoryStream();
            await copied!.CopyToAsync(bytes);
            bytes.ToArray().ShouldBe(pdf);
        }

        await Store.Delete(_tenant, _id);
        await Put(Pdf(2_001), "c.pdf");
        await Should.ThrowAsync<DocumentRefused>(() => Store.CopyTo(copy, _tenant));
        Directory.Delete(root, recursive: true);
    }

    [Fact]
    public async Task Deletes_for_good_and_as_often_as_asked()
    {
        await Put(Pdf(100), "a.pdf");
        await Store.Delete(_tenant, _id);
        await Store.Delete(_tenant, _id);
        (await Store.Open(_tenant, _id)).ShouldBeNull();
    }

    private Task<StoredDocument> Put(byte[] content, string name) => Store.Put(_tenant, _id, new MemoryStream(content), name);

    private async Task Refused(string sentence, byte[] content, string name) =>
        (await Should.ThrowAsync<DocumentRefused>(() => Put(content, name))).Message.ShouldBe(sentence);

    private async Task<byte[]> Read(Guid tenant, Guid id)
    {
        await using var stream = (await Store.Open(tenant, id)).ShouldNotBeNull();
        var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    private static byte[] Pdf(int length)
    {
        var pdf = new byte[length];
        new Random(length).NextBytes(pdf);
        Encoding.ASCII.GetBytes("%PDF-1.7").CopyTo(pdf, 0);
        return pdf;
    }

    private static byte[] Docx(params (string Name, int Length)[] more) =>
        Zip([("[Content_Types].xml", 500), ("word/document.xml", 5_000), .. more]);

    private static byte[] Zip(params (string Name, int Length)[] entries)
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, length) in entries)
            {
                var entry = zip.CreateEntry(name);
                entry.LastWriteTime = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
                using var content = entry.Open();
                var chunk = new byte[Math.Min(length, 1024 * 1024)];
                for (var left = length; left > 0; left -= chunk.Length) content.Write(chunk, 0, Math.Min(left, chunk.Length));
            }
        }

        return bytes.ToArray();
    }

    // A body from the network: forward only, in pieces, sometimes cut off.
    private sealed class Trickle(byte[] content, int piece = 13, bool breaksOff = false) : Stream
    {
        private int _at;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (breaksOff && _at > content.Length / 2) throw new IOException("The sender is gone.");
            var read = Math.Min(Math.Min(piece, count), content.Length - _at);
            Array.Copy(content, _at, buffer, offset, read);
            _at += read;
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}

public sealed class Storing_documents_in_a_folder : Storing_documents, IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("agii-documents-").FullName;

    protected override DocumentStore Store => new FolderDocuments(_root);

    [Fact]
    public async Task Leaves_one_file_named_by_id_and_no_temporary_one()
    {
        var (tenant, id) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await Store.Put(tenant, id, new MemoryStream("%PDF-1.7"u8.ToArray()), "../../x.pdf");
        Directory.EnumerateFiles(_root, "*", SearchOption.AllDirectories)
            .ShouldBe([Path.Combine(_root, $"tenant-{tenant:n}", id.ToString("n"))]);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}

/// <summary>In the blob service of this run (Azurite).</summary>
[Trait(Shape.Only, Shape.Full)]
public sealed class Storing_documents_in_blob_storage : Storing_documents
{
    protected override DocumentStore Store { get; } = new BlobDocuments(new BlobServiceClient(
        Environment.GetEnvironmentVariable("AGII_SPECS_BLOB")
            ?? throw new InvalidOperationException("AGII_SPECS_BLOB is not set: run tests/run full.")));
}
