using AgiiPlatform.Programmes.Subsidies;

namespace AgiiPlatform.Programmes.Measuring;

/// <summary>Takes a measurement out of what counts, with the reason. It stays readable.</summary>
internal static class RemoveMeasurement
{
    internal sealed record Input
    {
        public string? Reason { get; init; }

        /// <summary>The version of the action that was read; absent for whichever is there.</summary>
        public int? Version { get; init; }
    }

    internal static readonly PageAddress Page = new("/programmas/{id:guid}/metingen/{measurementId:guid}/verwijderen");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.ProgrammesWrite, "/programmes/{id:guid}/measurements/{measurementId:guid}/removal", Handle)
        .Form(Page, Show, "De meting telt niet meer mee.", then: ListMeasurements.Page);

    private static async Task Handle(Guid id, Guid measurementId, Input input, ProgrammesDb db, CancellationToken ct)
    {
        new Check().RequiredReason(input.Reason).ThrowIfInvalid();
        var (programme, actions) = await db.ToMeasure(id, null, ct);
        var (action, measured) = CorrectMeasurement.Find(actions, measurementId);
        CorrectMeasurement.RefuseStale(action, input.Version);
        action.Remove(measured, ChangeNote.Of(db.Context, input.Reason!), programme);
        await db.Save(nameof(RemoveMeasurement), action, input.Reason, ct);
    }

    private static async Task<IResult> Show(Guid id, Guid measurementId, FormState form, ProgrammesDb db, CancellationToken ct)
    {
        var programme = await db.Subsidised(id, ct);
        var actions = await db.Actions.Where(a => a.ProgrammeId == id).ToListAsync(ct);
        var (action, measured) = CorrectMeasurement.Find(actions, measurementId);
        return await Pages.Show<RemoveMeasurementPage>(new
        {
            ProgrammeId = id, programme.Name, Measured = measured, Action = $"{action.Code}. {action.Name}", action.Version, Form = form,
        });
    }
}
