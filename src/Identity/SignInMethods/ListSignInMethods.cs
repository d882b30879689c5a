using AgiiPlatform.Web.Input;

namespace AgiiPlatform.Identity.SignInMethods;

/// <summary>An administrator sees which organisations sign in at a provider of their own, and finds one to set that up for.</summary>
internal static class ListSignInMethods
{
    private const int MostShown = 25;

    internal static readonly PageAddress Page = new("/aanmeldwijzen");

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/sign-in-methods", Read).RequiresAcross(Permission.PeopleManage);
        routes.Pages.MapGet(Page.Pattern, Show).RequiresAcross(Permission.PeopleManage);
    }

    private static async Task<IResult> Show(string? zoek, IdentityDb db, MunicipalityRegistry registry, CancellationToken ct)
    {
        var wanted = FoldedText.Of(zoek ?? "");
        var found = wanted.Length == 0 ? [] : registry.Tenants
            .Where(t => !(t.EndedOn < db.Context.Today) && FoldedText.Of(t.Name).Contains(wanted, StringComparison.Ordinal))
            .OrderBy(t => t.Name, Dutch.Alphabetical).Take(MostShown).ToList();
        return await Pages.Show<SignInMethodsPage>(new { Methods = await Read(db, registry, ct), Search = zoek, Found = found });
    }

    private static async Task<IReadOnlyList<SignInMethodView>> Read(IdentityDb db, MunicipalityRegistry registry, CancellationToken ct)
    {
        var domains = await db.SignInDomains.AsNoTracking().ToListAsync(ct);
        return
        [
            .. (await db.SignInMethods.AsNoTracking().ToListAsync(ct)).Select(m => SignInMethodView.Of(m, domains, registry))
                .OrderBy(m => m.Organisation, StringComparer.Ordinal),
        ];
    }
}
