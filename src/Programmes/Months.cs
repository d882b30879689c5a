namespace AgiiPlatform.Programmes;

/// <summary>Periods that are counted in months.</summary>
internal static class Months
{
    /// <summary>The last day of so many months that begin on a day: from 31 August, six last until the end of February.</summary>
    internal static DateOnly LastDay(DateOnly from, int months)
    {
        var next = from.AddMonths(months);
        return next.Day < from.Day ? next : next.AddDays(-1); // a month that is too short ends the period with its own end
    }
}
