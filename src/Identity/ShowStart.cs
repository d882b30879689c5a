namespace AgiiPlatform.Identity;

/// <summary>
/// The start page of an organisation. Who works with agreements or with referrals starts at what waits for them, a page of that service;
/// others see what they can do there.
/// </summary>
internal static class ShowStart
{
    private static readonly PageAddress Due = new("/te-doen");
    private static readonly PageAddress ReferralsDue = new("/doorverwijzingen/te-doen");

    internal static void Map(ServiceRoutes routes) =>
        routes.Pages.MapGet("/", async (CurrentUser user) =>
            First(user) is { } page ? TypedResults.Redirect(page.In(user.Tenant!.Slug)) : await Pages.Show<StartPage>()).RequiresSignIn();

    private static PageAddress? First(CurrentUser user) =>
        user.Can(user.Tenant!.Kind == TenantKind.Municipality ? Permission.AgreementsRead : Permission.CaseloadRead) ? Due
        : user.Can(Permission.ReferralsRead) ? ReferralsDue
        : null;
}
