using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using AgiiPlatform.Platform.Http;

namespace AgiiPlatform.Host.Operations.Archive;

/// <summary>Writes an archive as it goes out: no more of it is in memory than a page of rows or a piece of a document.</summary>
internal sealed class ArchiveZip(ZipArchive zip)
{
    private const int Piece = 80 * 1024;

    /// <summary>As the API names things, and as people read letters.</summary>
    private static readonly JsonSerializerOptions Readable = new(Json.Messages) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly List<ArchiveFile> _files = [];

    /// <summary>What was written.</summary>
    internal IReadOnlyList<ArchiveFile> Files => _files;

    /// <summary>Rows as a list of JSON, one on each line.</summary>
    internal Task Rows(string name, IAsyncEnumerable<object> rows, CancellationToken ct) => Add(name, async write =>
    {
        var count = 0L;
        await write("["u8.ToArray());
        await foreach (var row in rows.WithCancellation(ct))
        {
            await write(count++ == 0 ? "\n"u8.ToArray() : ",\n"u8.ToArray());
            await write(JsonSerializer.SerializeToUtf8Bytes(row, Readable));
        }

        await write("\n]\n"u8.ToArray());
        return count;
    }, ct);

    /// <summary>A document.</summary>
    internal Task Document(string name, Stream content, CancellationToken ct) => Add(name, async write =>
    {
        var piece = new byte[Piece];
        for (int read; (read = await content.ReadAsync(piece, ct)) > 0;)
        {
            await write(piece.AsMemory(0, read));
        }

        return null;
    }, ct);

    /// <summary>A text.</summary>
    internal Task Text(string name, byte[] text, CancellationToken ct) => Add(name, async write =>
    {
        await write(text);
        return null;
    }, ct);

    private async Task Add(string name, Func<Func<ReadOnlyMemory<byte>, ValueTask>, Task<long?>> content, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var entry = await zip.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(ct);
        var rows = await content(bytes =>
        {
            hash.AppendData(bytes.Span);
            return entry.WriteAsync(bytes, ct);
        });
        _files.Add(new(name, rows, Convert.ToHexStringLower(hash.GetHashAndReset())));
    }
}
