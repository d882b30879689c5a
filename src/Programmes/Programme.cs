using AgiiPlatform.Programmes.Definitions;
using AgiiPlatform.Programmes.Plans;
using AgiiPlatform.Programmes.Subsidies;

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

    /// <summary>Who gave it up, when and why.</summary>
    internal ChangeNote? Withdrawn { get; private set; }

    /// <summary>When it was closed and by whom, the oldest first, each with what reopened it; none when it never was.</summary>
    internal IReadOnlyList<Closing>? Closings { get; private set; }

    /// <summary>What was granted for the actions, as the letter says: the sum is checked against it.</summary>
    internal long? GrantedCents { get; private set; }

    /// <summary>What of it is asked back, by date; none when nothing is.</summary>
    internal IReadOnlyList<Recovery>? Recoveries { get; private set; }

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

    /// <summary>What only a policy plan has.</summary>
    internal PlanDetails Plan { get; private set; } = new();

    /// <summary>The lines that were removed and can be put back: never counted.</summary>
    internal IReadOnlyList<PersonnelLine> RemovedPersonnel { get; private set; } = [];

    /// <inheritdoc cref="RemovedPersonnel"/>
    internal IReadOnlyList<OperatingLine> RemovedOperating { get; private set; } = [];

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
            Status = grantedCents is null ? ProgrammeStatus.Draft : ProgrammeStatus.Granted,
        };
    }

    /// <summary>Says that it was applied for; from then on it counts.</summary>
    internal void ApplyFor(bool hasPlans)
    {
        RefuseIfOver();
        RuleViolation.If(Status != ProgrammeStatus.Draft, "applied-for-already", $"«{Name}» is al aangevraagd.");
        RuleViolation.If(!hasPlans, "nothing-to-apply-for",
            $"«{Name}» heeft nog geen actie waarvoor iets gepland is. Kies eerst de acties.");
        Status = ProgrammeStatus.AppliedFor;
    }

    /// <summary>Gives it up: it stays readable, and makes place for another one of that period.</summary>
    internal void Withdraw(ChangeNote note)
    {
        RefuseIfOver();
        (Status, Withdrawn) = (ProgrammeStatus.Withdrawn, note);
    }

    /// <summary>Closes what was granted, once its reports are sent: nothing of it is written any more.</summary>
    /// <param name="closing">When, and who says so.</param>
    /// <param name="unsent">The title of a report that was not sent, if there is one.</param>
    /// <param name="asAgreed">Its people, with what the annexes say of AgII's support: what was reported stays.</param>
    internal void Close(Closing closing, string? unsent, IReadOnlyList<PersonnelLine> asAgreed)
    {
        RefuseIfOver();
        RuleViolation.If(Status is ProgrammeStatus.Draft or ProgrammeStatus.AppliedFor, "nothing-granted",
            $"«{Name}» is nog niet toegekend. Registreer eerst het toegekende bedrag, of trek het programma in.");
        RuleViolation.If(closing.Date < From, "before-the-begin",
            $"Op {closing.Date.InWords()} kan «{Name}» niet afgesloten zijn: het begint op {From.InWords()}.");
        RuleViolation.If(unsent is not null, "report-not-sent",
            $"«{Name}» heeft nog een verslag dat niet verstuurd is: «{unsent}». Verstuur of verwijder het eerst.");
        (Status, Closings, Personnel) = (ProgrammeStatus.Closed, [.. Closings ?? [], closing], asAgreed);
    }

    /// <summary>Opens again what was closed: it is written into as before, and AgII's support is what the annexes say now.</summary>
    internal void Reopen(ChangeNote note)
    {
        RuleViolation.If(Status != ProgrammeStatus.Closed, "not-closed", $"«{Name}» is niet afgesloten.");
        (Status, Closings) = (ProgrammeStatus.Granted, [.. Closings!.SkipLast(1), Closings![^1] with { Reopened = note }]);
        Personnel = [.. Personnel.Select(p => p with { ActionTasks = p.ActionTasks?.Select(t => t with { Agreed = null }).ToList() })];
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

    /// <summary>What was granted for its actions, as the letter says: null when that is not known any more.</summary>
    internal void Grant(long? cents)
    {
        RefuseIfOver();
        GrantedCents = cents;
        Status = (Status, cents) switch
        {
            (ProgrammeStatus.Draft or ProgrammeStatus.AppliedFor, not null) => ProgrammeStatus.Granted,
            (ProgrammeStatus.Granted, null) => ProgrammeStatus.AppliedFor,
            _ => Status,
        };
    }

    /// <summary>Says what of what was granted is asked back: never more than that.</summary>
    internal void Recover(IReadOnlyList<Recovery> recoveries)
    {
        RefuseIfClosed();
        RuleViolation.If(GrantedCents is null, "nothing-granted", $"«{Name}»: er is nog niets toegekend om terug te vorderen.");
        var sum = recoveries.Sum(r => r.Cents);
        RuleViolation.If(sum > GrantedCents, "more-than-granted", $"«{Name}»: {sum.InEuros()} terugvorderen is meer dan de "
            + $"{GrantedCents.GetValueOrDefault().InEuros()} die is toegekend.");
        foreach (var early in recoveries.Where(r => r.Date < From))
        {
            throw new RuleViolation("before-the-begin",
                $"Op {early.Date.InWords()} kan niets teruggevorderd zijn: «{Name}» begint op {From.InWords()}.");
        }

        Recoveries = recoveries.Count == 0 ? null : [.. recoveries.OrderBy(r => r.Date)];
    }

    /// <summary>Begins a policy plan of the municipality.</summary>
    internal static Programme Begin(PlanTerms terms)
    {
        var plan = new Programme { Kind = ProgrammeKind.PolicyPlan };
        plan.Write(terms);
        return plan;
    }

    /// <summary>Changes what a policy plan says of itself.</summary>
    internal void Write(PlanTerms terms)
    {
        RuleViolation.If(terms.Until < terms.From, "period-ends-before-it-begins",
            $"Het plan eindigt op {terms.Until.InWords()}, voor het begint op {terms.From.InWords()}.");
        (Name, From, Until, Status, Notes) = (terms.Name, terms.From, terms.Until, terms.Status, terms.Notes);
        (Themes, Objectives, SuccessFactors) = (terms.Themes, terms.Objectives, terms.SuccessFactors);
        Plan = Plan with { Vision = terms.Vision, BudgetNote = terms.BudgetNote, Responsibilities = terms.Responsibilities };
    }

    /// <summary>The tracks of a policy plan, each with its phases: a strange order is shown with a warning, not refused.</summary>
    internal void SetTracks(IReadOnlyList<Track> tracks) => Tracks = tracks;

    /// <summary>Who approved it or advised on it, by date.</summary>
    internal void SetApprovals(IReadOnlyList<Approval> approvals) => Approvals = [.. approvals.OrderBy(a => a.Date)];

    /// <summary>The talks about how it goes, by date.</summary>
    internal void SetTalks(IReadOnlyList<Talk> talks) => Plan = Plan with { Talks = [.. talks.OrderBy(t => t.Date)] };

    /// <summary>What has to be there for it to succeed.</summary>
    internal void SetSuccessFactors(IReadOnlyList<string> factors) => SuccessFactors = factors;

    /// <summary>Whom to reach about it.</summary>
    internal void SetContacts(IReadOnlyList<ContactCard> contacts) => Plan = Plan with { Contacts = contacts };

    /// <summary>Refuses who looked at an older version than the one that is there.</summary>
    internal void RefuseUnless(int? version)
    {
        new Check().Required(version, "version", "de versie").ThrowIfInvalid();
        RuleViolation.If(version != Version, "changed-meanwhile",
            "Iemand anders heeft dit programma intussen gewijzigd. Bekijk de nieuwe versie en probeer opnieuw.");
    }

    /// <summary>Adds these people at work, or what takes the place of them.</summary>
    internal void Set(PersonnelLine line)
    {
        RefuseIfOver();
        Personnel = Personnel.Any(p => p.Id == line.Id) ? [.. Personnel.Select(p => p.Id == line.Id ? line : p)] : [.. Personnel, line];
    }

    /// <summary>Takes these lines for showing only: never in a programme that is saved.</summary>
    internal void Show(IReadOnlyList<PersonnelLine> asAgreed) => Personnel = asAgreed;

    /// <summary>Adds this operating money, or what takes the place of it.</summary>
    internal void Set(OperatingLine line)
    {
        RefuseIfOver();
        Operating = Operating.Any(o => o.Id == line.Id) ? [.. Operating.Select(o => o.Id == line.Id ? line : o)] : [.. Operating, line];
    }

    /// <summary>Removes a line of people or of money; it can be put back.</summary>
    internal void RemoveMeans(Guid line)
    {
        RefuseIfOver();
        _ = Personnel.Any(p => p.Id == line) || Operating.Any(o => o.Id == line) ? true : throw new NotFound();
        (RemovedPersonnel, Personnel) = Move(Personnel, RemovedPersonnel, p => p.Id == line);
        (RemovedOperating, Operating) = Move(Operating, RemovedOperating, o => o.Id == line);
    }

    /// <summary>Puts a removed line back, when the actions for which it was are still there.</summary>
    internal void RestoreMeans(Guid line, IReadOnlyList<string> codes)
    {
        RefuseIfOver();
        IEnumerable<(Guid Id, string Text, IEnumerable<string> Actions)> removed =
        [
            .. RemovedPersonnel.Select(p => (p.Id, p.Employer, (IEnumerable<string>)p.Actions)),
            .. RemovedOperating.Select(o => (o.Id, o.Text, o.Shares.Select(s => s.Action))),
        ];
        var (_, text, actions) = removed.FirstOrDefault(r => r.Id == line) is { Text: not null } found ? found : throw new NotFound();
        List<string> gone = [.. actions.Except(codes)];
        RuleViolation.If(gone.Count > 0, "action-gone", $"«{text}»: {(gone.Count == 1 ? "actie" : "de acties")} {Dutch.List(gone)} "
            + $"{(gone.Count == 1 ? "staat" : "staan")} niet meer in dit programma. Voeg de regel opnieuw toe bij de acties die er zijn.");
        (Personnel, RemovedPersonnel) = Move(RemovedPersonnel, Personnel, p => p.Id == line);
        (Operating, RemovedOperating) = Move(RemovedOperating, Operating, o => o.Id == line);
    }

    /// <summary>Says what of what is granted strengthens the regular operation; the rest is invested.</summary>
    internal void Divide(long strengthensCents, long grantedCents)
    {
        RefuseIfOver();
        RuleViolation.If(strengthensCents > grantedCents, "more-than-granted",
            $"Versterken van de reguliere werking: {strengthensCents.InEuros()} is meer dan de subsidie van {grantedCents.InEuros()}.");
        StrengthensCents = strengthensCents;
    }

    /// <summary>Refuses to change what is closed or withdrawn.</summary>
    internal void RefuseIfOver()
    {
        RefuseIfClosed();
        RuleViolation.If(Status == ProgrammeStatus.Withdrawn, "programme-withdrawn",
            $"«{Name}» is ingetrokken en wordt niet meer gewijzigd.");
    }

    /// <summary>Refuses to change what is closed; of what was withdrawn something may still be noted.</summary>
    internal void RefuseIfClosed() => RuleViolation.If(Status == ProgrammeStatus.Closed, "programme-closed",
        $"«{Name}» is afgesloten en wordt niet meer gewijzigd{(Kind == ProgrammeKind.Subsidised ? ", tenzij u het heropent" : "")}.");

    private static (IReadOnlyList<T> To, IReadOnlyList<T> From) Move<T>(IReadOnlyList<T> from, IReadOnlyList<T> to, Func<T, bool> which) =>
        from.Any(which) ? ([.. to, .. from.Where(which)], [.. from.Where(x => !which(x))]) : (to, from);

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
