namespace AgiiPlatform.Programmes.Plans;

/// <summary>What an action sheet says, checked.</summary>
internal sealed record SheetTerms(
    string Code, string? Objective, string Name, string? Description, string? Lead, IReadOnlyList<string> Partners, string? Timing,
    DateOnly? From, DateOnly? Until, ActionState State, bool? RanBefore, IReadOnlyList<MoneyLine> Money, string? PrintedRemark,
    long? PrintedShortfallCents);
