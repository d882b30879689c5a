using System.Globalization;
using AgiiPlatform.Platform.Persistence;

namespace AgiiPlatform.Host.Operations.Moving;

/// <summary>
/// Which clients' files were erased: ids only, an empty file for each in a folder (<c>Erasures</c>) that stands apart from the database,
/// the documents and the backups, so that a restore of any age can erase them again. It only grows.
/// </summary>
internal sealed class ErasureRegister
{
    private readonly string _folder;

    /// <summary>The register that this configuration names; in the embedded shape a folder beside the data by itself.</summary>
    internal ErasureRegister(IConfiguration configuration)
    {
        _folder = configuration["Erasures"] ?? (configuration.UsesPostgreSql()
            ? throw new InvalidOperationException("Erasures is missing: a folder apart from the database, the documents and the backups.")
            : Path.Combine(configuration.DataDirectory(), "erasures"));
        Directory.CreateDirectory(_folder);
    }

    /// <summary>The files that were erased, or were about to be.</summary>
    internal IReadOnlyList<(Guid Tenant, Guid Referral)> All => [.. Directory.GetFiles(_folder, "referral.*").Order(StringComparer.Ordinal)
        .Select(f => Path.GetFileName(f).Split('.'))
        .Select(name => (Guid.Parse(name[1], CultureInfo.InvariantCulture), Guid.Parse(name[2], CultureInfo.InvariantCulture)))];

    /// <summary>Notes an erasure, on the disk before this returns; a second time changes nothing.</summary>
    internal void Add(Guid tenant, Guid referral)
    {
        using var file = new FileStream(Path.Combine(_folder, $"referral.{tenant}.{referral}"), FileMode.OpenOrCreate, FileAccess.Write);
        file.Flush(flushToDisk: true);
    }
}
