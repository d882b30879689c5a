namespace AgiiPlatform.Agreements.Annexes;

/// <summary>
/// Puts a line that was removed back at its place, with the parts that went with it, as long as nobody approved the annex.
/// </summary>
internal static class RestoreLine
{
    internal static readonly PageAddress Action = new("/bijlagen/{id:guid}/acties/{lineId:guid}/terugzetten");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.AgreementsWrite, "/annexes/{id:guid}/lines/{lineId:guid}/restoration", Handle)
        .Button(Action, OpenAnnex.Show, "De actie staat terug op haar plaats.", then: OpenAnnex.AtLine);

    private static async Task Handle(Guid id, Guid lineId, AgreementsDb db, CancellationToken ct)
    {
        var annex = await db.Get<Annex>(id, ct);
        var lines = await db.RemovedToo(id).ToListAsync(ct);
        var line = lines.Find(l => l.Id == lineId) ?? throw new NotFound();
        line.Restore(annex, lines.Find(l => l.Id == line.ParentId), lines.FindAll(l => l.ParentId == lineId));
        db.Touch(annex);
        await db.Save(nameof(RestoreLine), line, ct);
    }
}
