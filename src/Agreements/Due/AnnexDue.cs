using AgiiPlatform.Agreements.Annexes;

namespace AgiiPlatform.Agreements.Due;

/// <summary>What is read of an annex to see whether something of it is due.</summary>
internal sealed record AnnexDue(
    Guid Id, Guid AgreementId, string Year, int Edition, DateOnly From, DateOnly Until, AnnexStage Stage, DateOnly? ApprovedOn,
    DateOnly? EvaluatedOn, IReadOnlyList<RevisionRequest> Requests, IReadOnlyList<Acknowledgement> Acknowledgements)
{
    internal string Name => Annex.NameOf(Year, Edition);
}
