namespace AgiiPlatform.Agreements.Annexes;

/// <summary>An annex as it stands today: how it stands, its texts, its lines as a tree, and everything recorded about it.</summary>
public sealed record AnnexShown(
    Guid Id, int Version, string Name, string Year, int Edition, DateOnly From, DateOnly Until, AnnexState State, string StateLabel, string Next,
    Guid AgreementId, string AgreementTitle, DateOnly AgreementFrom, DateOnly AgreementUntil,
    string Context, string Preamble, string EvaluationClause, string RevisionClause,
    DateOnly? AgreedOn, DateOnly? ApprovedOn, Guid? Replaces, Guid? RevisedIn, DateOnly? ReplacedOn, Guid? CameFrom,
    AnnexCounts Counts, IReadOnlyList<SectionShown> Sections, IReadOnlyList<RemovedLine> Removed, IReadOnlyList<AcknowledgementPlace> Acknowledgements,
    IReadOnlyList<RevisionRequest> Requests, EvaluationShown? Evaluation, string? EarlierProposals, bool MayBeEvaluated,
    IReadOnlyList<AnnexInList> Others, IReadOnlyList<WorkingFormShown> WorkingForms)
{
    /// <summary>The actions and parts, in order.</summary>
    internal IEnumerable<LineShown> Actions => Sections.SelectMany(s => s.Lines).SelectMany(l => l.Parts.Prepend(l));
}

/// <summary>How many themes, actions, parts of actions and references.</summary>
public sealed record AnnexCounts(int Themes, int Lines, int SubLines, int References);

/// <summary>A programme, or a category outside all programmes.</summary>
public sealed record SectionShown(string? Programme, string? Category, IReadOnlyList<LineShown> References, IReadOnlyList<ObjectiveShown> Objectives)
{
    /// <summary>Its actions in order, without their parts.</summary>
    internal IEnumerable<LineShown> Lines => Objectives.SelectMany(o => o.Themes).SelectMany(t => t.Lines);
}

/// <summary>An objective with its themes; the text is null where there is none.</summary>
public sealed record ObjectiveShown(string? Text, IReadOnlyList<ThemeShown> Themes);

/// <summary>A theme with its actions.</summary>
public sealed record ThemeShown(string Name, IReadOnlyList<LineShown> Lines);

/// <summary>A line with everything about it; <paramref name="Before"/> is what came of it in the year before.</summary>
public sealed record LineShown(
    Guid Id, int Version, Guid? ParentId, LineKind Kind, string? Programme, string? Category, string? Objective, string? Theme, string Text,
    Guid? RefersTo, string? RefersToTitle, string Responsible, IReadOnlyList<string> Partners, string? TargetService,
    WorkingForm? WorkingForm, string WorkingFormName, Modality Modality, string ModalityName, string? Condition, string? Domain,
    IReadOnlyList<StaffMember> Staff, string? Body, LineStatus Status, string StatusLabel, IReadOnlyList<ProgressNote> Progress,
    LineResult? Result, string? ResultName, string? ResultNote, Guid? CameFrom, EarlierResult? Before, IReadOnlyList<LineShown> Parts)
{
    internal static LineShown Of(ActionLine l, string? refersTo = null, EarlierResult? before = null) => new(
        l.Id, l.Version, l.ParentId, l.Kind, l.Programme, l.Category, l.Objective, l.Theme, l.Text, l.RefersTo, refersTo, l.Responsible, l.Partners,
        l.TargetService, l.WorkingForm, WorkingForms.Name(l.WorkingForm), l.Modality, LineWords.Name(l.Modality), l.Condition, l.Domain, l.Staff,
        l.Body, l.Status, LineWords.Name(l.Status, l.WorkingForm), l.Progress, l.Result,
        l.Result is { } result ? LineWords.Name(result) : null, l.ResultNote, l.CameFrom, before, []);

    /// <summary>The beginning of a text, for a sentence about it.</summary>
    internal static string Short(string text, int length = 80) => text.Length <= length ? text : text[..(length - 1)].TrimEnd() + "…";
}

/// <summary>
/// A line that was removed (UTC) and can be put back, with as many parts as went with it; <paramref name="PartOf"/> is the text of its action, which
/// comes first when it is <paramref name="ActionRemoved"/> too.
/// </summary>
public sealed record RemovedLine(Guid Id, string Text, string? PartOf, bool ActionRemoved, int Parts, DateTime RemovedAt)
{
    /// <summary>What was removed from these lines of an annex, the last first; what went with its action is counted there.</summary>
    internal static IReadOnlyList<RemovedLine> In(IReadOnlyList<ActionLine> lines) =>
    [
        .. from line in lines
           where line.RemovedAt is not null
           let action = lines.FirstOrDefault(l => l.Id == line.ParentId)
           where action is null || action.RemovedAt != line.RemovedAt
           orderby line.RemovedAt descending
           select new RemovedLine(line.Id, line.Text, action?.Text, action?.RemovedAt is not null,
               lines.Count(l => l.ParentId == line.Id && l.RemovedAt == line.RemovedAt), line.RemovedAt!.Value),
    ];
}

/// <summary>What came of the line that this one was copied from.</summary>
public sealed record EarlierResult(LineResult? Result, string? Name, string? Note);

/// <summary>A place in the signature block: a representative, and when they signed; <paramref name="Signed"/> is null while they did not.</summary>
public sealed record AcknowledgementPlace(string Party, string Name, string Title, Acknowledgement? Signed);

/// <summary>The evaluation: when, who took part, what was learnt and what is proposed.</summary>
public sealed record EvaluationShown(DateOnly On, IReadOnlyList<string> Participants, string? Lessons, string? Proposals);

/// <summary>An annex in a list; <paramref name="Requests"/> counts the open requests for a revision.</summary>
public sealed record AnnexInList(
    Guid Id, string Name, string Year, int Edition, DateOnly From, DateOnly Until, AnnexState State, string StateLabel, string Next,
    int Requests, DateOnly? ReplacedOn, DateOnly? EvaluatedOn, Guid? CameFrom, Guid? Replaces)
{
    internal static AnnexInList Of(Annex a, DateOnly today) =>
        Of(new AnnexRow(a.Id, a.Year, a.Edition, a.From, a.Until, a.Stage, a.Requests, a.ReplacedOn, a.EvaluatedOn, a.CameFrom, a.Replaces), today);

    internal static AnnexInList Of(AnnexRow a, DateOnly today)
    {
        var open = a.Requests.Count(r => r.Answer is null);
        var state = AnnexStates.On(today, a.Stage, a.From, a.Until, a.ReplacedOn is not null, open > 0, a.EvaluatedOn);
        return new(a.Id, Annex.NameOf(a.Year, a.Edition), a.Year, a.Edition, a.From, a.Until, state, AnnexStates.Label(state),
            AnnexStates.Next(state, a.From, a.Until, a.EvaluatedOn, today), open, a.ReplacedOn, a.EvaluatedOn, a.CameFrom, a.Replaces);
    }
}

/// <summary>The columns that a list of annexes is made from.</summary>
internal sealed record AnnexRow(
    Guid Id, string Year, int Edition, DateOnly From, DateOnly Until, AnnexStage Stage, IReadOnlyList<RevisionRequest> Requests,
    DateOnly? ReplacedOn, DateOnly? EvaluatedOn, Guid? CameFrom, Guid? Replaces);
