using AgiiPlatform.Programmes.Definitions;
using AgiiPlatform.Programmes.Plans;
using AgiiPlatform.Programmes.Subsidies;

namespace AgiiPlatform.Programmes;

/// <summary>An action of a programme: numbered ("16") where a definition says so, coded ("3.3.1") in a policy plan.</summary>
internal sealed class ProgrammeAction : TenantEntity
{
    internal const int MaxCode = 20;
    internal const int MaxName = 300;
    private const int MaxPriority = 999;

    internal Guid ProgrammeId { get; private init; }
    internal int Position { get; private set; }
    internal string Code { get; private set; } = "";

    /// <summary>The code of its objective.</summary>
    internal string? Objective { get; private set; }

    internal string Name { get; private set; } = "";
    internal string? Description { get; private set; }

    /// <summary>What is counted: "begeleidingen". Reaches of other units are never added up.</summary>
    internal string? Unit { get; private set; }

    /// <summary>How it is subsidised, as the definition said when the programme was started.</summary>
    internal ActionRule? Rule { get; private init; }

    internal int CurrentReach { get; private set; }

    /// <summary>What is planned on top of it, for each cap of the rule in their order.</summary>
    internal IReadOnlyList<decimal> Planned { get; private set; } = [];

    internal IReadOnlyList<SubTarget> SubTargets { get; private set; } = [];

    /// <summary>1 is what matters most; none when nothing is planned.</summary>
    internal int? Priority { get; private set; }

    /// <summary>What is to be reached and what is paid, by <see cref="Subsidy"/>: kept, to be counted across municipalities.</summary>
    internal int Kpi { get; private set; }

    /// <inheritdoc cref="Kpi"/>
    internal long SubsidyCents { get; private set; }

    /// <summary>Whether this municipality is mentor to others for it.</summary>
    internal bool IsMentor { get; private set; }

    /// <summary>Whether it ran before the programme; a new one reports to another body. Not known yet: null.</summary>
    internal bool? RanBefore { get; private set; }

    internal ActionState State { get; private set; }
    internal string? Lead { get; private set; }
    internal IReadOnlyList<string> Partners { get; private set; } = [];

    /// <summary>The time as it is written; with days when they are known.</summary>
    internal string? Timing { get; private set; }

    internal DateOnly? From { get; private set; }
    internal DateOnly? Until { get; private set; }
    internal IReadOnlyList<MoneyLine> Money { get; private set; } = [];

    /// <summary>What a paper says where it differs from the sum: "tekort 10.000 (grofweg)".</summary>
    internal string? PrintedRemark { get; private set; }

    /// <summary>The shortfall as a paper has it, where it is rounded or wrong.</summary>
    internal long? PrintedShortfallCents { get; private set; }

    internal Guid? SteeringBodyId { get; private set; }

    /// <summary>By date, the oldest first.</summary>
    internal IReadOnlyList<Measurement> Measurements { get; private set; } = [];

    /// <summary>The sums of the action, with how they were found.</summary>
    internal SubsidyLine Subsidised => Subsidy.Of(Rule, Unit, CurrentReach, Planned);

    /// <summary>Plans what is to be reached, which decides what is paid.</summary>
    /// <param name="current">What is reached already.</param>
    /// <param name="planned">What comes on top, for each cap of the rule; see <see cref="Subsidy.Spread"/>.</param>
    /// <param name="priority">From 1; no two actions of a programme have the same, which the act sees to.</param>
    /// <param name="isMentor">Whether the municipality is mentor for it.</param>
    internal void Plan(decimal current, IReadOnlyList<decimal> planned, decimal? priority, bool isMentor)
    {
        Subsidy.Check(Code, Rule, current, planned);
        RuleViolation.If(planned.Sum() > 0 && priority is null or <= 0, "priority-missing",
            $"Actie {Code}: geef een prioriteit vanaf 1, want er is iets gepland.");
        RuleViolation.If(priority is { } given && (given != decimal.Floor(given) || given > MaxPriority), "priority-not-whole",
            $"Actie {Code}: geef als prioriteit een geheel getal van 1 tot {MaxPriority}.");
        (CurrentReach, Planned, Priority, IsMentor) = ((int)current, planned, planned.Sum() > 0 ? (int?)priority : null, isMentor);
        (Kpi, SubsidyCents) = (Subsidised.Kpi, Subsidised.Cents);
    }

