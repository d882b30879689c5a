namespace AgiiPlatform.Agreements.Drafts;

/// <summary>A change of the terms of an agreement: the version it made (the first draft is 1), when (UTC), by which role, what.</summary>
public sealed record TermsChange(int Version, DateTime At, string By, IReadOnlyList<Difference> Differences);
