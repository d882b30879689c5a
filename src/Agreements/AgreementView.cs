using System.Text.Json.Serialization;
using AgiiPlatform.Agreements.Annexes;
using AgiiPlatform.Agreements.Decisions;

namespace AgiiPlatform.Agreements;

/// <summary>One agreement as it is today: its terms, its state, who must act, and everything recorded about it.</summary>
public sealed record AgreementView(
    Guid Id, int Version, string? Number, string Title, Theme Theme, string LegalBasis, DateOnly From, DateOnly Until,
    DateOnly? PredecessorEndedOn, State State, string StateLabel, string Next, DateOnly? SignedOn,
    IReadOnlyList<PartyView> Parties, bool SignInAnyOrder, IReadOnlyList<Decision> Decisions, IReadOnlyList<WithdrawnSignature> Withdrawn,
    IReadOnlyList<DocumentView> Documents, IReadOnlyList<AnnexInList> Annexes, IReadOnlyList<Warning> Warnings,
    string? SupportIntroduction, IReadOnlyList<string> Supports, string? CommitmentIntroduction, IReadOnlyList<string> Commitments,
    IReadOnlyList<string> Clauses, MinimumContent MinimumContent, bool ProRata, Guid? PredecessorId, Guid? SuccessorId,
    IReadOnlyList<string> Related, IReadOnlyList<Addendum> Addenda, IReadOnlyList<WorkingYearView> WorkingYears)
{
    /// <summary>The last day as the council approved it, when an addendum gave another.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateOnly? ApprovedUntil { get; init; }
}
