namespace AgiiPlatform.Identity.OwnPeople;

/// <summary>The general manager, or whom he named, sees who has or had a role of the municipality.</summary>
internal static class ListColleagues
{
    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/people", Read).Requires(Permission.OwnPeopleManage);
        routes.Pages.MapGet(ListPeople.Page.Pattern, async (
                Paging paging, string? zoek, string? rol, IdentityDb db, MunicipalityRegistry registry, CancellationToken ct) =>
                await ListPeople.ShowFound(await Read(paging, zoek, rol, db, registry, ct), new(zoek, null, rol)))
            .Requires(Permission.OwnPeopleManage);
    }

    private static Task<PeopleFound> Read(
        Paging paging, string? search, string? role, IdentityDb db, MunicipalityRegistry registry, CancellationToken ct) =>
        ListPeople.Find(Colleagues.Of(db), p => p.RightsHere(db.Context), new(search, db.Context.Tenant!.Slug, role), paging,
            nameof(ListColleagues), db, registry, ct);
}
