using Application = OpenIddict.EntityFrameworkCore.Models.OpenIddictEntityFrameworkCoreApplication<System.Guid>;

namespace AgiiPlatform.Identity.Applications;

/// <summary>An administrator sees which applications may sign people in, or call the API for themselves.</summary>
internal static class ListApplications
{
    internal static readonly PageAddress Page = new("/toepassingen");

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/applications", Read).RequiresAcross(Permission.PeopleManage);
        routes.Pages.MapGet(Page.Pattern, async (IdentityDb db, CancellationToken ct) =>
            await Pages.Show<ApplicationsPage>(new { Applications = await Read(db, ct) })).RequiresAcross(Permission.PeopleManage);
    }

    private static async Task<IReadOnlyList<ApplicationView>> Read(IdentityDb db, CancellationToken ct) =>
    [
        .. (await db.Set<Application>().AsNoTracking().Where(a => !db.Machines.Any(m => m.Id == a.Id)).ToListAsync(ct))
            .Select(ApplicationView.Of).OrderBy(a => a.Name, Dutch.Alphabetical),
    ];
}
