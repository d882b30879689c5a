namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>Something that a municipality made for the project: a welcome sheet from a template, a manual; with files.</summary>
internal sealed class Deliverable : WorkspaceRow
{
    internal const int MaxTitle = 300;

    internal DeliverableKind Kind { get; private set; }
    internal string Title { get; private set; } = "";
    internal string? Theme { get; private set; }
    internal DateOnly Date { get; private set; }

    /// <summary>The template that it was made from: a deliverable too, perhaps of another member.</summary>
    internal Guid? TemplateId { get; private set; }

    internal IReadOnlyList<DeliverableFile> Files { get; private set; } = [];

    internal override string InWords =>
        $"{Kind.InDutch()} «{Title}»{(Theme is null ? "" : $", thema {Theme}")}, klaar op {Date.InWords()}";

    internal static Deliverable Make(
        Project project, DeliverableKind kind, string title, string? theme, DateOnly date, Deliverable? template)
    {
        var made = new Deliverable { LeadId = project.StarterId, ProjectId = project.Id, NotedAt = project.Now };
        made.Write(project, kind, title, theme, date, template);
        return made;
    }

    internal void Correct(
        Project project, DeliverableKind kind, string title, string? theme, DateOnly date, Deliverable? template, string reason)
    {
        Keep(project, reason);
        Write(project, kind, title, theme, date, template);
    }

    internal void Attach(DeliverableFile file) => Files = [.. Files, file];

    private void Write(Project project, DeliverableKind kind, string title, string? theme, DateOnly date, Deliverable? template)
    {
        project.MustCover(date, title);
        RuleViolation.If(date > project.Today, "made-in-the-future", $"{title}: de datum ligt in de toekomst.");
        RuleViolation.If(template is { Kind: not DeliverableKind.Template }, "not-a-template",
            $"{title}: \"{template?.Title}\" is geen sjabloon.");
        (Kind, Title, Theme, Date, TemplateId) = (kind, title, theme, date, template?.Id);
    }
}
