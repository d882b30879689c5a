namespace AgiiPlatform.Web.Input;

/// <summary>Catches a slip of the keyboard in a year.</summary>
public static class PlausibleDay
{
    /// <summary>The day may be absent; if not, it is not before 1990 and at most so many years from now.</summary>
    public static Check Plausible(this Check check, DateOnly? date, string field, DateOnly today, int years = 5, int since = 1990) =>
        check.Must(date is null || (date.Value.Year >= since && date.Value <= today.AddYears(years)), field, "Kijk het jaartal na.");
}
