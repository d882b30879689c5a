namespace AgiiPlatform.Agreements.Annexes;

/// <summary>Puts a line that was removed back at its place, with the parts that went with it, as long as nobody approved the annex.</summary>
internal static class RestoreLine
{
    internal sealed record Input;

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapPost("/annexes/{id:guid}/lines/{lineId:guid}/restoration", async (Guid id, Guid lineId, AgreementsDb db, CancellationToken ct) =>
        {
            await Handle(id, lineId, db, ct);
            return TypedResults.NoContent();
        }).Requires(Permission.AgreementsWrite);
        routes.Pages.MapPost("/bijlagen/{id:guid}/acties/{lineId:guid}/terugzetten", (HttpContext http, string tenant, Guid id, Guid lineId, AgreementsDb db, CancellationToken ct) =>
            PostedForms.Post<Input>(http, _ => Handle(id, lineId, db, ct), $"/{tenant}/bijlagen/{id}#actie-{lineId}", "De actie staat terug op haar plaats.",
                form => OpenAnnex.Show(id, form.Violation?.Message, db, ct)))
            .Requires(Permission.AgreementsWrite);
    }

    internal static async Task Handle(Guid id, Guid lineId, AgreementsDb db, CancellationToken ct)
    {
        var annex = await db.Get<Annex>(id, ct);
        var lines = await db.RemovedToo(id).ToListAsync(ct);
        var line = lines.Find(l => l.Id == lineId) ?? throw new NotFound();
        line.Restore(annex, lines.Find(l => l.Id == line.ParentId), lines.FindAll(l => l.ParentId == lineId));
        await db.Save(nameof(RestoreLine), line, ct);
    }
}
