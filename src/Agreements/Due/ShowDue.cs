using AgiiPlatform.Platform.Access;
using AgiiPlatform.Platform.Http;
using AgiiPlatform.Platform.Tenancy;
using AgiiPlatform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace AgiiPlatform.Agreements.Due;

/// <summary>The start page of a municipality: what is due, and the ways to the rest.</summary>
internal static class ShowDue
{
    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/due", async (Visitor visitor, AgreementsDb db, CancellationToken ct) =>
            TypedResults.Ok(new DueList(db.Work.Today, await Read(visitor, db, ct)))).Requires(Permission.AgreementsRead);
        routes.Pages.MapGet("/te-doen", async (Visitor visitor, AgreementsDb db, CancellationToken ct) =>
            await Pages.Show<DuePage>(new { Items = await Read(visitor, db, ct) })).Requires(Permission.AgreementsRead);
    }

    private static async Task<IReadOnlyList<DueItem>> Read(Visitor visitor, AgreementsDb db, CancellationToken ct) =>
        db.Work.Tenant!.Kind == TenantKind.Municipality ? await DueItems.Of(db, visitor.May(Permission.AgreementsWrite), ct) : throw new NotFound();
}

/// <summary>What is due in a municipality on a day, the most urgent first.</summary>
public sealed record DueList(DateOnly On, IReadOnlyList<DueItem> Items);
