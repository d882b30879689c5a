using System.Data.Common;
using System.Security.Cryptography.X509Certificates;
using System.Xml.Linq;
using AgiiPlatform.Host.Authentication;
using AgiiPlatform.Host.Operations.Moving;
using AgiiPlatform.Inburgering.NationalNumbers;
using AgiiPlatform.Platform.Hosting;

namespace AgiiPlatform.Host.Operations.Commands;

/// <summary>
/// <c>--ops move --from DIR</c>, with the configuration of the target: moves the embedded platform in a folder to PostgreSQL and its
/// documents to where the target keeps them. All rows go in one transaction, each table is compared with its source before it ends, and
/// the source stays as it was.
/// </summary>
internal static class Move
{
    private const int RowsAtATime = 1_000;

    internal static async Task<int> Run(WebApplication app, TextWriter output, CancellationToken ct)
    {
        var services = app.Services.GetRequiredService<IReadOnlyList<Service>>();
        var folder = Path.GetFullPath(app.Configuration.Option("from"));
        if (!Directory.Exists(folder))
        {
            throw new InvalidOperationException($"There is no folder {folder}.");
        }

        var embedded = new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create<string, string?>("DataDirectory", folder)]).Build();
        await using var source = await Stores.Open(services, embedded, ct);
        await using var target = await Stores.Open(services, app.Configuration, ct);
        if (!target.IsPostgreSql)
        {
            throw new InvalidOperationException("The target must be PostgreSQL: give its configuration.");
        }

        await RefuseOtherKey(source, target.Vault, ct);
        await target.Wall(stands: false, ct); // a row behind it would not be seen, and the target not be empty
        await RefuseRows(target, ct);
        // The documents first: one without a row shows nowhere, a row without its document would.
        var documents = await source.Documents.CopyTo(target.Documents, cancellation: ct);
        await output.WriteLineAsync($"{"table",-32} {"rows",8}  checksum, the same in both");
        foreach (var ((from, reading), (to, writing)) in source.Tables.Zip(target.Tables))
        {
            await Copy(from, reading, to, writing, ct);
            var (before, after) = (await from.Sum(reading, ct), await to.Sum(writing, ct));
            if (before != after)
            {
                throw new InvalidOperationException(
                    $"{from.Service}.{from.Name} came over differently ({before} became {after}); nothing was kept.");
            }

            await output.WriteLineAsync($"{$"{from.Service}.{from.Name}",-32} {after.Rows,8}  {after.Checksum[..16]}");
        }

        var keys = await MoveKeyRing(folder, app.Configuration, app.Services.GetRequiredService<ILoggerFactory>(), target, ct);
        await target.Wall(stands: true, ct);
        await target.Commit(ct);
        await output.WriteLineAsync($"{"keys of cookies and tokens",-32} {keys,8}\n{"documents",-32} {documents,8}");
        await output.WriteLineAsync($"Moved. The folder {folder} is unchanged.");
        return 0;
    }

    private static async Task Copy(StoredTable from, DbTransaction reading, StoredTable to, DbTransaction writing, CancellationToken ct)
    {
        try
        {
            var rows = new List<object?[]>();
            await foreach (var row in from.Read(reading, null, ct))
            {
                rows.Add(row);
                if (rows.Count == RowsAtATime)
                {
                    await to.Write(writing, rows, ct);
                    rows.Clear();
                }
            }

            await to.Write(writing, rows, ct);
        }
        catch (DbException e)
        {
            throw new InvalidOperationException($"{to.Service}.{to.Name} could not be written, and nothing was kept: {e.Message}", e);
        }
    }

    /// <summary>National numbers that the target could not open are not moved.</summary>
    private static async Task RefuseOtherKey(Stores source, InszVault vault, CancellationToken ct)
    {
        var (checks, reading) = source.Tables.Single(t => t.Table is { Service: "inburgering", Name: "key_checks" });
        await foreach (var row in checks.Read(reading, null, ct))
        {
            var (version, value) = ((byte)(int)row[checks.Find("version")]!, (byte[])row[checks.Find("value")]!);
            if (!vault.Versions.Contains(version) || !vault.CheckValue(version).SequenceEqual(value))
            {
                throw new InvalidOperationException($"PersonalData:MasterKeys:{version} is missing or is another key than the one that "
                    + "locked the national numbers: give the target the key of the source (its file keys/insz-1.key). Nothing was moved.");
            }
        }
    }

    private static async Task RefuseRows(Stores target, CancellationToken ct)
    {
        foreach (var (table, transaction) in target.Tables)
        {
            await foreach (var _ in table.Read(transaction, null, ct))
            {
                throw new InvalidOperationException($"The target is not empty: {table.Service}.{table.Name} has rows. Nothing was moved.");
            }
        }

        if (await target.Ask("select exists (select from platform.data_protection_keys)", ct) is true)
        {
            throw new InvalidOperationException("The target is not empty: platform.data_protection_keys has rows. Nothing was moved.");
        }
    }

    /// <summary>The keys of cookies and tokens, so that sessions stay; where the target has a certificate, each is wrapped by it.</summary>
    private static async Task<int> MoveKeyRing(
        string folder, IConfiguration configuration, ILoggerFactory logs, Stores target, CancellationToken ct)
    {
        var certificate = configuration["DataProtection:CertificatePath"] is { } path
            ? X509CertificateLoader.LoadPkcs12FromFile(path, configuration["DataProtection:CertificatePassword"]) : null;
        var files = Directory.GetFiles(Path.Combine(folder, "keys"), "*.xml");
        foreach (var file in files.Order(StringComparer.Ordinal))
        {
            var key = XElement.Parse(await File.ReadAllTextAsync(file, ct));
            await target.Ask("insert into platform.data_protection_keys (friendly_name, xml) values ($1, $2)", ct,
                Path.GetFileNameWithoutExtension(file), (certificate is null ? key : KeyRing.Wrap(key, certificate, logs)).ToString());
        }

        return files.Length;
    }
}
