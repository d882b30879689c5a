namespace AgiiPlatform.Agreements.Annexes;

/// <summary>
/// What a consultant of AgII is called, in a municipality of which they opened the agreements themselves. The id is the person's. Kept per
/// municipality, behind its walls, so that a name is known only where its holder worked.
/// </summary>
internal sealed class StaffName : TenantEntity
{
    private StaffName()
    {
    }

    internal StaffName(Guid personId, string name) => (Id, Name) = (personId, name);

    internal string Name { get; set; } = "";

    /// <summary>The names that are known here, of these people.</summary>
    internal static Task<Dictionary<Guid, string>> Of(IEnumerable<Guid> people, AgreementsDb db, CancellationToken ct)
    {
        var ids = people.Distinct().ToList();
        return ids.Count == 0 ? Task.FromResult(new Dictionary<Guid, string>())
            : db.StaffNames.Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.Name, ct);
    }

    /// <summary>The names that are known here, of those on these actions of whom only the account is known.</summary>
    internal static Task<Dictionary<Guid, string>> OnThese(IEnumerable<ActionLine> lines, AgreementsDb db, CancellationToken ct) =>
        Of(lines.SelectMany(l => l.Staff).Where(s => s.Name is null).Select(s => s.Id).OfType<Guid>(), db, ct);
}
