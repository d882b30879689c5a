namespace AgiiPlatform.Agreements.Annexes;

/// <summary>Records that both sides agree on the annex (afgestemd): what was proposed is agreed.</summary>
internal static class AgreeAnnex
{
    internal sealed record Input;

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapPost("/annexes/{id:guid}/agreement", async (Guid id, Input _, AgreementsDb db, CancellationToken ct) =>
        {
            await Handle(id, db, ct);
            return TypedResults.NoContent();
        }).Requires(Permission.AgreementsWrite);
        routes.Pages.MapPost("/bijlagen/{id:guid}/afstemmen", (HttpContext http, string tenant, Guid id, AgreementsDb db, CurrentUser user, CancellationToken ct) =>
            PostedForms.Post<Input>(http, _ => Handle(id, db, ct), $"/{tenant}/bijlagen/{id}", "De bijlage is afgestemd. De voorgestelde acties zijn nu afgesproken.",
                form => OpenAnnex.Show(id, form.Violation?.Message, db, ct)))
            .Requires(Permission.AgreementsWrite);
    }

    internal static async Task Handle(Guid id, AgreementsDb db, CancellationToken ct)
    {
        var annex = await db.Get<Annex>(id, ct);
        var lines = await db.LinesOf(id, ct);
        annex.Agree(db.Context.Today, lines.Count);
        lines.ForEach(l => l.Agree());
        await db.Save(nameof(AgreeAnnex), annex, ct);
    }
}
