namespace AgiiPlatform.Municipalities;

/// <summary>The clock of Flanders: the one place where UTC becomes what the clock there says.</summary>
public static class Brussels
{
    /// <summary>The time zone, Europe/Brussels.</summary>
    public static TimeZoneInfo TimeZone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels");

    /// <summary>What the clock in Flanders says at a moment in UTC.</summary>
    public static DateTime Clock(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), TimeZone);

    /// <summary>The day in Flanders of a moment in UTC.</summary>
    public static DateOnly Day(DateTime utc) => DateOnly.FromDateTime(Clock(utc));
}
