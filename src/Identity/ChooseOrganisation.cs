using System.Security.Claims;

namespace AgiiPlatform.Identity;

/// <summary>Shows the organisations a person can work in today, and leads to one.</summary>
internal static class ChooseOrganisation
{
    private const int AtOnce = 25;

    internal static void Map(ServiceRoutes routes)
    {
        routes.Root.MapGet("/", (HttpContext http) => TypedResults.Redirect(
            http.User.Identity?.IsAuthenticated == true ? "/organisaties" : "/aanmelden")).AllowAnonymous().ExcludeFromDescription();
        routes.Root.MapGet("/organisaties", async (HttpContext http, string? zoek, IdentityDb db, MunicipalityRegistry registry, CancellationToken ct) =>
        {
            var id = Guid.Parse(http.User.FindFirstValue(ClaimTypes.NameIdentifier)!);
            var today = db.Context.Today;
            var grants = (await db.Rights.AsNoTracking().Where(r => r.PersonId == id).ToListAsync(ct))
                .Select(r => r.ToGrant()).Where(g => g.IsInForceOn(today)).ToList();
            var choices = registry.Tenants.Where(t => Navigation.LeadsAnywhere(t, grants))
                .Select(t => new OrganisationChoice(t, [.. grants.Where(g => g.AppliesTo(t)).Select(g => Role.All[g.Role].Title).Distinct()]))
                .ToList();
            var found = choices
                .Where(c => string.IsNullOrWhiteSpace(zoek) || c.Tenant.Name.Contains(zoek.Trim(), StringComparison.OrdinalIgnoreCase))
                .OrderBy(c => c.Tenant.Kind != TenantKind.Agency).ThenBy(c => c.Tenant.EndedOn is not null).ThenBy(c => c.Tenant.Slug).ToList();
            return await Pages.Show<ChooseOrganisationPage>(new { Choices = found.Take(AtOnce).ToList(), Found = found.Count, Total = choices.Count, Search = zoek, Today = today });
        }).RequiresSignIn().ExcludeFromDescription();
    }
}
