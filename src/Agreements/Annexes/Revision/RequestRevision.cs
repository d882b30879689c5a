namespace AgiiPlatform.Agreements.Annexes;

/// <summary>
/// AgII asks a municipality to revise an annex, because its staff changed (R6). A request and no more: the municipality decides.
/// Asks the permission that AgII's consultants and regional managers have in the municipalities they work for, and nobody else.
/// </summary>
internal static class RequestRevision
{
    internal sealed record Input
    {
        public string? Reason { get; init; }

        /// <summary>Says that the page of staff changes asked, with these filters; it comes back.</summary>
        public bool FromList { get; init; }

        public DateOnly? Since { get; init; }
        public DateOnly? Until { get; init; }
        public string? Domain { get; init; }
    }

    internal static readonly PageAddress Page = new("/bijlagen/{id:guid}/herziening-vragen");

    internal static void Map(ServiceRoutes routes)
    {
        routes.Act(Permission.CaseloadRead, "/annexes/{id:guid}/revision-requests", Handle).Button(Page, Show, Then);
        routes.Pages.MapGet(Page.Pattern, Show).Requires(Permission.CaseloadRead);
    }

    /// <summary>Back to where it was asked: the list of staff changes with its filters, or else the annex.</summary>
    private static (string Message, string Address) Then(HttpContext http, Guid? made)
    {
        var services = http.RequestServices;
        var (municipality, form) = (services.GetRequiredService<CurrentUser>().Tenant!, http.Request.Form);
        return ($"De herziening is gevraagd aan {municipality.Name}.", form["fromList"] == "true"
            ? ListStaffChanges.PageFor.In(
                services.GetRequiredService<MunicipalityRegistry>().Agency.Slug, form["since"], form["until"], form["domain"])
            : OpenAnnex.Page.In(municipality.Slug, http.GetRouteValue("id")));
    }

    private static async Task<IResult> Show(Guid id, FormState form, AgreementsDb db, CancellationToken ct)
    {
        var annex = await db.Get<Annex>(id, ct);
        return await Pages.Show<RequestRevisionPage>(new { Id = id, annex.Name, Form = form });
    }

    private static async Task Handle(Guid id, Input input, AgreementsDb db, CurrentUser user, CancellationToken ct)
    {
        var annex = await db.Get<Annex>(id, ct);
        new Check().RequiredText(input.Reason, "reason", "de reden", 2000).ThrowIfInvalid();
        annex.Request(new RevisionRequest(Guid.CreateVersion7(), db.Context.Today, user.Name, AnnexInput.Tidy(input.Reason)!));
        await db.Save(nameof(RequestRevision), annex, ct);
    }
}
