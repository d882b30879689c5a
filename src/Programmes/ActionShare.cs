namespace AgiiPlatform.Programmes;

/// <summary>What an action has of a shared line.</summary>
/// <param name="Action">The code of the action.</param>
/// <param name="Cents">Its part, in cents.</param>
public sealed record ActionShare(string Action, long Cents);
