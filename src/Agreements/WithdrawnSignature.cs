namespace AgiiPlatform.Agreements;

/// <summary>A signature that was withdrawn, why, and by whom.</summary>
public sealed record WithdrawnSignature(string Name, DateOnly? Date, DateOnly WithdrawnOn, string Reason, Registrar? By);
