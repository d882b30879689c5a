using AgiiPlatform.Web.Input;

namespace AgiiPlatform.Identity;

/// <summary>An administrator sees who has an account, by name, and finds somebody by a part of the name or e-mail address.</summary>
internal static class ListPeople
{
    internal static readonly PageAddress Page = new("/personen");

    /// <summary>The page after this one, with the same search.</summary>
    internal static readonly PageAddress NextPage = new(Page.Pattern + "?na={after}&zoek={search}");

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/people", Read).RequiresAcross(Permission.PeopleManage);
        routes.Pages.MapGet(Page.Pattern, Show).RequiresAcross(Permission.PeopleManage);
    }

    internal static async Task<IResult> Show(
        Paging paging, string? zoek, IdentityDb db, MunicipalityRegistry registry, CancellationToken ct) =>
        await Pages.Show<PeoplePage>(new { People = await Read(paging, zoek, db, registry, ct), Search = zoek });

    /// <summary>Logged as read, with the ids it shows, before it leaves.</summary>
    private static async Task<PagedList<Account>> Read(
        Paging paging, string? search, IdentityDb db, MunicipalityRegistry registry, CancellationToken ct)
    {
        // Searched and put in order here and not in the database: the two stores know different accents and capitals, and administrators
        // do not look all day. The last one of the page before keeps its place.
        var wanted = FoldedText.Of(search ?? "");
        var all = (await db.People.Select(p => new { p.Id, p.Name, p.Email }).ToListAsync(ct))
            .Where(p => p.Id == paging.After || FoldedText.Of($"{p.Name}\n{p.Email}").Contains(wanted, StringComparison.Ordinal))
            .OrderBy(p => p.Name, Dutch.Alphabetical).ThenBy(p => p.Id).ToList();
        var ids = paging.PartOf(all, p => p.Id);
        var shown = ids.Items.Select(p => p.Id).ToList();
        var rows = await db.People.AsNoTracking().Include(p => p.Rights).Where(p => shown.Contains(p.Id)).ToListAsync(ct);
        PagedList<Account> page = new(
            [
                .. rows.OrderBy(p => shown.IndexOf(p.Id)).Select(p =>
                    new Account(p.Id, p.Name, p.Email!, [.. p.Rights.OrderBy(r => r.Id).Select(r => RightSummary.Of(r, registry))])),
            ], ids.Next);
        await db.Save(nameof(ListPeople), null, $"lijst bekeken: {string.Join(' ', page.Items.Select(p => p.Id.ToString("N")))}", ct);
        return page;
    }
}
