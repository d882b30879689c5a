using AgiiPlatform.Web.Input;

namespace AgiiPlatform.Identity;

/// <summary>Shows the organisations a person can work in today, and leads to one.</summary>
internal static class ChooseOrganisation
{
    private const int MostShown = 25;

    internal const string Address = "/organisaties";

    internal static void Map(ServiceRoutes routes)
    {
        routes.Root.MapGet("/", (HttpContext http) => TypedResults.Redirect(
            http.User.Identity?.IsAuthenticated == true ? Address : SignInPage.Address)).AllowAnonymous().ExcludeFromDescription();
        routes.Root.MapGet(Address, Show).RequiresSignIn().ExcludeFromDescription();
    }

    private static async Task<IResult> Show(
        string? zoek, CurrentUser user, IdentityDb db, MunicipalityRegistry registry, ClosedTenants tenants, CancellationToken ct)
    {
        var (grants, closed) = (await GrantsOfToday(user.PersonId!.Value, db, ct), await tenants.Of(db.Service));
        var choices = registry.Tenants.Where(t => Navigation.LeadsAnywhere(t, grants) && !closed.Contains(t.Id))
            .Select(t => new OrganisationChoice(t, [.. grants.Where(g => g.AppliesTo(t)).Select(g => Role.All[g.Role].Title).Distinct()]))
            .ToList();
        var found = choices
            .Where(c => string.IsNullOrWhiteSpace(zoek)
                || FoldedText.Of(c.Tenant.Name).Contains(FoldedText.Of(zoek), StringComparison.Ordinal))
            .OrderBy(c => c.Tenant.Kind != TenantKind.Agency).ThenBy(c => c.Tenant.EndedOn is not null).ThenBy(c => c.Tenant.Slug).ToList();
        return await Pages.Show<ChooseOrganisationPage>(new
        {
            Choices = found.Take(MostShown).ToList(), Found = found.Count, Total = choices.Count, Search = zoek, db.Context.Today,
        });
    }

    /// <summary>The rights of a person that are in force today.</summary>
    internal static async Task<IReadOnlyList<Grant>> GrantsOfToday(Guid personId, IdentityDb db, CancellationToken ct) =>
    [
        .. (await db.Rights.AsNoTracking().Where(r => r.PersonId == personId && !r.AwaitsConfirmation).ToListAsync(ct))
            .Select(r => r.ToGrant()).Where(g => g.IsInForceOn(db.Context.Today)),
    ];
}
