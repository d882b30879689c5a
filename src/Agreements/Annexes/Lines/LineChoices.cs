namespace AgiiPlatform.Agreements.Annexes;

/// <summary>
/// What the form of a line offers to choose from: who is a consultant here, what other agreements there are, the domains in use.
/// </summary>
public sealed record LineChoices(
    IReadOnlyList<(string Value, string Text)> Staff, IReadOnlyList<(string Value, string Text)> Agreements, IReadOnlyList<string> Domains)
{
    internal static async Task<LineChoices> Read(
        IReadOnlyList<ActionLine> lines, Guid agreementId, AgreementsDb db, CurrentUser user, GrantCache access, CancellationToken ct)
    {
        var here = (await access.WithRole(Role.Consultant, ct))
            .Where(g => g.TenantId == user.Tenant!.Id && !(g.Until < db.Context.Today)).Select(g => g.PersonId);
        var known = lines.SelectMany(l => l.Staff).Where(s => s.Id is not null).ToLookup(s => s.Id!.Value, s => s.Name);
        var staff = here.Concat(known.Select(k => k.Key)).Distinct()
            .Select(id => ($"{id}", known[id].FirstOrDefault(n => n is not null)
                ?? (id == user.PersonId ? user.Name : StaffMember.NameOf(id))))
            .OrderBy(s => s.Item2, StringComparer.CurrentCulture).ToList();
        var agreements = await db.Agreements.Where(a => a.Id != agreementId).OrderByDescending(a => a.From)
            .Select(a => new { a.Id, a.Title, a.From }).ToListAsync(ct);
        return new(staff, [.. agreements.Select(a => ($"{a.Id}", $"{a.Title} ({a.From.Year})"))],
            [.. lines.Where(l => l.Domain is not null).Select(l => l.Domain!).Distinct().Order(StringComparer.CurrentCulture)]);
    }
}
