using AgiiPlatform.Inburgering.NationalNumbers;
using AgiiPlatform.Municipalities;

namespace AgiiPlatform.Host.Operations.Moving;

/// <summary>What becomes of a row when it leaves with its tenant or arrives.</summary>
internal static class TenantRows
{
    /// <summary>The tenant with this name in addresses.</summary>
    internal static Tenant Named(this MunicipalityRegistry registry, string slug) =>
        registry.Municipalities.FirstOrDefault(t => t.Slug == slug)
        ?? throw new InvalidOperationException($"There is no municipality '{slug}'.");

    /// <summary>
    /// The national number, if there is one, locked by another vault; and no password: who moves along gets a new one, since theirs may
    /// count elsewhere too.
    /// </summary>
    internal static object?[] Relocked(this StoredTable table, object?[] row, InszVault from, InszVault to)
    {
        var (locked, password) = (table.Find("insz_locked"), table.Find("password_hash"));
        if (password >= 0)
        {
            row[password] = null;
        }

        if (locked >= 0 && row[locked] is byte[] number)
        {
            (row[locked], row[table.Find("insz_fingerprint")]) =
                from.Relock(to, (Guid)row[table.Find("tenant_id")]!, (Guid)row[table.Find("id")]!, number);
        }

        return row;
    }
}
