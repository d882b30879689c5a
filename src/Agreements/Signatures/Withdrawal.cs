namespace AgiiPlatform.Agreements.Signatures;

/// <summary>The withdrawal of a signature.</summary>
internal sealed record Withdrawal(DateOnly On, string Reason);
