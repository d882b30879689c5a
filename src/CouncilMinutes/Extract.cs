namespace AgiiPlatform.CouncilMinutes;

/// <summary>The extract from the minutes: its day is often a later one than that of the session.</summary>
/// <param name="Date">The day on which it was made out.</param>
/// <param name="Place">Where.</param>
/// <param name="GeneralManager">The general manager who certified it.</param>
/// <param name="Chair">The chair of the council who certified it.</param>
/// <param name="Signed">Whether the minutes bear the mark "(get.)" beside both names: signed on the original.</param>
public sealed record Extract(DateOnly? Date, string? Place, string? GeneralManager, string? Chair, bool Signed)
{
    /// <summary>Whether nothing is known of it.</summary>
    public bool IsEmpty() => this is { Date: null, Place: null, GeneralManager: null, Chair: null };
}
