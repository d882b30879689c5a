using AgiiPlatform.Programmes.Subsidies;

namespace AgiiPlatform.Programmes;

/// <summary>People at work on one or several actions; counted once, however many actions share it.</summary>
/// <param name="Id">Its id within the programme.</param>
/// <param name="Fte">Full-time equivalents, exactly: 0.5. Kept as 0 where the annex says them: shown as it says them now.</param>
/// <param name="Source">Whose people they are.</param>
/// <param name="Employer">The service or organisation.</param>
/// <param name="Actions">The codes of the actions that share it; none: for the programme as a whole.</param>
/// <param name="Months">How many months, when not the whole period.</param>
/// <param name="Tasks">What they do.</param>
/// <param name="ActionTasks">What AgII does for each action, with the line of the annex where it is agreed.</param>
public sealed record PersonnelLine(
    Guid Id, decimal Fte, PersonnelSource Source, string Employer, IReadOnlyList<string> Actions, decimal? Months = null,
    string? Tasks = null, IReadOnlyList<ActionTask>? ActionTasks = null)
{
    /// <summary>As it is shown: with the full-time equivalents that are agreed, where the annex says them.</summary>
    internal PersonnelLine Shown => this with { Fte = FteOf(ActionTasks ?? []) ?? Fte };

    /// <summary>The full-time equivalents that are agreed for these tasks, a line of the annex once; null when none are.</summary>
    internal static decimal? FteOf(IEnumerable<ActionTask> tasks) =>
        tasks.Select(t => t.Agreed).Where(a => a?.Fte is not null).DistinctBy(a => a!.LineId).ToList() is { Count: > 0 } agreed
            ? agreed.Sum(a => a!.Fte) : null;

    /// <summary>"Sociaal Huis, 0,5 VTE".</summary>
    internal string InWords => Fte == 0 ? Employer : $"{Employer}, {Fte.InDutch()} VTE";
}
