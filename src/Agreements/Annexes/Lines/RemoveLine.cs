namespace AgiiPlatform.Agreements.Annexes;

/// <summary>
/// Removes a line, with its parts, from an annex that nobody approved yet. The page asks first, and names what goes; it can be put back.
/// </summary>
internal static class RemoveLine
{
    internal sealed record Input
    {
        /// <summary>The version that was looked at; absent for whichever is there.</summary>
        public int? Version { get; init; }
    }

    internal static readonly PageAddress Page = new("/bijlagen/{id:guid}/acties/{lineId:guid}/verwijderen");

    internal static void Map(ServiceRoutes routes)
    {
        var act = routes.Act(Permission.AgreementsWrite, "/annexes/{id:guid}/lines/{lineId:guid}", Handle, method: HttpMethods.Delete);
        (act with { Handle = HandleForm }).Form(Page, Show, "De actie is verwijderd.", then: OpenAnnex.Without);
    }

    private static async Task<IResult> Show(Guid id, Guid lineId, FormState form, AgreementsDb db, CancellationToken ct)
    {
        var annex = await db.Get<Annex>(id, ct);
        var lines = await db.LinesOf(id, ct);
        var line = lines.Find(l => l.Id == lineId) ?? throw new NotFound();
        return await Pages.Show<RemoveLinePage>(new
        {
            Id = id,
            LineId = lineId,
            annex.Name,
            line.Text,
            line.Version,
            Parts = lines.Where(l => l.ParentId == lineId).Select(l => l.Text).ToList(),
            Form = form,
        });
    }

    /// <summary>The form sends as a field what the API takes from the address.</summary>
    private static Task HandleForm(Guid id, Guid lineId, Input input, AgreementsDb db, CancellationToken ct) =>
        Handle(id, lineId, input.Version, db, ct);

    private static async Task Handle(Guid id, Guid lineId, int? version, AgreementsDb db, CancellationToken ct)
    {
        var annex = await db.Get<Annex>(id, ct);
        var lines = await db.LinesOf(id, ct);
        var line = lines.Find(l => l.Id == lineId) ?? throw new NotFound();
        RuleViolation.If(version is not null && line.Version != version, "changed-meanwhile",
            "Iemand anders heeft deze actie intussen gewijzigd. Bekijk de nieuwe versie en beslis opnieuw.");
        line.Remove(annex, lines.Where(l => l.ParentId == lineId), db.Context.Now);
        db.Touch(annex);
        await db.Save(nameof(RemoveLine), line, ct);
    }
}
