namespace AgiiPlatform.Agreements.Annexes;

/// <summary>Removes a line, with its parts, from an annex that nobody approved yet. The page asks first, and names what goes; it can be put back.</summary>
internal static class RemoveLine
{
    internal sealed record Input
    {
        /// <summary>The version that was looked at; absent for whichever is there.</summary>
        public int? Version { get; init; }
    }

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapDelete("/annexes/{id:guid}/lines/{lineId:guid}", async (Guid id, Guid lineId, int? version, AgreementsDb db, CancellationToken ct) =>
        {
            await Handle(id, lineId, version, db, ct);
            return TypedResults.NoContent();
        }).Requires(Permission.AgreementsWrite);
        routes.Pages.MapGet("/bijlagen/{id:guid}/acties/{lineId:guid}/verwijderen", (Guid id, Guid lineId, AgreementsDb db, CancellationToken ct) =>
            Show(id, lineId, FormState.Empty, db, ct)).Requires(Permission.AgreementsWrite);
        routes.Pages.MapPost("/bijlagen/{id:guid}/acties/{lineId:guid}/verwijderen", (HttpContext http, string tenant, Guid id, Guid lineId, AgreementsDb db, CancellationToken ct) =>
            PostedForms.Post<Input>(http, input => Handle(id, lineId, input.Version, db, ct), $"/{tenant}/bijlagen/{id}?verwijderd={lineId}", "De actie is verwijderd.",
                form => Show(id, lineId, form, db, ct)))
            .Requires(Permission.AgreementsWrite);
    }

    private static async Task<IResult> Show(Guid id, Guid lineId, FormState form, AgreementsDb db, CancellationToken ct)
    {
        var annex = await db.Get<Annex>(id, ct);
        var lines = await db.LinesOf(id, ct);
        var line = lines.Find(l => l.Id == lineId) ?? throw new NotFound();
        return await Pages.Show<RemoveLinePage>(new
        {
            Id = id, LineId = lineId, annex.Name, line.Text, line.Version, Parts = lines.Where(l => l.ParentId == lineId).Select(l => l.Text).ToList(), Form = form,
        });
    }

    internal static async Task Handle(Guid id, Guid lineId, int? version, AgreementsDb db, CancellationToken ct)
    {
        var annex = await db.Get<Annex>(id, ct);
        var lines = await db.LinesOf(id, ct);
        var line = lines.Find(l => l.Id == lineId) ?? throw new NotFound();
        RuleViolation.If(version is not null && line.Version != version, "changed-meanwhile",
            "Iemand anders heeft deze actie intussen gewijzigd. Bekijk de nieuwe versie en beslis opnieuw.");
        line.Remove(annex, lines.Where(l => l.ParentId == lineId), db.Context.Now);
        await db.Save(nameof(RemoveLine), line, ct);
    }
}
