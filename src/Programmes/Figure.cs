namespace AgiiPlatform.Programmes;

/// <summary>A figure about the municipality: of whom, on which day, over which period, and where it comes from.</summary>
internal sealed class Figure : TenantEntity
{
    internal const int MaxText = 500;

    internal string Subject { get; private set; } = "";

    /// <summary>Of whom: "nieuwkomers 2010-2012".</summary>
    internal string? Population { get; private set; }

    /// <summary>How many they are: what a percentage is of.</summary>
    internal decimal? Whole { get; private set; }

    internal string? Unit { get; private set; }
    internal DateOnly? ReferenceDate { get; private set; }

    /// <summary>The period it is about.</summary>
    internal DateOnly? From { get; private set; }

    /// <inheritdoc cref="From"/>
    internal DateOnly? Until { get; private set; }

    internal string Source { get; private set; } = "";
    internal string? Note { get; private set; }

    /// <summary>One value, or several that are drawn as bars or a pie.</summary>
    internal IReadOnlyList<FigureValue> Values { get; private set; } = [];

    /// <summary>Writes the figure as it is given.</summary>
    internal Figure Write(Figures.FigureInput given)
    {
        given.CheckRules();
        (Subject, Population, Whole, Unit, ReferenceDate, From, Until, Source, Note, Values) = (
            given.Subject!, given.Population, given.Whole, given.Unit, given.ReferenceDate, given.From, given.Until, given.Source!,
            given.Note,
            [.. given.Values!.Select(v => new FigureValue(v.Label!, v.Value!.Value, v.IsRest))]);
        return this;
    }
}
