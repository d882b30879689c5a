namespace AgiiPlatform.Agreements.Drafts;

/// <summary>Shows each change of the terms of an agreement: the earlier values and the new ones.</summary>
internal static class ShowVersions
{
    internal static readonly PageAddress Page = new("/overeenkomsten/{id:guid}/versies");

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/agreements/{id:guid}/versions", async (Guid id, AgreementsDb db, CancellationToken ct) =>
            (await Read(id, db, ct)).Changes).Requires(Permission.AgreementsRead);
        routes.Pages.MapGet(Page.Pattern, async (Guid id, AgreementsDb db, CancellationToken ct) =>
        {
            var (title, changes) = await Read(id, db, ct);
            return await Pages.Show<VersionsPage>(new { Id = id, Title = title, Changes = changes });
        }).Requires(Permission.AgreementsRead);
    }

    private static async Task<(string Title, IReadOnlyList<TermsChange> Changes)> Read(Guid id, AgreementsDb db, CancellationToken ct)
    {
        var agreement = await db.Agreements.AsNoTracking().FirstOrDefaultAsync(a => a.Id == id, ct) ?? throw new NotFound();
        var earlier = await db.EarlierTerms.AsNoTracking().Where(t => t.AgreementId == id).OrderBy(t => t.Id).ToListAsync(ct);
        Terms[] all = [.. earlier.Select(t => t.Terms), agreement.Terms];
        var changes = earlier.Select((t, i) =>
            new TermsChange(i + 2, t.ReplacedAt, Role.All.GetValueOrDefault(t.Role)?.Title ?? t.Role, Between(all[i], all[i + 1])));
        return (agreement.Title, [.. changes.Reverse()]);
    }

    private static IReadOnlyList<Difference> Between(Terms before, Terms after)
    {
        var then = ChangeAgreement.Values(before).ToDictionary(v => v.Name);
        var now = ChangeAgreement.Values(after).ToDictionary(v => v.Name);
        return
        [
            .. from name in then.Keys.Union(now.Keys)
               let was = then.GetValueOrDefault(name)
               let becomes = now.GetValueOrDefault(name)
               where (was.Value ?? "") != (becomes.Value ?? "")
               select new Difference(was.Label ?? becomes.Label, was.Value, becomes.Value),
        ];
    }
}
