using AgiiPlatform.Web.Input;

namespace AgiiPlatform.Identity;

/// <summary>
/// An administrator sees who has an account, by name, and finds somebody by a part of the name or e-mail address, the municipality or the
/// role.
/// </summary>
internal static class ListPeople
{
    internal static readonly PageAddress Page = new("/personen");

    /// <summary>The page after this one, with the same search.</summary>
    internal static readonly PageAddress NextPage = new(Page.Pattern + "?na={after}&zoek={search}&gemeente={municipality}&rol={role}");

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/people", Read).RequiresAcross(Permission.PeopleManage);
        routes.Pages.MapGet(Page.Pattern, Show).RequiresAcross(Permission.PeopleManage);
    }

    internal static async Task<IResult> Show(
        Paging paging, string? zoek, string? gemeente, string? rol, IdentityDb db, MunicipalityRegistry registry, CancellationToken ct) =>
        await ShowFound(await Read(paging, zoek, gemeente, rol, db, registry, ct), new(zoek, gemeente, rol));

    internal static Task<IResult> ShowFound(PeopleFound people, PeopleSearch search) =>
        Pages.Show<PeoplePage>(new { People = people, Search = search });

    private static Task<PeopleFound> Read(
        Paging paging, string? search, string? municipality, string? role, IdentityDb db, MunicipalityRegistry registry,
        CancellationToken ct) =>
        Find(db.People, p => p.Rights, new(search, municipality, role), paging, nameof(ListPeople), db, registry, ct);

    /// <summary>
    /// Who of these is looked for, with the rights that may be shown. Logged as read, with the ids it shows, before it leaves.
    /// </summary>
    internal static async Task<PeopleFound> Find(
        IQueryable<Person> among, Func<Person, IReadOnlyList<Right>> shown, PeopleSearch search, Paging paging, string act, IdentityDb db,
        MunicipalityRegistry registry, CancellationToken ct)
    {
        // Searched and put in order here and not in the database: the two stores know different accents and capitals, and administrators
        // do not look all day. The last one of the page before keeps its place.
        var (wanted, today, role) = (FoldedText.Of(search.Text ?? ""), db.Context.Today, search.Role);
        var place = string.IsNullOrWhiteSpace(search.Municipality) ? null : registry.Named(search.Municipality);
        var isNowhere = place is null && !string.IsNullOrWhiteSpace(search.Municipality);
        var placeId = place?.Id;
        var isAnybody = placeId is null && string.IsNullOrWhiteSpace(role);
        var total = await among.CountAsync(ct);
        var found = (await among.Select(p => new
            {
                p.Id, p.Name, p.Email,
                IsThere = isAnybody || p.Rights.Any(r => (placeId == null || r.TenantId == placeId)
                    && (string.IsNullOrEmpty(role) || r.Role == role) && (r.Until == null || r.Until >= today)),
            }).ToListAsync(ct))
            .Select(p => (p.Id, p.Name, IsFound: !isNowhere && p.IsThere
                && FoldedText.Of($"{p.Name}\n{p.Email}").Contains(wanted, StringComparison.Ordinal)))
            .Where(p => p.IsFound || p.Id == paging.After)
            .OrderBy(p => p.Name, Dutch.Alphabetical).ThenBy(p => p.Id).ToList();
        var part = paging.PartOf(found, p => p.Id);
        var ids = part.Items.Select(p => p.Id).ToList();
        var rows = await db.People.AsNoTracking().Include(p => p.Rights).Where(p => ids.Contains(p.Id)).ToListAsync(ct);
        await db.Save(act, null, ListLog.Of(ids), ct);
        return new(
            [
                .. rows.OrderBy(p => ids.IndexOf(p.Id)).Select(p =>
                    new Account(p.Id, p.Name, p.Email!, [.. shown(p).OrderBy(r => r.Id).Select(r => RightSummary.Of(r, registry))])),
            ], part.Next, found.Count(p => p.IsFound), total);
    }
}
