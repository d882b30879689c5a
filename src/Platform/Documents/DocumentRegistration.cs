using AgiiPlatform.Platform.Storage;
using Azure.Identity;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AgiiPlatform.Platform.Documents;

/// <summary>Where documents are kept: Azure Blob when <c>ConnectionStrings:blob</c> names it, else a folder.</summary>
internal static class DocumentRegistration
{
    /// <summary>An address (https) means the workload's own identity; anything else is a connection string.</summary>
    internal static void AddDocuments(this IServiceCollection services, IConfiguration configuration)
    {
        if (configuration.GetConnectionString("blob") is not { } blob)
        {
            services.AddSingleton<DocumentStore>(new FolderDocuments(Path.Combine(configuration.DataDirectory(), "documents")));
            return;
        }

        services.AddSingleton<DocumentStore>(new BlobDocuments(Uri.TryCreate(blob, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps
            ? new BlobServiceClient(address, new DefaultAzureCredential())
            : new BlobServiceClient(blob)));
    }
}
