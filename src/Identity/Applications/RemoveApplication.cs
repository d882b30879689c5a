using OpenIddict.EntityFrameworkCore.Models;

namespace AgiiPlatform.Identity.Applications;

/// <summary>
/// An administrator removes an application: what people allowed it and its refresh tokens go with it, and what it has in hand ends within
/// minutes.
/// </summary>
internal static class RemoveApplication
{
    internal static readonly PageAddress Action = new("/toepassingen/{id:guid}/verwijderen");

    internal static void Map(ServiceRoutes routes) => routes
        .ActAcross(Permission.PeopleManage, "/applications/{id:guid}/removal", Handle)
        .Button(Action, Show, "De toepassing is verwijderd.", then: ListApplications.Page);

    private static Task<IResult> Show(Guid id, FormState form, IdentityDb db, CancellationToken ct) =>
        OpenApplication.Show(id, null, form, db, ct);

    private static async Task Handle(Guid id, IdentityDb db, CancellationToken ct)
    {
        var application = await OpenApplication.Find(id, db, ct);
        db.RemoveRange(await db.Set<OpenIddictEntityFrameworkCoreToken<Guid>>().Where(t => t.Application!.Id == id).ToListAsync(ct));
        db.RemoveRange(
            await db.Set<OpenIddictEntityFrameworkCoreAuthorization<Guid>>().Where(a => a.Application!.Id == id).ToListAsync(ct));
        db.Remove(application);
        await db.Save(nameof(RemoveApplication), null, $"{id}: {application.DisplayName}", ct);
    }
}
