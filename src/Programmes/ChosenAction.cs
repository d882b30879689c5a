using AgiiPlatform.Programmes.Definitions;
using AgiiPlatform.Programmes.Subsidies;

namespace AgiiPlatform.Programmes;

/// <summary>An action of a definition as a municipality chooses it.</summary>
public sealed record ChosenAction
{
    /// <summary>Its number in the definition.</summary>
    public string? Number { get; init; }

    /// <summary>What is reached already.</summary>
    public decimal? CurrentReach { get; init; }

    /// <summary>What is planned on top of it, in all; or see <see cref="Planned"/>.</summary>
    public decimal? PlannedReach { get; init; }

    /// <summary>What is planned for each sub-group, in the order of the caps.</summary>
    public IReadOnlyList<decimal>? Planned { get; init; }

    /// <summary>The same by the place of the sub-group.</summary>
    public GroupReach? Groups { get; init; }

    /// <summary>1 is what matters most.</summary>
    public decimal? Priority { get; init; }

    /// <summary>Whether the municipality is mentor for it.</summary>
    public bool Mentor { get; init; }

    /// <summary>The row of the sheet that it came from, to name it by.</summary>
    public int? Row { get; init; }

    /// <summary>Whether anything says that it is chosen, other than its number.</summary>
    internal bool IsFilledIn =>
        CurrentReach is not null || PlannedReach is not null || Planned is not null || Groups is not null || Priority is not null || Mentor;

    /// <summary>The action in a programme, at place <paramref name="index"/> of what was sent; it fits what is saved of it.</summary>
    internal ProgrammeAction In(
        Programme programme, ProgrammeDefinition definition, int index, IReadOnlyList<ProgrammeAction>? saved = null)
    {
        var defined = definition.Actions.FirstOrDefault(d => d.Number == Number);
        new Check().Must(defined is not null, $"actions[{index}].number",
            $"{(Row is { } row ? $"Rij {row}: actie" : "Actie")} {Number} is er niet in {definition.Name}.").ThrowIfInvalid();
        var action = ProgrammeAction.Of(programme, defined!, definition.Actions.Index().First(d => d.Item == defined).Index);
        try
        {
            action.Plan(CurrentReach ?? 0, PlannedIn(defined!), Priority, Mentor);
            saved?.FirstOrDefault(s => s.Code == action.Code)?.CheckDivision(action.Kpi);
        }
        catch (RuleViolation refused) when (Row is not null)
        {
            throw new RuleViolation(refused.Rule, $"Rij {Row}: {refused.Message}");
        }

        return action;
    }

    private IReadOnlyList<decimal> PlannedIn(DefinedAction defined)
    {
        if (Groups is null)
        {
            return Planned ?? Subsidy.Spread(defined.Rule, PlannedReach ?? 0);
        }

        var count = defined.Rule?.Caps.Count ?? 1;
        RuleViolation.If(Groups.All.Skip(count).Any(g => g is not null), "groups-do-not-fit",
            $"Actie {Number} heeft {Dutch.Count(count, "deelgroep", "deelgroepen")}, en er is voor meer iets gepland.");
        List<decimal> planned = [.. Groups.All.Take(count).Select(g => g ?? 0)];
        RuleViolation.If(PlannedReach is { } total && total != planned.Sum(), "groups-do-not-add-up",
            $"Actie {Number}: de deelgroepen zijn samen {planned.Sum().InDutch()}, en gepland is {PlannedReach?.InDutch()}.");
        return planned;
    }
}
