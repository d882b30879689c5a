using AgiiPlatform.Agreements.Decisions;
using AgiiPlatform.Agreements.Signatures;

namespace AgiiPlatform.Agreements.Due;

/// <summary>What is read of an agreement to see whether something of it is due.</summary>
internal sealed record AgreementDue(
    Guid Id, Guid TenantId, string Title, Stage Stage, DateOnly From, DateOnly Until, DateOnly ApprovedUntil, Guid? PredecessorId,
    bool SignInAnyOrder, IReadOnlyList<Decision> Decisions, IReadOnlyList<Party> Parties, IReadOnlyList<Signature> Signatures,
    IReadOnlyList<string> Clauses, IReadOnlyList<Addendum> Addenda, bool ProRata);
