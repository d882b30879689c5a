using AgiiPlatform.Programmes.Definitions;
using AgiiPlatform.Programmes.Subsidies;

namespace AgiiPlatform.Programmes;

/// <summary>An action of a definition as a municipality chooses it.</summary>
public sealed record ChosenAction
{
    /// <summary>Its number in the definition.</summary>
    public string? Number { get; init; }

    /// <summary>What is reached already.</summary>
    public int CurrentReach { get; init; }

    /// <summary>What is planned on top of it, in all; or see <see cref="Planned"/>.</summary>
    public decimal PlannedReach { get; init; }

    /// <summary>What is planned for each sub-group, in the order of the caps.</summary>
    public IReadOnlyList<decimal>? Planned { get; init; }

    /// <summary>1 is what matters most.</summary>
    public int? Priority { get; init; }

    /// <summary>Whether the municipality is mentor for it.</summary>
    public bool Mentor { get; init; }

    /// <summary>The action in a programme, at place <paramref name="index"/> of what was sent.</summary>
    internal ProgrammeAction In(Programme programme, ProgrammeDefinition definition, int index)
    {
        var defined = definition.Actions.FirstOrDefault(d => d.Number == Number);
        new Check().Must(defined is not null, $"actions[{index}].number", $"Actie {Number} is er niet in {definition.Name}.")
            .ThrowIfInvalid();
        var action = ProgrammeAction.Of(programme, defined!, definition.Actions.Index().First(d => d.Item == defined).Index);
        action.Plan(CurrentReach, Planned ?? Subsidy.Spread(defined!.Rule, PlannedReach), Priority, Mentor);
        return action;
    }
}
