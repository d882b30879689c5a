using AgiiPlatform.Platform.Messaging;

namespace AgiiPlatform.Overview;

/// <summary>When something that is counted can have happened.</summary>
internal static class FactDate
{
    private static readonly DateOnly Earliest = new(1990, 1, 1);

    /// <summary>Refuses a day before 1990 or after tomorrow: what the platform itself publishes cannot have one.</summary>
    internal static void Check(DateOnly date, DateOnly today)
    {
        if (date < Earliest || date > today.AddDays(1))
        {
            throw new RefusedMessage($"A fact of {date:O} cannot be: it is before 1990 or after tomorrow.");
        }
    }
}
