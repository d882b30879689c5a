using AgiiPlatform.Programmes.Means;
using AgiiPlatform.Programmes.Subsidies;

namespace AgiiPlatform.Programmes;

/// <summary>A programme as it is shown.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">Its version, raised by each change of its plan.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name.</param>
/// <param name="Definition">The definition it was started from.</param>
/// <param name="Period">Its first and last day.</param>
/// <param name="Status">How far it is.</param>
/// <param name="Notes">What else is to be said.</param>
/// <param name="Objectives">What it is to reach.</param>
/// <param name="Actions">Its actions, in the order of the definition.</param>
/// <param name="Totals">Its totals.</param>
public sealed record ProgrammeView(
    Guid Id, int Version, ProgrammeKind Kind, string Name, UsedDefinition? Definition, Period Period, ProgrammeStatus Status, string? Notes,
    IReadOnlyList<Objective> Objectives, IReadOnlyList<ActionView> Actions, ProgrammeTotals Totals)
{
    /// <summary>Who gave it up, when and why.</summary>
    public ChangeNote? Withdrawn { get; init; }

    /// <summary>When it was closed and by whom, the oldest first, each with what reopened it.</summary>
    public required IReadOnlyList<Closing> Closings { get; init; }

    /// <summary>What of what was granted is asked back here, by date.</summary>
    public required IReadOnlyList<Recovery> Recoveries { get; init; }

    /// <summary>How it ended, once it is closed: the balance is paid, or what was granted is asked back, in part or whole.</summary>
    internal string Outcome => Recoveries.Sum(r => r.Cents) switch
    {
        0 => "Saldo betaald",
        var back when back < Totals.GrantedCents => "Gedeeltelijk teruggevorderd",
        _ => "Teruggevorderd",
    };

    /// <summary>Whether nothing of it is changed any more.</summary>
    internal bool IsOver => Status.IsOver();

    /// <summary>Its people and its money.</summary>
    public required MeansView Means { get; init; }
}
