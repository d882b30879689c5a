namespace AgiiPlatform.Identity;

/// <summary>The statements that everybody may read (Bestuursdecreet art. II.16; GDPR art. 13).</summary>
internal static class PublicPages
{
    internal static void Map(ServiceRoutes routes)
    {
        routes.Root.MapGet("/toegankelijkheid", () => Pages.Show<AccessibilityPage>()).AllowAnonymous().ExcludeFromDescription();
        routes.Root.MapGet("/privacy", () => Pages.Show<PrivacyPage>()).AllowAnonymous().ExcludeFromDescription();
    }
}
