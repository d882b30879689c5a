using AgiiPlatform.Programmes.Definitions;

namespace AgiiPlatform.Programmes;

/// <summary>
/// A programme with objectives and actions: subsidised, a policy plan, or a project of several municipalities. What is only read with it
/// (objectives, people, money, approvals) is a part of its row; its actions are rows, since all municipalities' are counted together.
/// What changes an action's plan touches the programme (<c>db.Touch</c>), since the rules span its actions; a measurement does not.
/// </summary>
/// <remarks>
/// A project of several municipalities is a programme of the one that leads. Its workspace (members with their periods, duos,
/// deliverables, meetings) hangs on this row by its id, in tables of its own that pass the walls by membership.
/// </remarks>
internal sealed class Programme : TenantEntity
{
    internal const int MaxName = 200;
    internal const int MaxText = 4000;

    internal ProgrammeKind Kind { get; private init; }
    internal string Name { get; private set; } = "";
    internal DateOnly From { get; private set; }
    internal DateOnly Until { get; private set; }
    internal ProgrammeStatus Status { get; private set; }

    /// <summary>The definition it was started from, and its version then: a later version changes nothing here.</summary>
    internal string? DefinitionId { get; private init; }

    /// <inheritdoc cref="DefinitionId"/>
    internal int? DefinitionVersion { get; private init; }

    /// <summary>How it is paid, as that version says.</summary>
    internal PaymentTerms? Payment { get; private init; }

    /// <summary>What was granted for the actions, as the letter says: the sum is checked against it.</summary>
    internal long? GrantedCents { get; private set; }

    internal string? Notes { get; private set; }
    internal IReadOnlyList<Objective> Objectives { get; private set; } = [];
    internal IReadOnlyList<string> Themes { get; private set; } = [];
    internal IReadOnlyList<string> SuccessFactors { get; private set; } = [];
    internal IReadOnlyList<Approval> Approvals { get; private set; } = [];
    internal IReadOnlyList<Track> Tracks { get; private set; } = [];
    internal IReadOnlyList<PersonnelLine> Personnel { get; private set; } = [];
    internal IReadOnlyList<OperatingLine> Operating { get; private set; } = [];

    /// <summary>What of the subsidy strengthens the regular operation; the rest is invested.</summary>
    internal long? StrengthensCents { get; private set; }

    /// <summary>Takes part in a subsidised programme, as this version of its definition says.</summary>
    internal static Programme Start(ProgrammeDefinition definition, string? name, DateOnly? from, DateOnly? until, long? grantedCents)
    {
        var (first, last) = (from ?? definition.From, until ?? definition.Until);
        RuleViolation.If(last < first, "period-ends-before-it-begins",
            $"Het programma eindigt op {last.InWords()}, voor het begint op {first.InWords()}.");
        return new Programme
        {
            Kind = ProgrammeKind.Subsidised, Name = name ?? definition.Name, From = first, Until = last,
            DefinitionId = definition.DefinitionId, DefinitionVersion = definition.Number, Payment = definition.Payment,
            Objectives = definition.Objectives, GrantedCents = grantedCents,
        };
    }

    /// <summary>What holds over its actions: no two with the same number, or the same priority.</summary>
    internal static void CheckTogether(IReadOnlyList<ProgrammeAction> actions)
    {
        foreach (var same in actions.GroupBy(a => a.Code).Where(g => g.Count() > 1))
        {
            throw new RuleViolation("action-twice", $"Actie {same.Key} staat er twee keer.");
        }

        foreach (var same in actions.Where(a => a.Priority is not null).GroupBy(a => a.Priority).Where(g => g.Count() > 1))
        {
            throw new RuleViolation("priority-twice",
                $"De acties {Dutch.List([.. same.Select(a => a.Code)])} hebben dezelfde prioriteit {same.Key}. Geef elke een andere.");
        }
    }

    /// <summary>Begins a project with other municipalities, led by the one whose row this is.</summary>
    internal static Programme StartProject(string name, DateOnly from, DateOnly until, long? subsidyCents, string? notes)
    {
        RuleViolation.If(until < from, "period-ends-before-it-begins",
            $"Het project eindigt op {until.InWords()}, voor het begint op {from.InWords()}.");
        return new Programme
        {
            Kind = ProgrammeKind.InterMunicipal, Name = name, From = from, Until = until, GrantedCents = subsidyCents, Notes = notes,
            Status = ProgrammeStatus.Running,
        };
    }
}
