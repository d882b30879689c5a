namespace AgiiPlatform.Programmes.Measuring;

/// <summary>Shows the series of each action, how far it is and the test that decides, in one query.</summary>
internal static class ListMeasurements
{
    internal static readonly PageAddress Page = new("/programmas/{id:guid}/metingen");

    /// <summary>The page at one of them.</summary>
    internal static readonly PageAddress AtMeasurement = new(Page.Pattern + "#meting-{measurementId:guid}");

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/programmes/{id:guid}/measurements", Read).Requires(Permission.ProgrammesRead);
        routes.Pages.MapGet(Page.Pattern, async (Guid id, ProgrammesDb db, CancellationToken ct) =>
            await Pages.Show<MeasurementsPage>(new { Measured = await Read(id, db, ct) })).Requires(Permission.ProgrammesRead);
    }

    internal static async Task<MeasuredProgramme> Read(Guid id, ProgrammesDb db, CancellationToken ct)
    {
        var (programme, actions, _) = await ProgrammeWithActions.Read(id, db, ct);
        var today = db.Context.Today;
        return new(programme.Id, programme.Name, new(programme.From, programme.Until), today,
            ActionProgress.TestDay(programme), programme.Payment?.TestPercent,
            [.. actions.Select(a => new MeasuredAction(a.Code, a.Version, a.Name, a.Unit, a.Kpi,
                ActionProgress.Of(a, programme, today, today), a.Counting(),
                [.. a.Measurements.Where(m => m.RemovedBecause is not null)]))])
        {
            IsOver = programme.Status.IsOver(),
        };
    }
}
