namespace AgiiPlatform.Agreements.Annexes;

/// <summary>
/// A line of an annex: an action, a part of one (its parent is the action), or a reference to another agreement. A record of its own with
/// a version of its own, so that two people can work on different lines. A change of it raises the annex's version too, so that the annex
/// is not approved while a line changes.
/// </summary>
internal sealed class ActionLine : TenantEntity
{
    private ActionLine()
    {
    }

    internal Guid AnnexId { get; private set; }

    /// <summary>The action this is a part of; null for an action itself. Its programme and theme are those of the action.</summary>
    internal Guid? ParentId { get; private set; }

    /// <summary>The order among all lines of the annex; a programme or theme stands where its first line stands.</summary>
    internal int Position { get; private set; }

    internal LineKind Kind { get; private set; }
    internal string? Programme { get; private set; }

    /// <summary>Outside all programmes: "Andere acties", "Algemeen".</summary>
    internal string? Category { get; private set; }

    internal string? Objective { get; private set; }
    internal string? Theme { get; private set; }
    internal string Text { get; private set; } = "";

    /// <summary>The agreement that a reference points to, when it is on record here.</summary>
    internal Guid? RefersTo { get; private set; }

    internal string Responsible { get; private set; } = "";
    internal IReadOnlyList<string> Partners { get; private set; } = [];
    internal string? TargetService { get; private set; }

    /// <summary>Null until the people concerned have chosen it: "in onderling overleg te bepalen".</summary>
    internal WorkingForm? WorkingForm { get; private set; }

    internal Modality Modality { get; private set; }

    /// <summary>What a conditional action depends on.</summary>
    internal string? Condition { get; private set; }

    /// <summary>The domain of expertise, in lower case: "welzijn", "onderwijs".</summary>
    internal string? Domain { get; private set; }

    /// <summary>Who of AgII's staff does it, and when.</summary>
    internal IReadOnlyList<StaffMember> Staff { get; private set; } = [];

    /// <summary>The accounts in <see cref="Staff"/> one after the other, to find the actions of somebody.</summary>
    internal string StaffIds { get; private set; } = "";

    /// <summary>A body of the municipality in which AgII takes part: a steering group, an advisory committee.</summary>
    internal string? Body { get; private set; }

    /// <summary>How much AgII does for it, in full-time equivalents, when the annex says so.</summary>
    internal decimal? Fte { get; private set; }

    internal LineStatus Status { get; private set; }
    internal IReadOnlyList<ProgressNote> Progress { get; private set; } = [];
    internal LineResult? Result { get; private set; }
    internal string? ResultNote { get; private set; }

    /// <summary>The line it was copied from, in the edition or the year before.</summary>
    internal Guid? CameFrom { get; private set; }

    /// <summary>The first of its line: the same through all editions and years.</summary>
    internal Guid Origin { get; private set; }

    /// <summary>
    /// When it was removed, with its parts; null while it is there. The mapping keeps what was removed out of every reading.
    /// </summary>
    internal DateTime? RemovedAt { get; private set; }

    /// <summary>Whether it is over: not taken into the next year unless asked.</summary>
    internal bool IsOver => Status is LineStatus.Done or LineStatus.Dropped || Result == LineResult.Achieved;

    internal static ActionLine Add(Annex annex, LineTerms terms, ActionLine? parent, int position)
    {
        annex.RefuseUnlessOpen();
        RefuseTooDeep(parent);
        var line = new ActionLine { AnnexId = annex.Id, ParentId = parent?.Id, Position = position };
        line.Origin = line.Id;
        line.Write(terms, parent);
        line.Status = line.Beginning;
        return line;
    }

    /// <summary>Changes what it says.</summary>
    internal void Change(Annex annex, LineTerms terms, ActionLine? parent, IEnumerable<ActionLine> parts)
    {
        annex.RefuseUnlessOpen();
        RuleViolation.If(terms.Kind == LineKind.Reference && parts.Any(), "has-parts",
            "Deze actie heeft deelacties. Verwijder die eerst, of laat het een actie.");
        RefuseToLeaveSessions(terms.WorkingForm, parts);
        RuleViolation.If(Status == LineStatus.Running && terms.WorkingForm is null, "no-working-form", Unformed);
        Write(terms, parent);
        Status = Status is LineStatus.Proposed or LineStatus.Available ? Beginning : Status;
    }

