namespace AgiiPlatform.Agreements.Annexes;

/// <summary>
/// What the form of a line offers to choose from: who is a consultant here, what other agreements there are, the domains in use; and what
/// the consultants are called, as far as that is known here.
/// </summary>
public sealed record LineChoices(
    IReadOnlyList<(string Value, string Text)> Staff, IReadOnlyList<(string Value, string Text)> Agreements, IReadOnlyList<string> Domains,
    IReadOnlyDictionary<Guid, string> Names)
{
    internal static async Task<LineChoices> Read(
        IReadOnlyList<ActionLine> lines, Guid agreementId, AgreementsDb db, CurrentUser user, GrantCache access, CancellationToken ct)
    {
        await IntroduceConsultant.Handle(db, user, ct);
        var here = (await access.WithRole(Role.Consultant, ct))
            .Where(g => g.TenantId == user.Tenant!.Id && !(g.Until < db.Context.Today)).Select(g => g.PersonId);
        var typed = lines.SelectMany(l => l.Staff).Where(s => s.Id is not null).ToLookup(s => s.Id!.Value, s => s.Name);
        var ids = here.Concat(typed.Select(t => t.Key)).Distinct().ToList();
        var names = await StaffName.Of(ids, db, ct);
        var staff = ids.Select(id => (Id: id, Name: typed[id].FirstOrDefault(n => n is not null) ?? names.GetValueOrDefault(id)))
            .OrderBy(s => s.Name is null).ThenBy(s => s.Name, Dutch.Alphabetical)
            .Select(s => ($"{s.Id}", s.Name ?? StaffMember.Unknown(s.Id))).ToList();
        var agreements = await db.Agreements.Where(a => a.Id != agreementId).OrderByDescending(a => a.From)
            .Select(a => new { a.Id, a.Title, a.From }).ToListAsync(ct);
        return new(staff, [.. agreements.Select(a => ($"{a.Id}", $"{a.Title} ({a.From.Year})"))],
            [.. lines.Where(l => l.Domain is not null).Select(l => l.Domain!).Distinct().Order(Dutch.Alphabetical)], names);
    }
}
