using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace AgiiPlatform.Documents;

/// <summary>Keeps documents in Azure Blob Storage: a private container per tenant, a block blob per document.</summary>
/// <param name="service">The storage account; its login must be allowed to create containers.</param>
public sealed class BlobDocuments(BlobServiceClient service) : DocumentStore
{
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
    public override async IAsyncEnumerable<(Guid TenantId, Guid DocumentId)> List(
        Guid? tenantId = null, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var prefix = tenantId is { } only ? Container(only) : ContainerPrefix;
        await foreach (var container in service.GetBlobContainersAsync(prefix: prefix, cancellationToken: cancellation))
        {
            var tenant = Guid.ParseExact(container.Name[ContainerPrefix.Length..], "n");
            await foreach (var blob in service.GetBlobContainerClient(container.Name).GetBlobsAsync(cancellationToken: cancellation))
            {
                yield return (tenant, Guid.ParseExact(blob.Name, "n"));
            }
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
    protected override async Task<bool> Write(Guid tenantId, Guid documentId, Stream content, CancellationToken cancellation)
    {
        if (!_containers.ContainsKey(tenantId))
        {
            await service.GetBlobContainerClient(Container(tenantId)).CreateIfNotExistsAsync(cancellationToken: cancellation);
            _containers[tenantId] = true;
        }

        try
        {
            await Blob(tenantId, documentId).UploadAsync(
                content,
                new BlobUploadOptions
                {
                    Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
                    HttpHeaders = new BlobHttpHeaders { ContentType = "application/octet-stream", ContentDisposition = "attachment" },
                },
                cancellation);
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            return false; // another writer was first
        }
    }

    private BlobClient Blob(Guid tenantId, Guid documentId) =>
        service.GetBlobContainerClient(Container(tenantId)).GetBlobClient(documentId.ToString("n"));
}
