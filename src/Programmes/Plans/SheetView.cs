using AgiiPlatform.Programmes.Subsidies;

namespace AgiiPlatform.Programmes.Plans;

/// <summary>An action sheet as it is shown.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Code">Its code: "3.3.1".</param>
/// <param name="Objective">The code of its objective.</param>
/// <param name="Name">What is done.</param>
/// <param name="Description">More about it.</param>
/// <param name="Lead">Who leads it.</param>
/// <param name="Partners">Who takes part.</param>
/// <param name="Timing">The time as it is written.</param>
/// <param name="From">Its first day, when that is known.</param>
/// <param name="Until">Its last day.</param>
/// <param name="State">How far it is.</param>
/// <param name="RanBefore">Whether it ran before the plan.</param>
/// <param name="Money">Its costs and what covers them.</param>
/// <param name="CostCents">The costs together.</param>
/// <param name="CoverCents">What covers them.</param>
/// <param name="ShortfallCents">The rest; below zero when more is covered than it costs.</param>
/// <param name="How">The sum as a sentence.</param>
/// <param name="PrintedShortfallCents">The shortfall as a paper has it.</param>
/// <param name="PrintedRemark">What that paper says.</param>
/// <param name="Staff">The people at work.</param>
/// <param name="Warnings">What does not add up.</param>
public sealed record SheetView(
    Guid Id, string Code, string? Objective, string Name, string? Description, string? Lead, IReadOnlyList<string> Partners, string? Timing,
    DateOnly? From, DateOnly? Until, ActionState State, bool? RanBefore, IReadOnlyList<MoneyLine> Money, long CostCents, long CoverCents,
    long ShortfallCents, string? How, long? PrintedShortfallCents, string? PrintedRemark, IReadOnlyList<StaffOfSheet> Staff,
    IReadOnlyList<string> Warnings)
{
    internal static SheetView Of(ProgrammeAction a, Programme plan)
    {
        var (lines, covers) = (a.Money.Where(m => !m.IsCover).ToList(), a.Money.Where(m => m.IsCover).ToList());
        var costs = lines.Sum(m => m.Cents);
        var shortfall = costs - covers.Sum(c => c.Cents);
        List<string> warnings = [];
        if (shortfall < 0)
        {
            var covered = covers.Sum(c => c.Cents).InEuros();
            warnings.Add($"Actie {a.Code}: de dekking van {covered} is meer dan de kosten van {costs.InEuros()}.");
        }

        if (a.PrintedShortfallCents is { } printed && printed != shortfall)
        {
            warnings.Add($"Actie {a.Code}: er staat een tekort van {printed.InEuros()}, en de som geeft {shortfall.InEuros()}.");
        }

        return new(a.Id, a.Code, a.Objective, a.Name, a.Description, a.Lead, a.Partners, a.Timing, a.From, a.Until, a.State, a.RanBefore,
            a.Money, costs, covers.Sum(c => c.Cents), shortfall,
            a.Money.Count == 0 ? null
                : (lines.Count == 0 ? 0L.InEuros() : string.Join(" + ", lines.Select(l => l.Cents.InEuros())))
                    + (covers.Count == 0 ? $" kosten − {0L.InEuros()} dekking"
                        : string.Concat(covers.Select(c => $" − {c.Cents.InEuros()}")))
                    + $" = {shortfall.InEuros()}",
            a.PrintedShortfallCents, a.PrintedRemark,
            [.. plan.Personnel.Where(p => p.Actions.Contains(a.Code)).Select(p => new StaffOfSheet(
                p.Employer, p.Fte, p.Months, p.Months * p.Fte, [.. p.Actions.Where(c => c != a.Code)]))],
            warnings);
    }
}
