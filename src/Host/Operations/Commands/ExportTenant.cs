using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AgiiPlatform.Host.Operations.Moving;
using AgiiPlatform.Municipalities;
using AgiiPlatform.Platform.Hosting;

namespace AgiiPlatform.Host.Operations.Commands;

/// <summary>
/// <c>--ops export --tenant NAME --to FILE --passphrase-file FILE</c>: all that one tenant has, as of one moment, in a zip file: the rows
/// of every service, its documents, the people with a right there. National numbers are locked by a key from the passphrase.
/// </summary>
internal static class ExportTenant
{
    internal static async Task<int> Run(WebApplication app, TextWriter output, CancellationToken ct)
    {
        var (configuration, to) = (app.Configuration, Path.GetFullPath(app.Configuration.Option("to")));
        var tenant = app.Services.GetRequiredService<MunicipalityRegistry>().Named(configuration.Option("tenant"));
        var salt = RandomNumberGenerator.GetBytes(16);
        var vault = ArchiveManifest.Vault(configuration.Option("passphrase-file"), salt);
        await using var stores = await Stores.Open(app.Services.GetRequiredService<IReadOnlyList<Service>>(), configuration, ct);
        await stores.Enter(tenant.Id, ct);
        var unfinished = to + ".unfinished";
        var onlyOurs = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows())
        {
            onlyOurs.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite; // it tells of people
        }

        await using (var file = new FileStream(unfinished, onlyOurs))
        await using (var zip = await ZipArchive.CreateAsync(file, ZipArchiveMode.Create, leaveOpen: false, entryNameEncoding: null, ct))
        {
            var parts = new List<ArchivedPart>();
            foreach (var (table, transaction) in stores.Tables.Where(t => t.Table.OfTenant is not null))
            {
                var lines = new List<string>();
                await foreach (var row in table.Read(transaction, tenant.Id, ct))
                {
                    lines.Add(table.Line(table.Relocked(row, stores.Vault, vault)));
                }

                lines.Sort(StringComparer.Ordinal);
                var bytes = Encoding.UTF8.GetBytes(string.Concat(lines.Select(l => l + "\n")));
                parts.Add(new(table.FileName, table.Columns, lines.Count, await Add(zip, table.FileName, bytes, ct)));
                await output.WriteLineAsync($"{$"{table.Service}.{table.Name}",-32} {lines.Count,8}");
            }

            await foreach (var (_, id) in stores.Documents.List(tenant.Id, ct))
            {
                await using var content = await stores.Documents.Open(tenant.Id, id, ct) ?? Stream.Null;
                using var bytes = new MemoryStream();
                await content.CopyToAsync(bytes, ct);
                parts.Add(new($"documents/{id:n}", [], bytes.Length, await Add(zip, $"documents/{id:n}", bytes.ToArray(), ct)));
            }

            var manifest = new ArchiveManifest(
                1, tenant.Id, tenant.Slug, TimeProvider.System.GetUtcNow().UtcDateTime, salt, vault.CheckValue(1), parts);
            await Add(zip, ArchiveManifest.FileName, JsonSerializer.SerializeToUtf8Bytes(manifest, ArchiveManifest.Json), ct);
            await output.WriteLineAsync($"{"documents",-32} {parts.Count(p => p.Columns.Count == 0),8}");
        }

        File.Move(unfinished, to, overwrite: false);
        await output.WriteLineAsync($"Written: {to}. It tells of people: keep it as you keep the database.");
        return 0;
    }

    private static async Task<string> Add(ZipArchive zip, string name, byte[] content, CancellationToken ct)
    {
        await using var entry = await zip.CreateEntry(name, CompressionLevel.Optimal).OpenAsync(ct);
        await entry.WriteAsync(content, ct);
        return Convert.ToHexStringLower(SHA256.HashData(content));
    }
}
