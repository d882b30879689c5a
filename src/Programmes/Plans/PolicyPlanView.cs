using AgiiPlatform.Programmes.Subsidies;

namespace AgiiPlatform.Programmes.Plans;

/// <summary>A policy plan as it is shown.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">Its version.</param>
/// <param name="Name">Its name.</param>
/// <param name="From">Its first day.</param>
/// <param name="Until">Its last day.</param>
/// <param name="Status">How far it is.</param>
/// <param name="Notes">What else is to be said.</param>
/// <param name="Vision">What the municipality understands by it.</param>
/// <param name="BudgetNote">What changes in the money behind it.</param>
/// <param name="Themes">The horizontal themes.</param>
/// <param name="Objectives">The strategic objectives.</param>
/// <param name="SuccessFactors">The critical success factors.</param>
/// <param name="Responsibilities">Who is responsible for what.</param>
/// <param name="Actions">The action sheets.</param>
/// <param name="Tracks">The tracks over services, with their phases.</param>
/// <param name="Approvals">Who approved it or advised on it.</param>
/// <param name="Talks">The talks about how it goes.</param>
/// <param name="Contacts">Whom to reach about it.</param>
/// <param name="CostCents">The costs of all sheets, but of those that were given up.</param>
/// <param name="CoverCents">What covers them.</param>
/// <param name="ShortfallCents">The shortfalls of the sheets; what one has too much covers no other.</param>
/// <param name="How">How the shortfall was found, when there is one.</param>
/// <param name="Warnings">What does not add up, or cannot be in that order.</param>
public sealed record PolicyPlanView(
    Guid Id, int Version, string Name, DateOnly From, DateOnly Until, ProgrammeStatus Status, string? Notes, string? Vision,
    string? BudgetNote, IReadOnlyList<string> Themes, IReadOnlyList<Objective> Objectives, IReadOnlyList<string> SuccessFactors,
    IReadOnlyList<Responsibility> Responsibilities, IReadOnlyList<SheetView> Actions, IReadOnlyList<Track> Tracks,
    IReadOnlyList<Approval> Approvals, IReadOnlyList<Talk> Talks, IReadOnlyList<ContactCard> Contacts, long CostCents, long CoverCents,
    long ShortfallCents, string? How, IReadOnlyList<string> Warnings)
{
    internal static PolicyPlanView Of(Programme plan, IReadOnlyList<ProgrammeAction> actions)
    {
        List<SheetView> sheets = [.. actions.Select(a => SheetView.Of(a, plan))];
        var counted = sheets.FindAll(s => s.State != ActionState.Dropped);
        var lacking = counted.FindAll(s => s.ShortfallCents > 0);
        return new(plan.Id, plan.Version, plan.Name, plan.From, plan.Until, plan.Status, plan.Notes, plan.Plan.Vision, plan.Plan.BudgetNote,
            plan.Themes, plan.Objectives, plan.SuccessFactors, plan.Plan.Responsibilities, sheets, plan.Tracks, plan.Approvals,
            plan.Plan.Talks, plan.Plan.Contacts, counted.Sum(s => s.CostCents), counted.Sum(s => s.CoverCents),
            lacking.Sum(s => s.ShortfallCents), lacking.Count == 0 ? null
                : string.Join(" + ", lacking.Select(s => $"{s.ShortfallCents.InEuros()} ({s.Code})"))
                    + (lacking.Count == 1 ? "" : $" = {lacking.Sum(s => s.ShortfallCents).InEuros()}"),
            [.. plan.Tracks.SelectMany(OutOfOrder), .. counted.SelectMany(s => s.Warnings)]);
    }

    /// <summary>The phases that end before the one before them began: mostly a wrong year.</summary>
    private static IEnumerable<string> OutOfOrder(Track track)
    {
        Phase? before = null;
        foreach (var phase in track.Phases)
        {
            if ((phase.Until ?? phase.From) is { } end && end < before?.From)
            {
                yield return $"{track.Service}: de fase «{phase.Name}» eindigt op {end.InWords()}, voor de fase «{before.Name}» begint op "
                    + $"{before.From.InWords()}. Klopt het jaartal?";
            }
            else if (phase.From is not null)
            {
                before = phase; // one with a wrong year would make the next ones look right
            }
        }
    }
}
