using AgiiPlatform.Programmes.Definitions;
using AgiiPlatform.Programmes.Subsidies;

namespace AgiiPlatform.Programmes;

/// <summary>An action of a programme: numbered ("16") where a definition says so, coded ("3.3.1") in a policy plan.</summary>
internal sealed class ProgrammeAction : TenantEntity
{
    internal const int MaxCode = 20;
    internal const int MaxName = 300;

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
    internal void Plan(int current, IReadOnlyList<decimal> planned, int? priority, bool isMentor)
    {
        Subsidy.Check(Code, Rule, current, planned);
        RuleViolation.If(planned.Sum() > 0 && priority is null or <= 0, "priority-missing",
            $"Actie {Code}: geef een prioriteit vanaf 1, want er is iets gepland.");
        (CurrentReach, Planned, Priority, IsMentor) = (current, planned, planned.Sum() > 0 ? priority : null, isMentor);
        (Kpi, SubsidyCents) = (Subsidised.Kpi, Subsidised.Cents);
    }

    /// <summary>The action as the definition has it, with nothing planned yet.</summary>
    internal static ProgrammeAction Of(Programme programme, DefinedAction defined, int position) => new()
    {
        ProgrammeId = programme.Id, Position = position, Code = defined.Number, Objective = defined.Objective, Name = defined.Name,
        Unit = defined.Unit, Rule = defined.Rule, Planned = Subsidy.Spread(defined.Rule, 0),
    };

    /// <summary>What was measured and counts, by date.</summary>
    internal IReadOnlyList<Measurement> Counting() => [.. Measurements.Where(m => m.RemovedBecause is null)];

    /// <summary>Replaces the series; <see cref="Measuring.Series"/> says what may stand in it.</summary>
    internal void Measure(IEnumerable<Measurement> series) => Measurements = [.. series.OrderBy(m => m.Date).ThenBy(m => m.Id)];
}
