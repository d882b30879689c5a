using System.Collections.Concurrent;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace AgiiPlatform.Platform.Documents;

/// <summary>Keeps documents in Azure Blob Storage: a private container per tenant, a block blob per document.</summary>
/// <param name="service">The storage account; its login must be allowed to create containers.</param>
public sealed class BlobDocuments(BlobServiceClient service) : DocumentStore
{
    private const int BlockLength = 4 * 1024 * 1024;

    // Containers that were seen to exist: asked for once per process.
    private readonly ConcurrentDictionary<Guid, bool> _containers = new();

    /// <inheritdoc/>
    public override async Task<Stream?> Open(Guid tenantId, Guid documentId, CancellationToken cancellation = default)
    {
        try
        {
            var answer = await Blob(tenantId, documentId).DownloadStreamingAsync(cancellationToken: cancellation);
            return answer.Value.Content;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public override async Task Delete(Guid tenantId, Guid documentId, CancellationToken cancellation = default)
    {
        try
        {
            await Blob(tenantId, documentId).DeleteAsync(DeleteSnapshotsOption.IncludeSnapshots, cancellationToken: cancellation);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            // There was none, nor a container perhaps.
        }
    }

    /// <inheritdoc/>
    // The client's Upload and OpenWrite want an assembly that this build leaves out (System.IO.Hashing); blocks do not. Nothing can be
    // read before the list of blocks is committed, and blocks that never were are removed by the service after a week.
    protected override async Task<bool> Write(Guid tenantId, Guid documentId, Stream content, CancellationToken cancellation)
    {
        if (!_containers.ContainsKey(tenantId))
        {
            await service.GetBlobContainerClient(Container(tenantId)).CreateIfNotExistsAsync(cancellationToken: cancellation);
            _containers[tenantId] = true;
        }

        var blob = Blob(tenantId, documentId);
        var blocks = new List<string>();
        var block = new byte[BlockLength];
        // Two writers of one document must not mix their blocks: the names are this writer's own.
        var writer = Guid.NewGuid().ToByteArray();
        for (int read; (read = await content.ReadAtLeastAsync(block, block.Length, throwOnEndOfStream: false, cancellation)) > 0;)
        {
            blocks.Add(Convert.ToBase64String([.. writer, (byte)blocks.Count]));
            using var part = new MemoryStream(block, 0, read, writable: false);
            await blob.StageBlockAsync(blocks[^1], part, cancellationToken: cancellation);
        }

        try
        {
            await blob.CommitBlockListAsync(
                blocks,
                new CommitBlockListOptions
                {
                    Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
                    HttpHeaders = new BlobHttpHeaders { ContentType = "application/octet-stream", ContentDisposition = "attachment" },
                },
                cancellation);
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412 || e.ErrorCode == BlobErrorCode.InvalidBlockList)
        {
            // Another writer was first; its commit discards the blocks of all others.
            return false;
        }
    }

    private BlockBlobClient Blob(Guid tenantId, Guid documentId) =>
        service.GetBlobContainerClient(Container(tenantId)).GetBlockBlobClient(documentId.ToString("n"));
}
