namespace AgiiPlatform.Programmes.Means;

/// <summary>Puts back a line of people or of money that was removed.</summary>
internal static class RestoreMeans
{
    internal static readonly PageAddress Action = new("/programmas/{id:guid}/middelen/{lineId:guid}/terugzetten");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.ProgrammesWrite, "/programmes/{id:guid}/means/{lineId:guid}/restoration", Handle)
        .Button(Action, OpenMeans.Show, "De regel staat terug.", then: OpenMeans.AtLine);

    private static async Task Handle(Guid id, Guid lineId, ProgrammesDb db, CancellationToken ct)
    {
        var programme = db.ToWrite(await db.WithMeans(id, ct));
        programme.RestoreMeans(lineId, await db.CodesOf(id, ct));
        await db.Save(nameof(RestoreMeans), programme, ct);
    }
}
