using AgiiPlatform.Programmes.Measuring;

namespace AgiiPlatform.Programmes.Figures;

/// <summary>Takes a figure out of the list, with the reason. It stays readable.</summary>
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
        .Form(Page, Show, "Het cijfer is verwijderd. Het blijft leesbaar, met de reden.", then: ListFigures.Page);

    private static async Task Handle(Guid id, Input input, ProgrammesDb db, CancellationToken ct)
    {
        new Check().RequiredReason(input.Reason).ThrowIfInvalid();
        var figure = await db.Get<Figure>(id, ct);
        CorrectFigure.RefuseStale(figure, input.Version);
        figure.Remove(ChangeNote.Of(db.Context, input.Reason!));
        await db.Save(nameof(RemoveFigure), figure, input.Reason, ct);
    }

    private static async Task<IResult> Show(Guid id, FormState form, ProgrammesDb db, CancellationToken ct)
    {
        var figure = await db.Get<Figure>(id, ct);
        return await Pages.Show<RemoveFigurePage>(new { Id = id, figure.Version, figure.Subject, Form = form });
    }
}
