namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>What a record of a project said before it was corrected.</summary>
/// <param name="At">When it was corrected, in UTC.</param>
/// <param name="Reason">Why.</param>
/// <param name="Was">What it said, in words.</param>
public sealed record Correction(DateTime At, string Reason, string Was);
