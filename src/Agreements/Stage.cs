namespace AgiiPlatform.Agreements;

/// <summary>How far an agreement is by its own facts. Kept in a column so that lists can be filtered; the agreement derives it.</summary>
internal enum Stage
{
    Draft,
    Referred,
    Rejected,
    Approved,
    PartlySigned,
    Signed,
}
