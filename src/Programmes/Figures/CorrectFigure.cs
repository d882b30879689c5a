using AgiiPlatform.Programmes.Measuring;
using AgiiPlatform.Web.Input;

namespace AgiiPlatform.Programmes.Figures;

/// <summary>Corrects a figure, with the reason. What it said stays readable.</summary>
internal static class CorrectFigure
{
    internal sealed record Input : FigureInput
    {
        public string? Reason { get; init; }

        /// <summary>The version that the writer had before them.</summary>
        public int? Version { get; init; }
    }

    internal static readonly PageAddress Page = new("/cijfers/{id:guid}/corrigeren");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.ProgrammesWrite, "/figures/{id:guid}", Handle, method: HttpMethods.Put)
        .Form(Page, Show, "Het cijfer is gecorrigeerd.", then: OpenFigure.Page);

    private static async Task Handle(Guid id, Input input, ProgrammesDb db, CancellationToken ct)
    {
        var figure = await db.Get<Figure>(id, ct);
        input.Check(db.Context.Today).RequiredReason(input.Reason).Required(input.Version, "version", "de versie").ThrowIfInvalid();
        RefuseStale(figure, input.Version);
        figure.Correct(input, ChangeNote.Of(db.Context, input.Reason!));
        await db.Save(nameof(CorrectFigure), figure, input.Reason, ct);
    }

    private static async Task<IResult> Show(Guid id, FormState form, ProgrammesDb db, CancellationToken ct)
    {
        var figure = await db.Get<Figure>(id, ct);
        return await Pages.Show<CorrectFigurePage>(new
        {
            Id = id, figure.Version, figure.Subject, Form = form.IsTyped ? form : FormState.With(
            [
                ("subject", figure.Subject), ("unit", figure.Unit), ("population", figure.Population), ("whole", Number(figure.Whole)),
                ("referenceDate", figure.ReferenceDate?.ToString("O")), ("from", figure.From?.ToString("O")),
                ("until", figure.Until?.ToString("O")), ("source", figure.Source), ("note", figure.Note),
                .. figure.Values.Index().SelectMany(v => ((string, string?)[])
                [
                    ($"values[{v.Index}].label", v.Item.Label), ($"values[{v.Index}].value", Number(v.Item.Value)),
                    ($"values[{v.Index}].isRest", v.Item.IsRest ? "true" : null),
                ]),
            ]),
        });

        static string? Number(decimal? number) => number is { } value ? TypedNumber.Write(value) : null;
    }

    /// <summary>Refuses who had another version before them.</summary>
    internal static void RefuseStale(Figure figure, int? version) => RuleViolation.If(version is { } seen && seen != figure.Version,
        "changed-meanwhile", "Iemand anders heeft dit cijfer intussen gewijzigd. Bekijk het opnieuw.");
}