    /// <summary>The action as the definition has it, with nothing planned yet.</summary>
    internal static ProgrammeAction Of(Programme programme, DefinedAction defined, int position) => new()
    {
        ProgrammeId = programme.Id, Position = position, Code = defined.Number, Objective = defined.Objective, Name = defined.Name,
        Unit = defined.Unit, Rule = defined.Rule, Planned = Subsidy.Spread(defined.Rule, 0),
    };

    /// <summary>Whether it says the same as another plan of the same action: then nothing is written.</summary>
    internal bool IsPlannedAs(ProgrammeAction other) =>
        (CurrentReach, Priority, IsMentor) == (other.CurrentReach, other.Priority, other.IsMentor) && Planned.SequenceEqual(other.Planned);

    /// <summary>Takes over the plan of the same action.</summary>
    internal void PlanAs(ProgrammeAction other) => Plan(other.CurrentReach, other.Planned, other.Priority, other.IsMentor);

    /// <summary>An action of a policy plan, with its own sheet.</summary>
    internal static ProgrammeAction Sheet(Programme plan, SheetTerms terms, int position)
    {
        var action = new ProgrammeAction { ProgrammeId = plan.Id, Position = position };
        action.Write(terms);
        return action;
    }

    /// <summary>Changes what the sheet says.</summary>
    internal void Write(SheetTerms t)
    {
        RuleViolation.If(t.Until < t.From, "period-ends-before-it-begins",
            $"Actie {t.Code} eindigt op {t.Until.InWords()}, voor ze begint op {t.From.InWords()}.");
        (Code, Objective, Name, Description, Lead, Partners) = (t.Code, t.Objective, t.Name, t.Description, t.Lead, t.Partners);
        (Timing, From, Until, State, RanBefore) = (t.Timing, t.From, t.Until, t.State, t.RanBefore);
        (Money, PrintedRemark, PrintedShortfallCents) = (t.Money, t.PrintedRemark, t.PrintedShortfallCents);
    }

    /// <summary>Says whether it ran before, and to which body it reports.</summary>
    internal void ReportTo(bool? ranBefore, Guid? body) => (RanBefore, SteeringBodyId) = (ranBefore, body);

    /// <summary>Whether anything of how it is carried out was written down.</summary>
    internal bool IsDescribed => Lead is not null || Description is not null || Partners.Count > 0 || SubTargets.Count > 0
        || SteeringBodyId is not null;

    /// <summary>Says how it is carried out: by whom, with whom, and how what is to be reached is divided.</summary>
    internal void Describe(ActionTerms t)
    {
        RuleViolation.If(!AddsUp(t.SubTargets, Kpi), "targets-do-not-add-up",
            $"Actie {Code}: de delen samen zijn {InWords(t.SubTargets)}, en te behalen is {Kpi}.");
        (State, Lead, Partners, Description, SubTargets) = (t.State, t.Lead, t.Partners, t.Description, t.SubTargets);
    }

    /// <summary>Refuses another KPI than the one that was divided.</summary>
    internal void CheckDivision(int kpi) => RuleViolation.If(!AddsUp(SubTargets, kpi), "targets-do-not-add-up",
        $"Actie {Code}: te behalen wordt {kpi}, en dat was verdeeld in {InWords(SubTargets)}. Haal eerst de verdeling weg bij de "
        + "invulling van de actie.");

    private static bool AddsUp(IReadOnlyList<SubTarget> parts, int kpi) => parts.Count == 0 || parts.Sum(s => (long)s.Target) == kpi;

    private static string InWords(IReadOnlyList<SubTarget> parts) =>
        $"{string.Join(" + ", parts.Select(s => s.Target))} = {parts.Sum(s => (long)s.Target)}";

    /// <summary>What was measured and counts, by date.</summary>
    internal IReadOnlyList<Measurement> Counting() => [.. Measurements.Where(m => m.RemovedBecause is null)];

    /// <summary>Replaces the series; <see cref="Measuring.Series"/> says what may stand in it.</summary>
    internal void Measure(IEnumerable<Measurement> series) => Measurements = [.. series.OrderBy(m => m.Date).ThenBy(m => m.Id)];
}