    private LineStatus Beginning => Modality == Modality.OnRequest ? LineStatus.Available : LineStatus.Proposed;

    private void Write(LineTerms terms, ActionLine? parent)
    {
        RefuseLooseSession(terms.WorkingForm, parent);
        (Kind, Text, RefersTo, Responsible, Partners, TargetService, WorkingForm) =
            (terms.Kind, terms.Text, terms.RefersTo, terms.Responsible, terms.Partners, terms.TargetService, terms.WorkingForm);
        (Modality, Condition, Domain, Staff, StaffIds, Body, Fte) =
            (terms.Modality, terms.Condition, terms.Domain, terms.Staff, IdsOf(terms.Staff), terms.Body, terms.Fte);
        (Programme, Category, Objective, Theme) = parent is null
            ? (terms.Programme, terms.Category, terms.Objective, terms.Theme)
            : (null, null, null, null);
    }

    private static void RefuseTooDeep(ActionLine? parent) =>
        RuleViolation.If(parent is { ParentId: not null } or { Kind: LineKind.Reference }, "too-deep",
            "Een deelactie hoort bij een actie, en heeft zelf geen deelacties.");

    /// <summary>R8: a work session is offered only as part of a learning track.</summary>
    private static void RefuseLooseSession(WorkingForm? form, ActionLine? parent) =>
        RuleViolation.If(form == Annexes.WorkingForm.WorkSession && parent?.WorkingForm != Annexes.WorkingForm.LearningTrack,
            "loose-work-session", "Een werksessie kan alleen als deel van een leertraject. "
            + "Maak er een deelactie van bij een actie met werkvorm leertraject, of kies een andere werkvorm.");

    private static void RefuseToLeaveSessions(WorkingForm? form, IEnumerable<ActionLine> parts) =>
        RuleViolation.If(form != Annexes.WorkingForm.LearningTrack && parts.Any(p => p.WorkingForm == Annexes.WorkingForm.WorkSession),
            "loose-work-session", "Deze actie heeft een werksessie als deelactie, en die kan alleen in een leertraject. "
            + "Kies eerst een andere werkvorm voor die deelactie.");

    private const string Unformed = "Deze actie heeft nog geen werkvorm. "
        + "Leg de werkvorm vast vóór de actie loopt: de betrokken medewerkers van beide kanten kiezen ze samen.";

    /// <summary>
    /// Records how it goes: a note, a working form, another status. This is what still changes after the annex was approved.
    /// </summary>
    internal void Note(
        Annex annex, ProgressNote note, WorkingForm? form, string? requestedBy, ActionLine? parent, IEnumerable<ActionLine> parts)
    {
        annex.RefuseIfReplaced();
        RuleViolation.If(Kind == LineKind.Reference, "reference",
            "Dit is een verwijzing naar een andere overeenkomst. Leg de voortgang daar vast.");
        if (form is not null)
        {
            RefuseLooseSession(form, parent);
            RefuseToLeaveSessions(form, parts);
            WorkingForm = form;
        }

        if (note.Status is { } status && status != Status)
        {
            RuleViolation.If(status == LineStatus.Running && WorkingForm is null, "no-working-form", Unformed);
            RuleViolation.If(status == LineStatus.Running && Status == LineStatus.Available && requestedBy is null, "no-request",
                "Deze actie is op vraag. Geef aan wie de ondersteuning vroeg; dan kan ze lopen.");
            var (now, then) = (LineLabels.Name(Status).ToLowerInvariant(), LineLabels.Name(status).ToLowerInvariant());
            RuleViolation.If(!LeadsTo(Status).Contains(status), "status-out-of-order",
                $"Een actie die {now} is, wordt niet in één keer {then}.");
            Status = status;
        }

        Progress = [.. Progress, note];
    }

