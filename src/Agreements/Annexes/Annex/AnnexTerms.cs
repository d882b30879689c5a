namespace AgiiPlatform.Agreements.Annexes;

/// <summary>What an annex says besides its lines.</summary>
internal sealed record AnnexTerms(
    string Year, DateOnly From, DateOnly Until, string Context, string Preamble, string EvaluationClause, string RevisionClause)
{
    internal const int MaxText = 5000;
}
