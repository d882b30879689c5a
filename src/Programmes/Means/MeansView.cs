using AgiiPlatform.Programmes.Subsidies;

namespace AgiiPlatform.Programmes.Means;

/// <summary>The people and the money of a programme, by line and by action.</summary>
/// <param name="Personnel">Who is at work.</param>
/// <param name="Operating">The operating money.</param>
/// <param name="Removed">The lines that can be put back.</param>
/// <param name="Actions">What each action has; those that have nothing are left out.</param>
/// <param name="GeneralCents">The operating money of no action.</param>
/// <param name="StrengthensCents">What of the subsidy strengthens the regular operation, if that is said.</param>
/// <param name="InvestsCents">The rest, which is invested.</param>
/// <param name="How">How that rest was found, and what of it is left for people.</param>
public sealed record MeansView(
    IReadOnlyList<PersonnelLine> Personnel, IReadOnlyList<OperatingLine> Operating, IReadOnlyList<RemovedMeans> Removed,
    IReadOnlyList<ActionMeans> Actions, long GeneralCents, long? StrengthensCents, long? InvestsCents, string? How)
{
    internal static MeansView Of(Programme programme, IReadOnlyList<ProgrammeAction> actions, ProgrammeTotals totals)
    {
        var (personnel, operating) = (programme.Personnel, programme.Operating);
        var granted = totals.SubsidyCents + totals.MentorCents;
        var invests = granted - programme.StrengthensCents;
        return new(
            personnel, operating,
            [
                .. programme.RemovedPersonnel.Select(p => new RemovedMeans(
                    p.Id, p.Fte == 0 ? p.Employer : $"{p.Fte.InDutch()} VTE {p.Employer}")),
                .. programme.RemovedOperating.Select(o => new RemovedMeans(o.Id, $"{o.Text}, {o.Cents.InEuros()}")),
            ],
            [.. actions.Select(a => Of(a, personnel, operating)).Where(a => a.Fte + a.AgencyFte + a.OperatingCents > 0)],
            operating.Where(o => o.Shares.Count == 0).Sum(o => o.Cents), programme.StrengthensCents, invests,
            invests is not { } rest ? null
                : $"{totals.SubsidyCents.InEuros()} + {totals.MentorCents.InEuros()} als mentor − "
                    + $"{programme.StrengthensCents!.Value.InEuros()} = {rest.InEuros()}. Na de werkingsmiddelen van "
                    + $"{totals.OperatingCents.InEuros()} blijft {(rest - totals.OperatingCents).InEuros()} over voor "
                    + $"{totals.Fte.InDutch()} VTE.");
    }

    private static ActionMeans Of(ProgrammeAction action, IReadOnlyList<PersonnelLine> personnel, IReadOnlyList<OperatingLine> operating)
    {
        var own = personnel.Where(p => p.Source != PersonnelSource.Agency && p.Actions.Contains(action.Code)).ToList();
        var agency = personnel.Where(p => p.Source == PersonnelSource.Agency && p.Actions.Contains(action.Code)).ToList();
        return new(action.Code, action.Name, own.Sum(p => p.Fte), Others(own), agency.Sum(p => p.Fte), Others(agency),
            operating.SelectMany(o => o.Shares).Where(s => s.Action == action.Code).Sum(s => s.Cents));

        IReadOnlyList<string> Others(IEnumerable<PersonnelLine> lines) =>
            [.. lines.SelectMany(p => p.Actions).Where(a => a != action.Code).Distinct()];
    }
}
