namespace AgiiPlatform.Agreements.Drafts;

/// <summary>A change of what an agreement says: the version it made (the first draft is 1), when (UTC), in which role, and what.</summary>
public sealed record TermsChange(int Version, DateTime At, string By, IReadOnlyList<Difference> Differences);
