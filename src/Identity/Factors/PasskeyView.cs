namespace AgiiPlatform.Identity.Factors;

/// <summary>One of somebody's own passkeys.</summary>
public sealed record PasskeyView(Guid Id, string Name, DateTime MadeAt, DateTime? UsedAt);
