namespace AgiiPlatform.Programmes.Means;

/// <summary>Removes a line of people or of money, which can be put back.</summary>
internal static class RemoveMeans
{
    internal static readonly PageAddress Personnel = new("/programmas/{id:guid}/personeel/{lineId:guid}/verwijderen");

    internal static readonly PageAddress Operating = new("/programmas/{id:guid}/werkingsmiddelen/{lineId:guid}/verwijderen");

    internal static void Map(ServiceRoutes routes)
    {
        routes.Act(Permission.ProgrammesWrite, "/programmes/{id:guid}/personnel/{lineId:guid}", Handle, method: HttpMethods.Delete)
            .Button(Personnel, ChangePersonnel.ShowLine, "De regel is verwijderd. U kunt ze nog terugzetten.", then: OpenMeans.Page);
        routes.Act(Permission.ProgrammesWrite, "/programmes/{id:guid}/operating/{lineId:guid}", Handle, method: HttpMethods.Delete)
            .Button(Operating, ChangeOperating.ShowLine, "De regel is verwijderd. U kunt ze nog terugzetten.", then: OpenMeans.Page);
    }

    private static async Task Handle(Guid id, Guid lineId, ProgrammesDb db, CancellationToken ct)
    {
        var programme = db.ToWrite(await db.WithMeans(id, ct));
        programme.RemoveMeans(lineId);
        await db.Save(nameof(RemoveMeans), programme, ct);
    }
}
