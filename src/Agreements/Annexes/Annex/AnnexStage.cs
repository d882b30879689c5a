namespace AgiiPlatform.Agreements.Annexes;

/// <summary>How far an annex is by its own facts; kept in a column.</summary>
internal enum AnnexStage
{
    Draft,
    Agreed,
    Approved,
}
