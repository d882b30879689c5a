namespace AgiiPlatform.Identity.Onboarding;

/// <summary>An administrator sees how far one municipality is on board, and goes on there.</summary>
internal static class OpenOnboarding
{
    internal static readonly PageAddress Page = new("/aansluiting");

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/onboarding", async (IdentityDb db, CancellationToken ct) => TypedResults.Ok(await OnboardingSteps.Look(db, ct)))
            .Requires(Permission.PeopleManage);
        routes.Pages.MapGet(Page.Pattern, async (IdentityDb db, CancellationToken ct) =>
            await Pages.Show<OnboardingPage>(new { Details = await OnboardingSteps.Look(db, ct) })).Requires(Permission.PeopleManage);
    }
}
