namespace AgiiPlatform.Programmes.Measuring;

/// <summary>Records how far an action was on a day.</summary>
internal static class RecordMeasurement
{
    internal sealed record Input : MeasurementInput
    {
        /// <summary>The number or code of the action.</summary>
        public string? Action { get; init; }
    }

    internal static readonly PageAddress Page = new("/programmas/{id:guid}/metingen/nieuw");

    /// <summary>The form with an action already chosen.</summary>
    internal static readonly PageAddress OfAction = new(Page.Pattern + "?actie={action}");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.ProgrammesWrite, "/programmes/{id:guid}/measurements", Handle, location: "/programmes/{id}")
        .Form(Page, Show, "De meting is genoteerd.", then: ListMeasurements.AtMeasurement);

    private static async Task<Guid> Handle(Guid id, Input input, ProgrammesDb db, CancellationToken ct)
    {
        input.Check().Must(!string.IsNullOrWhiteSpace(input.Action), "action", "Kies een actie.").ThrowIfInvalid();
        var (programme, actions) = await db.ToMeasure(id, input.Action, ct);
        var action = actions.SingleOrDefault();
        new Check().Must(action is not null, "action", $"Actie {input.Action} is er niet in {programme.Name}.").ThrowIfInvalid();

        var measured = input.As(Ids.New());
        action!.Add(measured, programme, db.Context.Today);
        await db.Save(nameof(RecordMeasurement), action, ct, made: measured.Id);
        return measured.Id;
    }

    private static async Task<IResult> Show(Guid id, string? actie, FormState form, ProgrammesDb db, CancellationToken ct)
    {
        var measured = await ListMeasurements.Read(id, db, ct);
        return await Pages.Show<RecordMeasurementPage>(new
        {
            Measured = measured,
            Form = form.IsTyped ? form : FormState.With(("action", actie), ("date", $"{db.Context.Today:O}")),
        });
    }
}
