using AgiiPlatform.Platform.Http;
using AgiiPlatform.Web;
using Microsoft.AspNetCore.Builder;

namespace AgiiPlatform.Identity;

/// <summary>The start page of an organisation: what this person can do there.</summary>
internal static class ShowStart
{
    internal static void Map(ServiceRoutes routes) =>
        routes.Pages.MapGet("/", () => Pages.Show<StartPage>()).RequiresSignIn();
}
