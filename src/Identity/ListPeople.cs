namespace AgiiPlatform.Identity;

/// <summary>An administrator sees who has an account, and finds somebody by a part of the name or e-mail address.</summary>
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
        await paging.Within(db.People.Select(p => p.Id), ct);
        var people = db.People.AsNoTracking().Include(p => p.Rights).AsQueryable();
        if (paging.After is { } after)
        {
            people = people.Where(p => p.Id < after);
        }

        if (!string.IsNullOrWhiteSpace(search))
        {
            var wanted = search.Trim().ToUpperInvariant();
            people = people.Where(p => p.NormalizedEmail!.Contains(wanted) || p.Name.ToUpper().Contains(wanted));
        }

        var rows = await people.OrderByDescending(p => p.Id).Take(paging.Take + 1).ToListAsync(ct);
        var page = paging.Of(
            [.. rows.Select(p => new Account(p.Id, p.Name, p.Email!, [.. p.Rights.Select(r => RightSummary.Of(r, registry))]))], p => p.Id);
        await db.Save(nameof(ListPeople), null, $"lijst bekeken: {string.Join(' ', page.Items.Select(p => p.Id.ToString("N")))}", ct);
        return page;
    }
}
