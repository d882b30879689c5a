namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>
/// What a municipality says of itself in a project: its contact point, what it anchors, how many duos it has, what its council was told.
/// The numbers are kept here because the duos themselves are read by nobody else.
/// </summary>
internal sealed class Participation : WorkspaceRow
{
    internal ContactPoint? Contact { get; private set; }

    /// <summary>What goes on in its regular operation when the project ends.</summary>
    internal string? Anchors { get; private set; }

    /// <summary>Its last day, when it left by itself; see <see cref="WorkspaceMember.Until"/>.</summary>
    internal DateOnly? LeftOn { get; private set; }

    /// <summary>When it wrote that, in UTC: until then it read along.</summary>
    internal DateTime? LeftAt { get; private set; }

    /// <summary>By date.</summary>
    internal IReadOnlyList<DuoCount> Counts { get; private set; } = [];

    /// <summary>What its council was told, as it was then.</summary>
    internal IReadOnlyList<CouncilReport> Reports { get; private set; } = [];

    internal static Participation In(Project project) => new() { LeadId = project.StarterId, ProjectId = project.Id };

    internal void Say(ContactPoint? contact, string? anchors) => (Contact, Anchors) = (contact, anchors);

    internal void Leave(Project project, DateOnly lastDay)
    {
        RuleViolation.If(project.IsLead, "lead-stays", Workspace.LeadStays);
        RuleViolation.If(lastDay < project.Member.From, "left-before-joined",
            $"De laatste dag ligt voor de eerste: {project.Here.Name} neemt deel vanaf {project.Member.From.InWords()}.");
        (LeftOn, LeftAt) = (lastDay, project.Now);
    }

    /// <summary>Counts its duos anew.</summary>
    internal void Count(IEnumerable<Duo> duos) => Counts =
    [
        .. duos.SelectMany(d => d.Counts).GroupBy(c => c.Date).OrderBy(g => g.Key)
            .Select(g => new DuoCount(g.Key, g.Sum(c => c.Duos), g.Sum(c => c.Meetings), g.Sum(c => c.Enough))),
    ];

    internal Guid Report(DateOnly councilDate, ReportContent content)
    {
        RuleViolation.If(Reports.Any(r => r.CouncilDate == councilDate), "reported-already",
            $"Het verslag aan de gemeenteraad van {councilDate.InWords()} is al bewaard.");
        var report = new CouncilReport(Ids.New(), councilDate, content);
        Reports = [.. Reports, report];
        return report.Id;
    }
}
