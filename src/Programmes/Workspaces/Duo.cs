using AgiiPlatform.Web.Input;

namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>
/// A volunteer and a newcomer who meet. A record of their municipality alone, by name: no row of the workspace, so that neither wall lets
/// the other members read it. Others see <see cref="Participation.Counts"/>. A while after the project the names are erased.
/// </summary>
internal sealed class Duo : ProjectRecord
{
    /// <summary>How often a duo meets at least.</summary>
    internal const int MinMeetings = 12;

    internal const int MaxName = 200;
    internal const int MaxNote = 2000;

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

    /// <summary>When the names were erased (<see cref="DuoNames"/>); null while they are there.</summary>
    internal DateOnly? ErasedOn { get; private set; }

    /// <summary>What this duo adds to the totals, and when.</summary>
    internal IEnumerable<DuoCount> Counts =>
        [new(From, 1, 0, 0), .. Meetings.Select((m, i) => new DuoCount(m.Date, 0, 1, i == MinMeetings - 1 ? 1 : 0))];

    internal override string InWords => $"{Mentor} en {Mentee}, {new Period(From, Until).InWords()}, "
        + $"{Dutch.Count(Meetings.Count, "ontmoeting", "ontmoetingen")}{(Outcome is { } outcome ? $", {outcome.InDutch()}" : "")}";

    internal static Duo Start(Project project, DuoTerms terms)
    {
        var duo = new Duo { ProjectId = project.Id, NotedAt = project.Now };
        duo.Write(project, terms);
        return duo;
    }

    /// <summary>Corrects what is known of it as a whole: its people, its meetings, and its end, which can be taken back.</summary>
    internal void Correct(
        Project project, DuoTerms terms, IReadOnlyList<DuoMeeting> meetings, DateOnly? until, DuoOutcome? outcome, string reason)
    {
        RuleViolation.If(ErasedOn is not null, "names-erased", $"De namen van dit duo zijn gewist op {ErasedOn.InWords()}.");
        Keep(project, reason);
        Write(project, terms);
        (Meetings, Until, Outcome) = ([], null, null);
        Meet(project, meetings);
        if (until is { } lastDay && outcome is { } known)
        {
            End(project, lastDay, known, Note);
        }
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

    /// <summary>Refuses the same two people from the same day on, whom somebody noted before.</summary>
    internal void MustBeNew(IEnumerable<Duo> others) => RuleViolation.If(
        others.Any(d => d.Id != Id && d.From == From && FoldedText.Of(d.Mentor) == FoldedText.Of(Mentor)
            && FoldedText.Of(d.Mentee) == FoldedText.Of(Mentee)),
        "duo-twice", $"Duo: deze mentor en mentee staan er al, vanaf {From.InWords()}. Vul dat duo aan, of geef een andere eerste dag.");

    /// <summary>Erases who they were; what counts stays.</summary>
    internal void EraseNames(DateOnly today)
    {
        (Mentor, Mentee, Note, Corrections, ErasedOn) = ("", "", null, [], today);
        Meetings = [.. Meetings.Select(m => m with { Note = null })];
        RemovedBecause = RemovedBecause is null ? null : "gewist";
    }

    private void Write(Project project, DuoTerms terms)
    {
        project.MustCover(terms.From, "Duo");
        RuleViolation.If(FoldedText.Of(terms.Mentor) == FoldedText.Of(terms.Mentee), "mentor-is-mentee",
            "Duo: mentor en mentee zijn dezelfde persoon. Een duo bestaat uit twee mensen.");
        (Mentor, Mentee, Channel, From, Note) = (terms.Mentor, terms.Mentee, terms.Channel, terms.From, terms.Note);
        Goals = [.. terms.Goals.Distinct()];
    }
}
