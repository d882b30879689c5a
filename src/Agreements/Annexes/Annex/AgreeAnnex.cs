namespace AgiiPlatform.Agreements.Annexes;

/// <summary>Records that both sides agree on the annex (afgestemd): what was proposed is agreed.</summary>
internal static class AgreeAnnex
{
    internal sealed record Input
    {
        /// <summary>The version that was read; absent for whichever is there.</summary>
        public int? Version { get; init; }
    }

    internal static readonly PageAddress Action = new("/bijlagen/{id:guid}/afstemmen");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.AgreementsWrite, "/annexes/{id:guid}/agreement", Handle)
        .Button(Action, OpenAnnex.Show, "De bijlage is afgestemd. De voorgestelde acties zijn nu afgesproken.", then: OpenAnnex.Page);

    private static async Task Handle(Guid id, Input input, AgreementsDb db, CancellationToken ct)
    {
        var annex = await db.Get<Annex>(id, ct);
        var lines = await db.LinesOf(id, ct);
        annex.RefuseUnread(input.Version);
        annex.Agree(db.Context.Today, lines.Count);
        lines.ForEach(l => l.Agree());
        await db.Save(nameof(AgreeAnnex), annex, ct);
    }
}
