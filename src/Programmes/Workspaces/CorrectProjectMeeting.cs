using AgiiPlatform.Programmes.Measuring;

namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>A member corrects a meeting that it noted, with the reason. What it said stays readable.</summary>
internal static class CorrectProjectMeeting
{
    internal sealed record Input : NoteProjectMeeting.Input
    {
        public string? Reason { get; init; }

        /// <summary>The version that the writer had before them.</summary>
        public int? Version { get; init; }
    }

    internal static readonly PageAddress Page = new("/projecten/{id:guid}/bijeenkomsten/{recordId:guid}");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.ProjectsWrite, "/projects/{id:guid}/meetings/{recordId:guid}", Handle, method: HttpMethods.Put)
        .Form(Page, Show, "De bijeenkomst is gecorrigeerd.", then: ListProjectMeetings.Page);

    private static async Task Handle(Guid id, Guid recordId, Input input, ProgrammesDb db, CancellationToken ct)
    {
        var project = await Project.Enter(id, db, ct);
        var meeting = await project.ToChange<ProjectMeeting>(recordId, db, ct);
        input.Check(db.Context.Today).RequiredReason(input.Reason).Required(input.Version, "version", "de versie").ThrowIfInvalid();
        Project.RefuseStale(meeting, input.Version);
        meeting.Correct(project, input.Kind!.Value, input.Title!, input.Date!.Value, input.Audiences ?? [], input.Participants,
            input.Report, input.Reason!);
        await project.MustBeNew(meeting, db, ct);
        await db.Save(nameof(CorrectProjectMeeting), meeting, ct);
    }

    private static async Task<IResult> Show(Guid id, Guid recordId, FormState form, ProgrammesDb db, CancellationToken ct)
    {
        var project = await Project.Enter(id, db, ct);
        var meeting = await project.ToChange<ProjectMeeting>(recordId, db, ct);
        return await Pages.Show<NoteProjectMeetingPage>(new
        {
            Id = id, MeetingId = recordId, project.Programme.Name, meeting.Version,
            Form = form.IsTyped ? form : FormState.With(
            [
                ("kind", meeting.Kind.ToApiName()), ("title", meeting.Title), ("date", $"{meeting.Date:O}"),
                ("participants", meeting.Participants?.ToString()), ("report", meeting.Report),
                .. meeting.Audiences.Select(a => ("audiences[]", (string?)a)),
            ]),
        });
    }
}
