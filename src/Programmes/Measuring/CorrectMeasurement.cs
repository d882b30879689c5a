using AgiiPlatform.Programmes.Subsidies;

namespace AgiiPlatform.Programmes.Measuring;

/// <summary>Corrects a measurement, with the reason. What it was stays readable.</summary>
internal static class CorrectMeasurement
{
    internal sealed record Input : MeasurementInput
    {
        public string? Reason { get; init; }

        /// <summary>The version of the action that the writer had before them.</summary>
        public int? Version { get; init; }
    }

    internal static readonly PageAddress Page = new("/programmas/{id:guid}/metingen/{measurementId:guid}");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.ProgrammesWrite, "/programmes/{id:guid}/measurements/{measurementId:guid}", Handle, method: HttpMethods.Put)
        .Form(Page, Show, "De meting is gecorrigeerd.", then: ListMeasurements.AtMeasurement);

    private static async Task Handle(Guid id, Guid measurementId, Input input, ProgrammesDb db, CancellationToken ct)
    {
        input.Check().RequiredReason(input.Reason).Required(input.Version, "version", "de versie").ThrowIfInvalid();
        var (programme, actions) = await db.ToMeasure(id, null, ct);
        var (action, measured) = Find(actions, measurementId);
        RefuseStale(action, input.Version);
        action.Correct(measured, input.As(measurementId), ChangeNote.Of(db.Context, input.Reason!), programme);
        await db.Save(nameof(CorrectMeasurement), action, input.Reason, ct);
    }

    private static async Task<IResult> Show(Guid id, Guid measurementId, FormState form, ProgrammesDb db, CancellationToken ct)
    {
        var programme = await db.Subsidised(id, ct);
        var (action, measured) = Find(await db.Actions.Where(a => a.ProgrammeId == id).ToListAsync(ct), measurementId);
        return await Pages.Show<CorrectMeasurementPage>(new
        {
            ProgrammeId = id, programme.Name, Measured = measured, Action = $"{action.Code}. {action.Name}", action.Version,
            Form = form.IsTyped ? form : FormState.With(
                ("date", $"{measured.Date:O}"), ("value", $"{measured.Value:0}"), ("source", measured.Source), ("note", measured.Note),
                ("lowerBecause", measured.LowerBecause)),
        });
    }

    /// <summary>The action of a measurement, and the measurement.</summary>
    internal static (ProgrammeAction Action, Measurement Measured) Find(IEnumerable<ProgrammeAction> actions, Guid measurement) =>
        (from action in actions
         from measured in action.Measurements
         where measured.Id == measurement
         select (action, measured)).FirstOrDefault() is { action: not null } found ? found : throw new NotFound();

    /// <summary>Refuses who had another version of the series before them.</summary>
    internal static void RefuseStale(ProgrammeAction action, int? version) => RuleViolation.If(
        version is { } seen && seen != action.Version, "changed-meanwhile",
        $"Actie {action.Code}: iemand anders heeft de metingen intussen gewijzigd. Bekijk ze opnieuw.");

    /// <summary>A measurement is never changed without saying why.</summary>
    internal static Check RequiredReason(this Check check, string? reason) => check
        .Must(!string.IsNullOrWhiteSpace(reason), "reason", "Schrijf waarom.").MaxLength(reason, "reason", "de reden", Series.MaxReason);
}
