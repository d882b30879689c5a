namespace AgiiPlatform.Agreements.Annexes;

/// <summary>An annex as it stands today: how it stands, its texts, its lines as a tree, and everything recorded about it.</summary>
public sealed record AnnexView(
    Guid Id, int Version, string Name, string Year, int Edition, DateOnly From, DateOnly Until, AnnexState State, string StateLabel,
    string Next, Guid AgreementId, string AgreementTitle, DateOnly AgreementFrom, DateOnly AgreementUntil,
    string Context, string Preamble, string EvaluationClause, string RevisionClause,
    DateOnly? AgreedOn, DateOnly? ApprovedOn, Guid? Replaces, Guid? RevisedIn, DateOnly? ReplacedOn, Guid? CameFrom,
    AnnexCounts Counts, IReadOnlyList<SectionView> Sections, IReadOnlyList<RemovedLine> Removed,
    IReadOnlyList<AcknowledgementPlace> Acknowledgements, IReadOnlyList<RevisionRequest> Requests, EvaluationView? Evaluation,
    string? EarlierProposals, bool MayBeEvaluated, IReadOnlyList<AnnexInList> Others, IReadOnlyList<WorkingFormView> WorkingForms)
{
    /// <summary>The actions and parts, in order.</summary>
    internal IEnumerable<LineView> Actions => Sections.SelectMany(s => s.Lines).SelectMany(l => l.Parts.Prepend(l));
}
