namespace AgiiPlatform.Identity;

/// <summary>
/// The start page of an organisation: what this person can do there. Who works with a municipality's agreements starts at what is due,
/// a page of the agreements service.
/// </summary>
internal static class ShowStart
{
    private static readonly PageAddress WhatIsDue = new("/te-doen");

    internal static void Map(ServiceRoutes routes) =>
        routes.Pages.MapGet("/", async (CurrentUser user) =>
            user.Tenant!.Kind == TenantKind.Municipality && user.Can(Permission.AgreementsRead)
                ? TypedResults.Redirect(WhatIsDue.In(user.Tenant.Slug))
                : await Pages.Show<StartPage>()).RequiresSignIn();
}
