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

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapPost("/annexes/{id:guid}/revision-requests", async (Guid id, Input input, AgreementsDb db, CurrentUser user, CancellationToken ct) =>
        {
            await Handle(id, input, db, user, ct);
            return TypedResults.NoContent();
        }).Requires(Permission.CaseloadRead);
        routes.Pages.MapGet("/bijlagen/{id:guid}/herziening-vragen", (Guid id, AgreementsDb db, CancellationToken ct) => Show(id, FormState.Empty, db, ct))
            .Requires(Permission.CaseloadRead);
        routes.Pages.MapPost("/bijlagen/{id:guid}/herziening-vragen", (HttpContext http, string tenant, Guid id, AgreementsDb db, CurrentUser user, CancellationToken ct) =>
        {
            var then = $"/{tenant}/bijlagen/{id}";
            return PostedForms.Post<Input>(http, async input =>
            {
                then = input.FromList ? ListStaffChanges.Address(input.Since, input.Until, input.Domain) : then;
                await Handle(id, input, db, user, ct);
                return null;
            }, _ => then, $"De herziening is gevraagd aan {user.Tenant!.Name}.", form => Show(id, form, db, ct));
        }).Requires(Permission.CaseloadRead);
    }

    private static async Task<IResult> Show(Guid id, FormState form, AgreementsDb db, CancellationToken ct)
    {
        var annex = await db.Get<Annex>(id, ct);
        return await Pages.Show<RequestRevisionPage>(new { Id = id, annex.Name, Form = form });
    }

    internal static async Task Handle(Guid id, Input input, AgreementsDb db, CurrentUser user, CancellationToken ct)
    {
        var annex = await db.Get<Annex>(id, ct);
        new Check().RequiredText(input.Reason, "reason", "de reden", 2000).ThrowIfInvalid();
        annex.Request(new RevisionRequest(Guid.CreateVersion7(), db.Context.Today, user.Name, AnnexInput.Tidy(input.Reason)!));
        await db.Save(nameof(RequestRevision), annex, ct);
    }
}
