using AgiiPlatform.Platform.Access;
using AgiiPlatform.Platform.Http;
using AgiiPlatform.Platform.Tenancy;
using AgiiPlatform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace AgiiPlatform.Identity;

/// <summary>
/// The start page of an organisation: what this person can do there. Who works with a municipality's agreements starts at what is due,
/// a page of the agreements service.
/// </summary>
internal static class ShowStart
{
    internal static void Map(ServiceRoutes routes) =>
        routes.Pages.MapGet("/", async (Visitor visitor) => visitor.Tenant!.Kind == TenantKind.Municipality && visitor.May(Permission.AgreementsRead)
            ? TypedResults.Redirect($"/{visitor.Tenant.Slug}/te-doen")
            : await Pages.Show<StartPage>()).RequiresSignIn();
}
