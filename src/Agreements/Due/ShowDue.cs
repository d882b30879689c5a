namespace AgiiPlatform.Agreements.Due;

/// <summary>The start page of a municipality: what is due, and the other pages.</summary>
internal static class ShowDue
{
    internal static readonly PageAddress Page = new("/te-doen");

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/due", Read).Requires(Permission.AgreementsRead);
        routes.Pages.MapGet(Page.Pattern, async (CurrentUser user, AgreementsDb db, CancellationToken ct) =>
            await Pages.Show<DuePage>(new { Due = await Read(user, db, ct) })).Requires(Permission.AgreementsRead);
    }

    private static async Task<DueList> Read(CurrentUser user, AgreementsDb db, CancellationToken ct) =>
        db.Context.Tenant!.Kind == TenantKind.Municipality
            ? new(db.Context.Today, await DueItems.Of(db, user.Can(Permission.AgreementsWrite), ct))
            : throw new NotFound();
}
