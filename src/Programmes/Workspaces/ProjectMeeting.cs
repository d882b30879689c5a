namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>A meeting of the project: of the board, the learning network or a working group, or a training for an audience.</summary>
internal sealed class ProjectMeeting : WorkspaceRow
{
    internal const int MaxText = 4000;

    internal ProjectMeetingKind Kind { get; private set; }
    internal string Title { get; private set; } = "";
    internal DateOnly Date { get; private set; }

    /// <summary>For whom: "gemeentepersoneel", "vrijwilligers", "nieuwkomers".</summary>
    internal IReadOnlyList<string> Audiences { get; private set; } = [];

    /// <summary>How many took part, when it was counted.</summary>
    internal int? Participants { get; private set; }

    /// <summary>What was said and decided.</summary>
    internal string? Report { get; private set; }

    internal override string InWords => $"{Kind.InDutch()} «{Title}» op {Date.InWords()}"
        + (Audiences.Count == 0 ? "" : $", voor {Dutch.List(Audiences)}")
        + (Participants is { } count ? $", {Dutch.Count(count, "deelnemer", "deelnemers")}" : "") + (Report is null ? "" : $". {Report}");

    internal static ProjectMeeting Of(
        Project project, ProjectMeetingKind kind, string title, DateOnly date, IReadOnlyList<string> audiences, int? participants,
        string? report)
    {
        var meeting = new ProjectMeeting { LeadId = project.StarterId, ProjectId = project.Id, NotedAt = project.Now };
        meeting.Write(project, kind, title, date, audiences, participants, report);
        return meeting;
    }

    internal void Correct(
        Project project, ProjectMeetingKind kind, string title, DateOnly date, IReadOnlyList<string> audiences, int? participants,
        string? report, string reason)
    {
        Keep(project, reason);
        Write(project, kind, title, date, audiences, participants, report);
    }

    private void Write(
        Project project, ProjectMeetingKind kind, string title, DateOnly date, IReadOnlyList<string> audiences, int? participants,
        string? report)
    {
        project.MustCover(date, title);
        RuleViolation.If(participants < 0, "below-zero", $"{title}: het aantal deelnemers is 0 of meer.");
        RuleViolation.If(date > project.Today && (participants is not null || report is not null), "meeting-in-the-future",
            $"{title} is op {date.InWords()} nog niet gebeurd: vul het aantal deelnemers en het verslag daarna in.");
        (Kind, Title, Date, Audiences, Participants, Report) = (kind, title, date, audiences, participants, report);
    }
}
