using AgiiPlatform.Programmes.Definitions;

namespace AgiiPlatform.Programmes.Subsidies;

/// <summary>
/// The sums of a subsidised programme, from numbers alone: for what is saved, and for what somebody only tries. Only what is planned on
/// top of what is reached already is paid; the KPI is both together.
/// </summary>
internal static class Subsidy
{
    /// <summary>An action with what is planned for each cap of its rule, in their order.</summary>
    internal static SubsidyLine Of(ActionRule? rule, string? unit, int current, IReadOnlyList<decimal> planned)
    {
        var (sum, rate) = (planned.Sum(), rule?.RateCents ?? 0);
        var cents = decimal.ToInt64(decimal.Round(sum * rate, MidpointRounding.AwayFromZero));
        var kpi = current + decimal.ToInt32(decimal.Floor(sum));
        var parts = planned.Where(p => p > 0).ToList();
        var units = parts.Count > 1 ? $"({string.Join(" + ", parts.Select(p => p.InDutch()))})" : sum.InDutch();
        var paid = rule is null ? "Deze actie wordt niet per eenheid gesubsidieerd" : $"{units} × {rate.InEuros()} = {cents.InEuros()}";
        var whole = sum == decimal.Floor(sum) ? "" : ", naar beneden afgerond";
        return new(kpi, sum, cents, $"{paid}; te behalen KPI = {current} nu + {sum.InDutch()} extra = {kpi}{whole}",
            rule is not null && sum > 0 && current > 0
                ? $"KPI × bedrag zou {((long)kpi * rate).InEuros()} zijn. {Dutch.Count(current, "eenheid", "eenheden")} "
                    + $"({unit ?? "bereik"}) {(current == 1 ? "is" : "zijn")} er al; alleen wat erbij komt, wordt gesubsidieerd."
                : null,
            RuleUsed(rule, planned));
    }

    /// <summary>What is planned in all, given to the caps in their order; half a unit only fits the regulation's.</summary>
    internal static IReadOnlyList<decimal> Spread(ActionRule? rule, decimal planned)
    {
        if (rule is null)
        {
            return [planned];
        }

        var isWhole = planned == decimal.Floor(planned);
        var left = planned;
        List<decimal> spread = [];
        foreach (var cap in rule.Caps)
        {
            spread.Add(Math.Min(left, isWhole ? cap.Max : cap.Regulation ?? cap.Max));
            left -= spread[^1];
        }

        spread[^1] += left; // too much is refused where it stands
        return spread;
    }

    /// <summary>Refuses what does not fit the rule: below nothing, half units, or more than the cap of a sub-group.</summary>
    internal static void Check(string action, ActionRule? rule, decimal current, IReadOnlyList<decimal> planned)
    {
        RuleViolation.If(current < 0 || planned.Any(p => p < 0), "reach-below-zero",
            $"Actie {action}: de waarde moet groter of gelijk aan 0 zijn.");
        RuleViolation.If(current != decimal.Floor(current), "reach-not-whole", $"Actie {action}: geef een geheel getal.");
        RuleViolation.If(planned.Sum() > MaxReach || current > MaxReach, "reach-too-large",
            $"Actie {action}: een bereik is hoogstens {((decimal)MaxReach).InDutch()}.");
        var caps = rule?.Caps ?? [new(MaxReach)];
        RuleViolation.If(planned.Count != caps.Count, "groups-do-not-fit",
            $"Actie {action} heeft {Dutch.Count(caps.Count, "deelgroep", "deelgroepen")}, niet {planned.Count}.");
        foreach (var (units, cap) in planned.Zip(caps))
        {
            RuleViolation.If(units != decimal.Floor(units) && units != cap.Regulation, "reach-not-whole",
                $"Actie {action}: geef een geheel getal.");
            RuleViolation.If(units > cap.Max, "above-the-cap",
                $"Actie {action}: max. {cap.Max}{(cap.Name is null ? "" : $" voor {cap.Name}")}, en er zijn er {units.InDutch()} gepland.");
        }
    }

    /// <summary>The totals of a programme. Reaches are not added up: they count plans, people and families.</summary>
    internal static ProgrammeTotals Totals(
        IReadOnlyList<(long Cents, bool IsMentor)> actions, PaymentTerms? payment, IReadOnlyList<PersonnelLine> personnel,
        IReadOnlyList<OperatingLine> operating, long? granted)
    {
        var subsidy = actions.Sum(a => a.Cents);
        var first = payment is null ? 0
            : decimal.ToInt64(decimal.Round(subsidy * payment.FirstPercent / 100m, MidpointRounding.AwayFromZero));
        return new(
            subsidy,
            payment is null ? 0 : payment.MentorCents * actions.Count(a => a.IsMentor),
            payment is null ? 0
                : decimal.ToInt64(decimal.Round(subsidy * payment.CoFundingPercent / 100m, MidpointRounding.AwayFromZero)),
            personnel.Where(p => p.Source != PersonnelSource.Agency).Sum(p => p.Fte),
            personnel.Where(p => p.Source == PersonnelSource.Agency).Sum(p => p.Fte),
            operating.Sum(o => o.Cents), first, payment is null ? 0 : subsidy - first, granted,
            granted is { } amount && amount != subsidy
                ? $"De som wijkt {Math.Abs(subsidy - amount).InEuros()} af van het toegekende totaal: de acties samen zijn "
                    + $"{subsidy.InEuros()}, toegekend is {amount.InEuros()}."
                : null);
    }

    private static string? RuleUsed(ActionRule? rule, IReadOnlyList<decimal> planned)
    {
        if (rule is null || !rule.Caps.Zip(planned).Any(p => p.First.Regulation is { } r && p.Second >= r))
        {
            return null;
        }

        var byRegulation = rule.Caps.Zip(planned).Any(p => p.First.Regulation == p.Second);
        var caps = string.Join(" + ", rule.Caps.Select(c => (byRegulation ? c.Regulation ?? c.Max : c.Max).InDutch()));
        return byRegulation ? $"Volgens het reglement: {caps}." : $"Volgens het aanvraagformulier, in gehele getallen: {caps}.";
    }

    private const int MaxReach = 100_000;
}
