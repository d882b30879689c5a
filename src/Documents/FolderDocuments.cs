using System.Runtime.CompilerServices;

namespace AgiiPlatform.Documents;

/// <summary>Keeps documents as files: a folder per tenant, a file per document. For one machine.</summary>
/// <param name="root">The folder that holds them all; made when it is not there.</param>
public sealed class FolderDocuments(string root) : DocumentStore
{
    private const int BufferLength = 80 * 1024;

    // A move looks whether the name is free, and then renames: two at once might both find it free. One process has a folder, but may
    // open it more than once: the lock is for all of them.
    private static readonly Lock _moving = new();

    /// <inheritdoc/>
    public override Task<Stream?> Open(Guid tenantId, Guid documentId, CancellationToken cancellation = default)
    {
        try
        {
            var path = PathOf(tenantId, documentId);
            return Task.FromResult<Stream?>(new FileStream(
                path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, BufferLength, useAsync: true));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
    }

    /// <inheritdoc/>
    public override async IAsyncEnumerable<(Guid TenantId, Guid DocumentId)> List(
        Guid? tenantId = null, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await Task.CompletedTask; // a folder is read at once
        var containers = Directory.Exists(root) ? Directory.EnumerateDirectories(root, ContainerPrefix + "*") : [];
        foreach (var container in containers.Order(StringComparer.Ordinal))
        {
            var tenant = Guid.ParseExact(Path.GetFileName(container)[ContainerPrefix.Length..], "n");
            var files = tenant == (tenantId ?? tenant) ? Directory.EnumerateFiles(container) : [];
            foreach (var file in files.Order(StringComparer.Ordinal))
            {
                if (Guid.TryParseExact(Path.GetFileName(file), "n", out var document)) // and no temporary file that a crash left
                {
                    yield return (tenant, document);
                }
            }
        }
    }

    /// <inheritdoc/>
    public override Task Delete(Guid tenantId, Guid documentId, CancellationToken cancellation = default)
    {
        var path = PathOf(tenantId, documentId);
        if (File.Exists(path)) File.Delete(path);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    // A temporary file in the same folder, flushed to the disk and then renamed: after a crash the document is there or not,
    // never in part. A crash may leave the temporary file, that nothing ever reads.
    protected override async Task<bool> Write(Guid tenantId, Guid documentId, Stream content, CancellationToken cancellation)
    {
        var path = PathOf(tenantId, documentId);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var temporary = $"{path}.{Guid.NewGuid():n}.tmp";
        try
        {
            await using (var file = new FileStream(
                temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferLength, useAsync: true))
            {
                await content.CopyToAsync(file, cancellation);
                await file.FlushAsync(cancellation);
                file.Flush(flushToDisk: true);
            }

            lock (_moving)
            {
                File.Move(temporary, path, overwrite: false);
            }

            return true;
        }
        catch (IOException) when (File.Exists(path))
        {
            return false;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private string PathOf(Guid tenantId, Guid documentId) => Path.Combine(root, Container(tenantId), documentId.ToString("n"));
}
