namespace AgiiPlatform.Programmes.Figures;

/// <summary>Adds a figure about the municipality.</summary>
internal static class AddFigure
{
    internal static readonly PageAddress Page = new("/cijfers/nieuw");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.ProgrammesWrite, "/figures", Handle)
        .Form(Page, (FormState form) => Pages.Show<AddFigurePage>(new { Form = form }), "Het cijfer is bewaard.", then: OpenFigure.Page);

    private static async Task<Guid> Handle(FigureInput input, ProgrammesDb db, CancellationToken ct)
    {
        input.Check(db.Context.Today).ThrowIfInvalid();
        var figure = new Figure().Write(input);
        db.Figures.Add(figure);
        await db.Save(nameof(AddFigure), figure, ct);
        return figure.Id;
    }
}
