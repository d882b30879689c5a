namespace AgiiPlatform.Agreements.Annexes;

/// <summary>How it goes with an action, by somebody in a role, on a day; with the status it got, when that changed.</summary>
public sealed record ProgressNote(Guid Id, DateOnly On, string By, string Role, string? Text, LineStatus? Status);
