namespace AgiiPlatform.Agreements.Signatures;

/// <summary>The withdrawal of a signature, and who withdrew it.</summary>
internal sealed record Withdrawal(DateOnly On, string Reason, Registrar? By = null);
