namespace AgiiPlatform.Inburgering.Referrals;

/// <summary>What happened to a referral and when: states, parties and roles. Nobody's name, of neither client nor staff.</summary>
internal static class ShowHistory
{
    internal static void Map(ServiceRoutes routes) =>
        routes.Api.MapGet("/referrals/{id:guid}/history", async (Guid id, InburgeringDb db, CancellationToken ct) => TypedResults.Ok(
            await db.Referrals.Where(r => r.Id == id).Select(r => r.Timeline).FirstOrDefaultAsync(ct) ?? throw new NotFound()))
            .Requires(Permission.ReferralsRead);
}
