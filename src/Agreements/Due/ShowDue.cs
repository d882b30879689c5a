namespace AgiiPlatform.Agreements.Due;

/// <summary>The start page of a municipality: what is due, and the ways to the rest.</summary>
internal static class ShowDue
{
    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/due", async (CurrentUser user, AgreementsDb db, CancellationToken ct) =>
            TypedResults.Ok(new DueList(db.Context.Today, await Read(user, db, ct)))).Requires(Permission.AgreementsRead);
        routes.Pages.MapGet("/te-doen", async (CurrentUser user, AgreementsDb db, CancellationToken ct) =>
            await Pages.Show<DuePage>(new { Items = await Read(user, db, ct) })).Requires(Permission.AgreementsRead);
    }

    private static async Task<IReadOnlyList<DueItem>> Read(CurrentUser user, AgreementsDb db, CancellationToken ct) =>
        db.Context.Tenant!.Kind == TenantKind.Municipality ? await DueItems.Of(db, user.Can(Permission.AgreementsWrite), ct) : throw new NotFound();
}
