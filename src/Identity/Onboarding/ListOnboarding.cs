using AgiiPlatform.Web.Input;

namespace AgiiPlatform.Identity.Onboarding;

/// <summary>
/// An administrator sees how far each municipality is on board, by name, and finds one by a part of its name, its region or how far it is.
/// </summary>
internal static class ListOnboarding
{
    internal static readonly PageAddress Page = new("/aansluitingen");

    /// <summary>The page after this one, with the same search.</summary>
    internal static readonly PageAddress NextPage = new(Page.Pattern + "?na={after}&zoek={search}&regio={region}&toon={status}");

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/onboarding", Read).RequiresAcross(Permission.PeopleManage);
        routes.Pages.MapGet(Page.Pattern, async (
                Paging paging, string? zoek, string? regio, string? toon, IdentityDb db, MunicipalityRegistry registry,
                CancellationToken ct) =>
                await Pages.Show<OnboardingsPage>(new
                {
                    Onboardings = await Read(paging, zoek, regio, toon, db, registry, ct), Search = zoek, Region = regio, Status = toon,
                }))
            .RequiresAcross(Permission.PeopleManage);
    }

    private static async Task<OnboardingsFound> Read(
        Paging paging, string? search, string? region, string? status, IdentityDb db, MunicipalityRegistry registry, CancellationToken ct)
    {
        var (wanted, today) = (FoldedText.Of(search ?? ""), db.Context.Today);
        var all = registry.MunicipalitiesOn(today).Select(m => m.Tenant).ToList();
        var found = (await OnboardingSteps.Of(all, db, ct)).Where(o => (string.IsNullOrEmpty(region) || o.Region == region)
                && FoldedText.Of(o.Name).Contains(wanted, StringComparison.Ordinal)
                && (string.IsNullOrEmpty(status) || StatusOf(o).ToApiName() == status))
            .OrderBy(o => o.Name, Dutch.Alphabetical).ThenBy(o => o.Organisation, StringComparer.Ordinal).ToList();
        var page = paging.PartOf(found, o => registry.BySlug(o.Organisation)!.Id);
        return new(page.Items, page.Next, found.Count, all.Count);
    }

    private static OnboardingStatus StatusOf(OnboardingView one) =>
        one.Next is null ? OnboardingStatus.Done : one.Done.Count == 0 ? OnboardingStatus.NotBegun : OnboardingStatus.Underway;
}
