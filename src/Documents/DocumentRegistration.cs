using Azure.Identity;
using Azure.Storage.Blobs;
using Microsoft.Extensions.DependencyInjection;

namespace AgiiPlatform.Documents;

/// <summary>Where documents are kept: in Azure Blob Storage, or else in a folder.</summary>
public static class DocumentRegistration
{
    /// <summary>
    /// Registers the <see cref="DocumentStore"/>. <paramref name="blob"/> is the address of the storage account (https: the workload's own
    /// identity signs in), its connection string, or null for <paramref name="folder"/>.
    /// </summary>
    public static void AddDocuments(this IServiceCollection services, string? blob, string folder) =>
        services.AddSingleton<DocumentStore>(_ =>
        blob is null ? new FolderDocuments(folder)
        : Uri.TryCreate(blob, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps
            ? new BlobDocuments(new BlobServiceClient(address, new DefaultAzureCredential()))
            : new BlobDocuments(new BlobServiceClient(blob)));
}
