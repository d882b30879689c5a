using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AgiiPlatform.Host.Operations.Moving;
using AgiiPlatform.Inburgering.NationalNumbers;
using AgiiPlatform.Municipalities;
using AgiiPlatform.Platform.Hosting;

namespace AgiiPlatform.Host.Operations.Commands;

/// <summary>
/// <c>--ops import --from FILE --passphrase-file FILE</c>: reads what <see cref="ExportTenant"/> wrote into a platform where that tenant
/// has nothing yet, with the same ids. All rows go in one transaction (embedded: one for each service), after everything was checked.
/// </summary>
internal static class ImportTenant
{
    internal static async Task<int> Run(WebApplication app, TextWriter output, CancellationToken ct)
    {
        await using var zip = await ZipFile.OpenReadAsync(app.Configuration.Option("from"), ct);
        var manifest = JsonSerializer.Deserialize<ArchiveManifest>(await Read(zip, ArchiveManifest.FileName, ct), ArchiveManifest.Json)!;
        var tenant = app.Services.GetRequiredService<MunicipalityRegistry>().Named(manifest.Name);
        var vault = ArchiveManifest.Vault(app.Configuration.Option("passphrase-file"), manifest.Salt);
        await using var stores = await Stores.Open(app.Services.GetRequiredService<IReadOnlyList<Service>>(), app.Configuration, ct);
        await stores.Enter(tenant.Id, ct);
        await Check(zip, manifest, tenant, vault, stores, ct);
        foreach (var document in manifest.Parts.Where(p => p.Columns.Count == 0))
        {
            await stores.Documents.Put(
                tenant.Id, Guid.ParseExact(document.Name.Split('/')[1], "n"), new MemoryStream(await Read(zip, document.Name, ct)), "", ct);
        }

        foreach (var (table, transaction) in stores.Tables.Where(t => t.Table.OfTenant is not null))
        {
            var rows = (await Lines(zip, table, ct)).Select(l => table.Relocked(table.Parse(l), vault, stores.Vault)).ToList();
            if (table.Find("tenant_id") is >= 0 and var whose && rows.Any(r => r[whose] is Guid other && other != tenant.Id))
            {
                throw new InvalidOperationException($"{table.Service}.{table.Name} holds a row of another tenant. Nothing was read in.");
            }

            await table.Write(transaction, rows, ct);
            await output.WriteLineAsync($"{$"{table.Service}.{table.Name}",-32} {rows.Count,8}");
        }

        await stores.Commit(ct);
        await output.WriteLineAsync($"Read in: {tenant.Name}. An administrator gives its people a new password.");
        return 0;
    }

    /// <summary>Everything that can be wrong is found before the first row is written.</summary>
    private static async Task Check(
        ZipArchive zip, ArchiveManifest manifest, Tenant tenant, InszVault vault, Stores stores, CancellationToken ct)
    {
        Refuse(manifest.Format != 1 || manifest.Tenant != tenant.Id, "the archive is not one that this version reads");
        Refuse(!vault.CheckValue(1).SequenceEqual(manifest.KeyCheck), "the passphrase is not the one that it was made with");
        Refuse(!zip.Entries.Select(e => e.FullName).Order(StringComparer.Ordinal)
            .SequenceEqual(manifest.Parts.Select(p => p.Name).Append(ArchiveManifest.FileName).Order(StringComparer.Ordinal)),
            "it does not hold the files that its manifest names");
        foreach (var part in manifest.Parts)
        {
            Refuse(Convert.ToHexStringLower(SHA256.HashData(await Read(zip, part.Name, ct))) != part.Sha256, $"{part.Name} was changed");
        }

        foreach (var (table, transaction) in stores.Tables.Where(t => t.Table.OfTenant is not null))
        {
            Refuse(manifest.Parts.FirstOrDefault(p => p.Name == table.FileName)?.Columns.SequenceEqual(table.Columns) != true,
                $"{table.FileName} was made by another version of the platform");
            await foreach (var _ in table.Read(transaction, tenant.Id, ct))
            {
                Refuse(true, $"{tenant.Name} has rows here already, in {table.Service}.{table.Name}");
            }
        }

        static void Refuse(bool when, string why)
        {
            if (when)
            {
                throw new InvalidOperationException($"{char.ToUpperInvariant(why[0])}{why[1..]}. Nothing was read in.");
            }
        }
    }

    private static async Task<string[]> Lines(ZipArchive zip, StoredTable table, CancellationToken ct) =>
        Encoding.UTF8.GetString(await Read(zip, table.FileName, ct)).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static async Task<byte[]> Read(ZipArchive zip, string name, CancellationToken ct)
    {
        var entry = zip.GetEntry(name) ?? throw new InvalidOperationException($"The archive has no {name}.");
        await using var content = await entry.OpenAsync(ct);
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes, ct);
        return bytes.ToArray();
    }
}
