using AgiiPlatform.Programmes.Subsidies;

namespace AgiiPlatform.Programmes.Figures;

/// <summary>What was corrected in a figure, as sentences.</summary>
internal static class FigureHistory
{
    /// <summary>Each correction with what changed in it, the newest first.</summary>
    internal static IReadOnlyList<(ChangeNote Corrected, IReadOnlyList<string> Changes)> History(this Figure figure)
    {
        IReadOnlyList<EarlierFigure> all = [.. figure.Earlier ?? [], figure.As(new(default, "", ""))];
        return [.. all.Zip(all.Skip(1)).Select(c => (c.First.Corrected, Changes(c.First, c.Second))).Reverse()];
    }

    private static IReadOnlyList<string> Changes(EarlierFigure was, EarlierFigure now)
    {
        var values = was.Values.Select(v => v.Label).Union(now.Values.Select(v => v.Label));
        return
        [
            .. new[]
            {
                ("Onderwerp", was.Subject, now.Subject), ("Eenheid", was.Unit, now.Unit), ("Groep", was.Population, now.Population),
                ("Grootte van de groep", was.Whole?.InDutch(), now.Whole?.InDutch()),
                ("Peildatum", was.ReferenceDate?.InDigits(), now.ReferenceDate?.InDigits()),
                ("Eerste dag van de periode", was.From?.InDigits(), now.From?.InDigits()),
                ("Laatste dag van de periode", was.Until?.InDigits(), now.Until?.InDigits()), ("Bron", was.Source, now.Source),
                ("Nota", was.Note, now.Note),
            }.Concat(values.Select(label => (label, Of(was, label), Of(now, label))))
                .Where(c => c.Item2 != c.Item3).Select(c => $"{c.Item1}: van {c.Item2 ?? "niets"} naar {c.Item3 ?? "niets"}"),
        ];

        static string? Of(EarlierFigure figure, string label) => figure.Values.FirstOrDefault(v => v.Label == label) is { } value
            ? value.Value.InDutch() + (value.IsRest ? " (rest)" : "") : null;
    }
}
