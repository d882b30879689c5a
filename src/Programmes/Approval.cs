namespace AgiiPlatform.Programmes;

/// <summary>A body that approved the programme, or advised on it.</summary>
/// <param name="Body">The body: "College van burgemeester en schepenen".</param>
/// <param name="Date">Its session.</param>
/// <param name="Note">What it said: "advies", "met één wijziging".</param>
public sealed record Approval(string Body, DateOnly Date, string? Note);
