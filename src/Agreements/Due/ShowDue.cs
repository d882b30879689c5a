namespace AgiiPlatform.Agreements.Due;

/// <summary>The start page of a municipality, and of AgII's people who work with agreements: what is due, and the other pages.</summary>
internal static class ShowDue
{
    internal static readonly PageAddress Page = new("/te-doen");

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/due", Read).Requires(Permission.AgreementsRead);
        routes.Pages.MapGet(Page.Pattern, async (CurrentUser user, AgreementsDb db, CancellationToken ct) =>
            await Show(await Read(user, db, ct))).Requires(Permission.AgreementsRead);
        routes.MapApiOfAgency("agreements", "/due", DueItems.OfAgency).RequiresAcross(Permission.CaseloadRead);
        routes.MapPageOfAgency(Page, async (
                CurrentUser user, AgreementsDb db, MunicipalityRegistry registry, ClosedTenants closed, CancellationToken ct) =>
            await Show(await DueItems.OfAgency(db, user, registry, closed, ct))).RequiresAcross(Permission.CaseloadRead);
    }

    private static Task<DueList> Read(CurrentUser user, AgreementsDb db, CancellationToken ct) => DueItems.Here(db, user, ct);

    private static Task<IResult> Show(DueList due) => Pages.Show<DuePage>(new { Due = due });
}
