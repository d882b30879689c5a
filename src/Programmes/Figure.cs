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

    /// <summary>What it said before each correction, the oldest first; none when it was never corrected.</summary>
    internal IReadOnlyList<EarlierFigure>? Earlier { get; private set; }

    /// <summary>Who removed it, when and why; it stays readable.</summary>
    internal ChangeNote? Removed { get; private set; }

    /// <summary>Writes the figure as it is given.</summary>
    internal Figure Write(Figures.FigureInput given)
    {
        given.CheckRules();
        (Subject, Population, Whole, Unit, ReferenceDate, From, Until, Source, Note, Values) = (
            given.Subject!, given.Population, given.Whole, given.InPercent ? "%" : given.Unit, given.ReferenceDate, given.From, given.Until,
            given.Source!, given.Note,
            [.. given.Values!.Select(v => new FigureValue(v.Label!, v.Value!.Value, v.IsRest))]);
        return this;
    }

    /// <summary>Writes it anew; what it said stays with it.</summary>
    internal void Correct(Figures.FigureInput given, ChangeNote note)
    {
        RefuseRemoved();
        var before = As(note);
        Write(given);
        Earlier = [.. Earlier ?? [], before];
    }

    /// <summary>Takes it out of the list.</summary>
    internal void Remove(ChangeNote note)
    {
        RefuseRemoved();
        Removed = note;
    }

    /// <summary>What it says, as it was until this correction.</summary>
    internal EarlierFigure As(ChangeNote note) =>
        new(Subject, Population, Whole, Unit, ReferenceDate, From, Until, Source, Note, Values, note);

    private void RefuseRemoved() =>
        RuleViolation.If(Removed is not null, "figure-removed", $"«{Subject}» is verwijderd op {Removed?.On.InWords()}.");
}
