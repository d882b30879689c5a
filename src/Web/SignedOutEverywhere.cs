namespace AgiiPlatform.Web;

/// <summary>
/// When somebody last signed out everywhere, or got another password; null when never. What works without signing in, such as a calendar
/// link, counts only when it was made since.
/// </summary>
public delegate Task<DateTime?> SignedOutEverywhere(Guid person, CancellationToken ct);
