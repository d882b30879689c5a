namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>How many duos there were by a day, and how often they met; no persons.</summary>
/// <param name="Duos">Duos that began.</param>
/// <param name="Meetings">Their meetings.</param>
/// <param name="Enough">How many of them met twelve times or more.</param>
public sealed record DuoTotals(int Duos, int Meetings, int Enough)
{
    /// <summary>How many are still below the minimum.</summary>
    public int BelowMinimum => Duos - Enough;

    /// <summary>How many meetings there are at least when each reaches the minimum.</summary>
    public int Minimum => Duos * Duo.MinMeetings;

    internal static DuoTotals Of(IEnumerable<DuoCount> counts, DateOnly asOf)
    {
        var until = counts.Where(c => c.Date <= asOf).ToList();
        return new(until.Sum(c => c.Duos), until.Sum(c => c.Meetings), until.Sum(c => c.Enough));
    }
}
