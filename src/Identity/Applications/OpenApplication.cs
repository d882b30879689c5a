using Application = OpenIddict.EntityFrameworkCore.Models.OpenIddictEntityFrameworkCoreApplication<System.Guid>;

namespace AgiiPlatform.Identity.Applications;

/// <summary>An administrator looks at one application.</summary>
internal static class OpenApplication
{
    internal static readonly PageAddress Page = new("/toepassingen/{id:guid}");

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/applications/{id:guid}", async (Guid id, IdentityDb db, CancellationToken ct) =>
            ApplicationView.Of(await Find(id, db, ct))).RequiresAcross(Permission.PeopleManage);
        routes.Pages.MapGet(Page.Pattern, (Guid id, IdentityDb db, CancellationToken ct) => Show(id, null, FormState.Empty, db, ct))
            .RequiresAcross(Permission.PeopleManage);
    }

    internal static async Task<IResult> Show(Guid id, string? secret, FormState form, IdentityDb db, CancellationToken ct) =>
        await Pages.Show<ApplicationPage>(new { Application = ApplicationView.Of(await Find(id, db, ct)), Secret = secret, Form = form });

    /// <summary>One that was registered; not the program of a municipality, which is its own to manage.</summary>
    internal static async Task<Application> Find(Guid id, IdentityDb db, CancellationToken ct) =>
        await db.Set<Application>().FirstOrDefaultAsync(a => a.Id == id && !db.Machines.Any(m => m.Id == id), ct) ?? throw new NotFound();
}
