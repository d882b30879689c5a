namespace AgiiPlatform.Agreements.Annexes;

/// <summary>An annex by its name.</summary>
public sealed record AnnexName(Guid Id, string Name);
