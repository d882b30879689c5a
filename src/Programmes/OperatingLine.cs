namespace AgiiPlatform.Programmes;

/// <summary>Operating money, for one action, shared by several, or for the programme as a whole.</summary>
/// <param name="Id">Its id within the programme.</param>
/// <param name="Text">What it is for.</param>
/// <param name="Cents">The whole amount, in cents.</param>
/// <param name="Shares">What each action has of it; none: a general budget. With shares, they add up to the whole.</param>
/// <param name="Strengthens">Whether it strengthens the regular operation; otherwise it is invested.</param>
public sealed record OperatingLine(Guid Id, string Text, long Cents, IReadOnlyList<ActionShare> Shares, bool Strengthens = false);
