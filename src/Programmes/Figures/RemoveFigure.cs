using AgiiPlatform.Programmes.Measuring;

namespace AgiiPlatform.Programmes.Figures;

/// <summary>Removes a figure, with the reason.</summary>
internal static class RemoveFigure
{
    internal sealed record Input
    {
        public string? Reason { get; init; }

        /// <summary>The version that was read; absent for whichever is there.</summary>
        public int? Version { get; init; }
    }

    internal static readonly PageAddress Page = new("/cijfers/{id:guid}/verwijderen");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.ProgrammesWrite, "/figures/{id:guid}/removal", Handle)
        .Form(Page, Show, "Het cijfer is verwijderd.", then: ListFigures.Page);

    private static async Task Handle(Guid id, Input input, ProgrammesDb db, CancellationToken ct)
    {
        new Check().RequiredReason(input.Reason).ThrowIfInvalid();
        var figure = await db.Get<Figure>(id, ct);
        CorrectFigure.RefuseStale(figure, input.Version);
        db.Figures.Remove(figure);
        await db.Save(nameof(RemoveFigure), figure, input.Reason, ct);
    }

    private static async Task<IResult> Show(Guid id, FormState form, ProgrammesDb db, CancellationToken ct)
    {
        var figure = await db.Get<Figure>(id, ct);
        return await Pages.Show<RemoveFigurePage>(new { Id = id, figure.Version, figure.Subject, Form = form });
    }
}
