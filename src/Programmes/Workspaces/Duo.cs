using AgiiPlatform.Web.Input;

namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>
/// A volunteer and a newcomer who meet. A record of their municipality alone, by name: no row of the workspace, so that neither wall lets
/// the other members read it. Others see <see cref="Participation.Counts"/>.
/// </summary>
internal sealed class Duo : TenantEntity
{
    /// <summary>How often a duo meets at least.</summary>
    internal const int MinMeetings = 12;

    internal const int MaxName = 200;
    internal const int MaxNote = 2000;

    internal Guid ProjectId { get; private init; }
    internal string Mentor { get; private set; } = "";
    internal string Mentee { get; private set; } = "";
    internal RecruitmentChannel Channel { get; private set; }
    internal IReadOnlyList<DuoGoal> Goals { get; private set; } = [];
    internal DateOnly From { get; private set; }
    internal DateOnly? Until { get; private set; }
    internal DuoOutcome? Outcome { get; private set; }
    internal string? Note { get; private set; }

    /// <summary>By date.</summary>
    internal IReadOnlyList<DuoMeeting> Meetings { get; private set; } = [];

    /// <summary>What this duo adds to the totals, and when.</summary>
    internal IEnumerable<DuoCount> Counts =>
        [new(From, 1, 0, 0), .. Meetings.Select((m, i) => new DuoCount(m.Date, 0, 1, i == MinMeetings - 1 ? 1 : 0))];

    internal static Duo Start(
        Project project, string mentor, string mentee, RecruitmentChannel channel, IReadOnlyList<DuoGoal> goals, DateOnly from,
        string? note)
    {
        project.MustCover(from, "Duo");
        RuleViolation.If(FoldedText.Of(mentor) == FoldedText.Of(mentee), "mentor-is-mentee",
            "Duo: mentor en mentee zijn dezelfde persoon. Een duo bestaat uit twee mensen.");
        return new()
        {
            ProjectId = project.Id, Mentor = mentor, Mentee = mentee, Channel = channel, Goals = [.. goals.Distinct()], From = from,
            Note = note,
        };
    }

    /// <summary>Notes that they met on these days.</summary>
    internal void Meet(Project project, IReadOnlyList<DuoMeeting> meetings)
    {
        foreach (var (row, meeting) in meetings.Index())
        {
            var here = $"Ontmoeting {row + 1} ({meeting.Date.InDigits()})";
            project.MustCover(meeting.Date, here);
            RuleViolation.If(meeting.Date > project.Today, "meeting-in-the-future", $"{here} is nog niet gebeurd.");
            RuleViolation.If(meeting.Date < From, "meeting-before-the-duo", $"{here}: het duo begon op {From.InWords()}.");
            RuleViolation.If(meeting.Date > Until, "meeting-after-the-duo", $"{here}: het duo stopte op {Until.InWords()}.");
            RuleViolation.If(Meetings.Concat(meetings.Take(row)).Any(m => m.Date == meeting.Date), "meeting-twice", $"{here} staat er al.");
        }

        Meetings = [.. Meetings.Concat(meetings).OrderBy(m => m.Date)];
    }

    /// <summary>It ends, with what became of it.</summary>
    internal void End(Project project, DateOnly until, DuoOutcome outcome, string? note)
    {
        RuleViolation.If(Until is not null, "duo-ended", $"Dit duo is al gestopt op {Until.InWords()}.");
        project.MustCover(until, "Laatste dag");
        RuleViolation.If(until < From || until < Meetings.LastOrDefault()?.Date, "period-ends-before-it-begins",
            $"De laatste dag ligt voor de laatste ontmoeting ({(Meetings.LastOrDefault()?.Date ?? From).InWords()}).");
        (Until, Outcome, Note) = (until, outcome, note ?? Note);
    }
}
