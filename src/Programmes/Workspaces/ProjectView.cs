namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>A project as a member sees it: what is shared, and of the duos totals only.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">The version of its workspace.</param>
/// <param name="Name">Its name.</param>
/// <param name="Period">From the first day to the last.</param>
/// <param name="AsOf">Up to and including this day.</param>
/// <param name="Lead">Who leads.</param>
/// <param name="IsLead">Whether that is who looks.</param>
/// <param name="Condition">What the subsidy asks of the members.</param>
/// <param name="SubsidyCents">The subsidy, in cents.</param>
/// <param name="ReadOnlyBecause">Why nothing can be written from here; null when it can.</param>
/// <param name="Members">Who takes part, and who did.</param>
/// <param name="Board">The board.</param>
/// <param name="Coordinators">Who coordinates, and who did.</param>
/// <param name="Duos">The duos of all together.</param>
/// <param name="Sheets">The welcome sheets of all together.</param>
/// <param name="Meetings">The meetings, by kind.</param>
/// <param name="Mergers">What a merger of a member asks of who leads, as sentences; empty for the others.</param>
public sealed record ProjectView(
    Guid Id, int Version, string Name, Period Period, DateOnly AsOf, string Lead, bool IsLead, string? Condition, long? SubsidyCents,
    string? ReadOnlyBecause, IReadOnlyList<MemberView> Members, IReadOnlyList<BodyMember> Board,
    IReadOnlyList<CoordinatorView> Coordinators, DuoTotals Duos, int Sheets, IReadOnlyList<MeetingsOfKind> Meetings,
    IReadOnlyList<string> Mergers)
{
    /// <summary>Whether who looks began it: it received the subsidy.</summary>
    public bool IsStarter { get; init; }

    /// <summary>Who led before, each with until when, as sentences.</summary>
    public IReadOnlyList<string> EarlierLeads { get; init; } = [];
}
