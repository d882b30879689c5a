using System.Security.Cryptography;
using Microsoft.AspNetCore.WebUtilities;

namespace AgiiPlatform.Documents;

/// <summary>
/// Where documents are kept, apart per tenant and each written once. The base decides what is let in and is the same for every place;
/// a place only writes, reads and deletes bytes under (tenant, document). Safe for use by many threads.
/// </summary>
public abstract class DocumentStore
{
    /// <summary>The largest document: 20 MiB.</summary>
    public const long MaxLength = 20 * 1024 * 1024;

    private const int InMemory = 1024 * 1024;

    /// <summary>
    /// Checks a document and keeps it. The same bytes under the same id are accepted again, so that an act may be retried.
    /// </summary>
    /// <param name="tenantId">Whose document.</param>
    /// <param name="documentId">Its id, unique within the tenant; the name it is kept under.</param>
    /// <param name="content">Read once from where it stands; need not be seekable.</param>
    /// <param name="fileName">What the sender called it: data to show, never a path.</param>
    /// <param name="cancellation">Stops before the document is there; never leaves half of one.</param>
    /// <exception cref="DocumentRefused">Too large, not a PDF or docx, or the id already holds something else.</exception>
    public async Task<StoredDocument> Put(
        Guid tenantId, Guid documentId, Stream content, string fileName, CancellationToken cancellation = default)
    {
        // What exceeds a megabyte waits in a temporary file; a kill in that moment leaves it for the next cleaning of the temporary folder.
        await using var buffered = new FileBufferingReadStream(content, InMemory);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var chunk = new byte[80 * 1024];
        long length = 0;
        var zipEntries = 0;
        for (int read; (read = await buffered.ReadAsync(chunk, cancellation)) > 0;)
        {
            length += read;
            if (length > MaxLength) throw new DocumentRefused("Het document is te groot: het mag hoogstens 20 MB zijn.");
            hash.AppendData(chunk, 0, read);
            zipEntries += chunk.AsSpan(0, read).Count(DocumentInspection.ZipEntry);
        }

        buffered.Position = 0;
        var type = DocumentInspection.TypeOf(buffered, length, zipEntries);
        var sha256 = Convert.ToHexStringLower(hash.GetHashAndReset());
        buffered.Position = 0;
        if (!await Write(tenantId, documentId, buffered, cancellation) && await HashOf(tenantId, documentId, cancellation) != sha256)
        {
            throw new DocumentRefused("Onder dit nummer is al een ander document bewaard.");
        }

        return new StoredDocument(documentId, DocumentName.Of(fileName, type), type, length, sha256);
    }

    /// <summary>Opens a document for reading; null when this tenant has none with that id. The caller disposes of the stream.</summary>
    public abstract Task<Stream?> Open(Guid tenantId, Guid documentId, CancellationToken cancellation = default);

    /// <summary>What is kept, of every tenant or of one: for copying it elsewhere.</summary>
    public abstract IAsyncEnumerable<(Guid TenantId, Guid DocumentId)> List(
        Guid? tenantId = null, CancellationToken cancellation = default);

    /// <summary>
    /// Copies what is kept, of every tenant or of one, to another place; how many there are. What is there already stays, and must be the
    /// same. What is deleted meanwhile is passed over.
    /// </summary>
    /// <exception cref="DocumentRefused">Something else is there under the same id.</exception>
    public async Task<int> CopyTo(DocumentStore other, Guid? tenantId = null, CancellationToken cancellation = default)
    {
        var copied = 0;
        await foreach (var (tenant, document) in List(tenantId, cancellation))
        {
            await using var content = await Open(tenant, document, cancellation);
            if (content is not null)
            {
                await other.Put(tenant, document, content, "", cancellation); // the name is kept with the record, not here
                copied++;
            }
        }

        return copied;
    }

    /// <summary>Deletes a document for good; nothing happens when there is none.</summary>
    public abstract Task Delete(Guid tenantId, Guid documentId, CancellationToken cancellation = default);

    /// <summary>Writes all of it or nothing, and answers false when there is something under this id already.</summary>
    protected abstract Task<bool> Write(Guid tenantId, Guid documentId, Stream content, CancellationToken cancellation);

    /// <summary>The name of the container of a tenant.</summary>
    protected static string Container(Guid tenantId) => ContainerPrefix + $"{tenantId:n}";

    /// <summary>What the name of every container begins with; the tenant follows.</summary>
    protected const string ContainerPrefix = "tenant-";

    private async Task<string> HashOf(Guid tenantId, Guid documentId, CancellationToken cancellation)
    {
        await using var stored = await Open(tenantId, documentId, cancellation) ?? Stream.Null;
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stored, cancellation));
    }
}
