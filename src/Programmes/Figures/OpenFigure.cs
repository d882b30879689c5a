using AgiiPlatform.Programmes.Subsidies;

namespace AgiiPlatform.Programmes.Figures;

/// <summary>Shows a figure as bars or as a pie, with its table beside it.</summary>
internal static class OpenFigure
{
    internal static readonly PageAddress Page = new("/cijfers/{id:guid}");

    /// <summary>The page with bars instead of the pie.</summary>
    internal static readonly PageAddress AsBars = new(Page.Pattern + "?als=staven");

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/figures/{id:guid}", async (Guid id, ProgrammesDb db, CancellationToken ct) => View(await Read(id, db, ct)))
            .Requires(Permission.ProgrammesRead);
        routes.Pages.MapGet(Page.Pattern, async (Guid id, string? als, ProgrammesDb db, CancellationToken ct) =>
        {
            var figure = await Read(id, db, ct);
            return await Pages.Show<FigurePage>(new { Shown = View(figure), History = figure.History(), AsBars = als == "staven" });
        }).Requires(Permission.ProgrammesRead);
    }

    private static async Task<Figure> Read(Guid id, ProgrammesDb db, CancellationToken ct) =>
        await db.Figures.AsNoTracking().FirstOrDefaultAsync(f => f.Id == id, ct) ?? throw new NotFound();

    internal static FigureView View(Figure f)
    {
        var inPercent = f.Unit == "%";
        var whole = inPercent ? 100 : f.Whole;
        var sum = whole is null ? (decimal?)null : f.Values.Sum(v => v.Value);
        decimal? missing = whole - sum is > 0 and var left ? left : null;
        return new(f.Id, f.Version, f.Subject, f.Unit, f.Population, f.Whole, f.ReferenceDate,
            f.From is null && f.Until is null ? null : new(f.From, f.Until), f.Source, f.Note,
            [.. f.Values.Select(v => new FigureValueView(v.Label, v.Value, v.IsRest, inPercent ? v.Value
                : whole is { } all ? decimal.Round(100 * v.Value / all, 2, MidpointRounding.AwayFromZero) : null))],
            sum, missing, missing is null ? null : inPercent
                ? $"De waarden zijn samen {sum?.InDutch()} %. {missing?.InDutch()} % is niet bekend."
                : $"De waarden zijn samen {sum?.InDutch()} van {whole?.InDutch()}. {missing?.InDutch()} is niet bekend.",
            f.Earlier ?? [], f.Removed);
    }
}
