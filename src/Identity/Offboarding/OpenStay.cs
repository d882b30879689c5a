using Microsoft.Extensions.Configuration;

namespace AgiiPlatform.Identity.Offboarding;

/// <summary>An administrator sees how a municipality stays on the platform, and takes the next step from there.</summary>
internal static class OpenStay
{
    internal static readonly PageAddress Page = new("/organisaties/{organisation}/status");

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/organisations/{organisation}/stay", Read).RequiresAcross(Permission.PlatformManage);
        routes.Pages.MapGet(Page.Pattern, Show("")).RequiresAcross(Permission.PlatformManage);
    }

    /// <summary>The page, with the form that was refused as it was filled in.</summary>
    internal static Delegate Show(string form) => async (
        string organisation, FormState state, IdentityDb db, MunicipalityRegistry registry, IConfiguration settings, CancellationToken ct) =>
        await Pages.Show<StayPage>(new
        {
            Stay = await Read(organisation, db, registry, settings, ct), Days = Days(settings), db.Context.Today, Form = state, FormOf = form,
        });

    /// <summary>For how many days it is read-only before it may be closed.</summary>
    internal static int Days(IConfiguration settings) => settings.GetValue("Offboarding:DaysReadOnly", 30);

    /// <summary>A municipality, by its word in addresses; AgII itself stays.</summary>
    internal static Tenant Find(string organisation, MunicipalityRegistry registry) =>
        registry.BySlug(organisation) is { Kind: TenantKind.Municipality } found ? found : throw new NotFound();

    /// <summary>How it stays, tracked; a new row, not saved yet, when nothing was decided before.</summary>
    internal static async Task<TenantStay> Of(Tenant tenant, IdentityDb db, CancellationToken ct)
    {
        var stay = await db.TenantStays.FirstOrDefaultAsync(s => s.TenantId == tenant.Id, ct);
        return stay ?? db.TenantStays.Add(new TenantStay { TenantId = tenant.Id }).Entity;
    }

    private static async Task<StayView> Read(
        string organisation, IdentityDb db, MunicipalityRegistry registry, IConfiguration settings, CancellationToken ct)
    {
        var tenant = Find(organisation, registry);
        var stay = await db.TenantStays.AsNoTracking().FirstOrDefaultAsync(s => s.TenantId == tenant.Id, ct) ?? new();
        return new(tenant.Slug, tenant.Name, stay.State, stay.ReadOnlyFrom, stay.Reason, stay.ClosedAt, stay.MayCloseFrom(Days(settings)),
            stay.Missing(OffboardingLabels.Services));
    }
}