    /// <summary>What an action with this status can become.</summary>
    internal static IReadOnlyList<LineStatus> LeadsTo(LineStatus status) => status switch
    {
        LineStatus.Proposed => [LineStatus.Agreed, LineStatus.Running, LineStatus.Postponed, LineStatus.Dropped],
        LineStatus.Agreed or LineStatus.Available => [LineStatus.Running, LineStatus.Postponed, LineStatus.Dropped],
        LineStatus.Running => [LineStatus.Done, LineStatus.Postponed, LineStatus.Dropped],
        LineStatus.Postponed => [LineStatus.Agreed, LineStatus.Running, LineStatus.Dropped],
        LineStatus.Done => [LineStatus.Running],
        _ => [LineStatus.Agreed],
    };

    /// <summary>Both sides agreed on the annex, and so on this line.</summary>
    internal void Agree() => Status = Status == LineStatus.Proposed ? LineStatus.Agreed : Status;

    internal void Evaluate(LineResult? result, string? note) => (Result, ResultNote) = (result, note);

    internal void MoveTo(int position) => Position = position;

    /// <summary>Takes it out of the annex, with its parts: all in one moment, by which is known what went together.</summary>
    internal void Remove(Annex annex, IEnumerable<ActionLine> parts, DateTime now)
    {
        annex.RefuseUnlessOpen();
        foreach (var line in parts.Prepend(this))
        {
            line.RemovedAt = now;
        }
    }

    /// <summary>Puts it back at its place, with the parts that went with it.</summary>
    internal void Restore(Annex annex, ActionLine? parent, IReadOnlyList<ActionLine> parts)
    {
        annex.RefuseUnlessOpen();
        RuleViolation.If(RemovedAt is null, "not-removed", $"«{LineView.Short(Text)}» staat al in de bijlage.");
        RuleViolation.If(parent?.RemovedAt is not null, "action-removed",
            $"Dit is een deel van «{LineView.Short(parent?.Text ?? "")}», en die actie is ook verwijderd. Zet eerst die actie terug.");
        RefuseTooDeep(parent);
        RefuseLooseSession(WorkingForm, parent);
        foreach (var line in parts.Where(p => p.RemovedAt == RemovedAt).Append(this).ToList())
        {
            line.RemovedAt = null;
        }
    }

    /// <summary>The same line in the next edition: as it stands, with its notes.</summary>
    internal ActionLine IntoEdition(Annex annex, Guid? parentId) => Copy(annex, parentId, Status, Progress, Staff);

    /// <summary>
    /// The same line in the next year: what was agreed, to be agreed upon anew, without the staff whose days are over by then.
    /// </summary>
    internal ActionLine IntoYear(Annex annex, Guid? parentId) =>
        Copy(annex, parentId, Beginning, [], [.. Staff.Where(s => !s.IsOver(annex.From))]);

    private ActionLine Copy(
        Annex annex, Guid? parentId, LineStatus status, IReadOnlyList<ProgressNote> progress, IReadOnlyList<StaffMember> staff) => new()
    {
        AnnexId = annex.Id, ParentId = parentId, Position = Position, Kind = Kind, Programme = Programme, Category = Category,
        Objective = Objective, Theme = Theme, Text = Text, RefersTo = RefersTo, Responsible = Responsible, Partners = Partners,
        TargetService = TargetService, WorkingForm = WorkingForm, Modality = Modality, Condition = Condition, Domain = Domain,
        Staff = staff, StaffIds = IdsOf(staff), Body = Body, Fte = Fte, Status = status, Progress = progress, CameFrom = Id,
        Origin = Origin,
    };

    private static string IdsOf(IReadOnlyList<StaffMember> staff) => string.Join(' ', staff.Select(s => s.Id).OfType<Guid>());

    /// <summary>Takes over what was noted in the edition before while this one was in the making.</summary>
    internal void CatchUp(ActionLine earlier)
    {
        var missed = earlier.Progress.ExceptBy(Progress.Select(n => n.Id), n => n.Id).ToList();
        Progress = [.. Progress.Concat(missed).OrderBy(n => n.Id)];
        WorkingForm ??= earlier.WorkingForm; // chosen meanwhile
        var noted = missed.LastOrDefault(n => n.Status is not null)?.Status;
        Status = noted is { } status && (status != LineStatus.Running || WorkingForm is not null) ? status : Status;
    }
}
