using AgiiPlatform.Documents;
using AgiiPlatform.Host.Operations.Moving;
using AgiiPlatform.Platform.Hosting;

namespace AgiiPlatform.Host.Operations.Commands;

/// <summary>
/// <c>--ops documents --to DIR</c> copies all documents of this configuration to a folder, as a backup does after its dump;
/// <c>--from DIR</c> puts them back. Documents are written once and never change, so either may be done any number of times.
/// </summary>
internal static class CopyDocuments
{
    internal static async Task<int> Run(WebApplication app, TextWriter output, CancellationToken ct)
    {
        var own = Stores.DocumentsOf(app.Services.GetRequiredService<IReadOnlyList<Service>>(), app.Configuration);
        var copied = app.Configuration["to"] is { } to
            ? await own.CopyTo(new FolderDocuments(to), cancellation: ct)
            : await Folder(app.Configuration.Option("from")).CopyTo(own, cancellation: ct);
        await output.WriteLineAsync($"{copied} documents copied.");
        return 0;
    }

    private static FolderDocuments Folder(string path) =>
        Directory.Exists(path) ? new(path) : throw new InvalidOperationException($"There is no folder {path}.");
}
