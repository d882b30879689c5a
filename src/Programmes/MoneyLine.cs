namespace AgiiPlatform.Programmes;

/// <summary>A cost of an action, or what covers a part of its costs.</summary>
/// <param name="Text">What it is.</param>
/// <param name="Cents">How much, in cents.</param>
/// <param name="IsCover">Whether it covers; otherwise it costs. The shortfall is costs less cover.</param>
public sealed record MoneyLine(string Text, long Cents, bool IsCover);
