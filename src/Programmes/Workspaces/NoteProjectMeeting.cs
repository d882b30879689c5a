using AgiiPlatform.Web.Input;

namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>A member notes a meeting of the project: of the board, the learning network, a working group, or a training.</summary>
internal static class NoteProjectMeeting
{
    internal record Input
    {
        public ProjectMeetingKind? Kind { get; init; }
        public string? Title { get; init; }
        public DateOnly? Date { get; init; }

        /// <summary>For whom: "gemeentepersoneel", "vrijwilligers", "nieuwkomers".</summary>
        public IReadOnlyList<string>? Audiences { get; init; }

        public int? Participants { get; init; }
        public string? Report { get; init; }

        internal Check Check(DateOnly today)
        {
            var audiences = Audiences.Given("audiences");
            return new Check().Must(Kind is not null, "kind", "Kies wat voor bijeenkomst het is.")
                .RequiredText(Title, "title", "de titel", Deliverable.MaxTitle)
                .Required(Date, "date", "de datum").Plausible(Date, "date", today)
                .Must(audiences.Count <= 20 && audiences.All(a => a.Length <= 100), "audiences",
                    "Geef hoogstens 20 doelgroepen van 100 tekens.")
                .Must(Participants is null or <= 100_000, "participants", "Kijk het aantal deelnemers na.")
                .MaxLength(Report, "report", "het verslag", ProjectMeeting.MaxText);
        }
    }

    internal static readonly PageAddress Page = new("/projecten/{id:guid}/bijeenkomsten/nieuw");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.ProjectsWrite, "/projects/{id:guid}/meetings", Handle)
        .Form(Page, Show, "De bijeenkomst is genoteerd.", then: ListProjectMeetings.AtMade);

    private static async Task<Guid> Handle(Guid id, Input input, ProgrammesDb db, CancellationToken ct)
    {
        var project = await Project.Enter(id, db, ct);
        input.Check(db.Context.Today).ThrowIfInvalid();
        var meeting = ProjectMeeting.Of(project, input.Kind!.Value, input.Title!, input.Date!.Value, input.Audiences ?? [],
            input.Participants, input.Report);
        await project.MustBeNew(meeting, db, ct);
        db.ProjectMeetings.Add(meeting);
        await db.Save(nameof(NoteProjectMeeting), meeting, ct);
        return meeting.Id;
    }

    private static async Task<IResult> Show(Guid id, FormState form, ProgrammesDb db, CancellationToken ct)
    {
        var project = await Project.Enter(id, db, ct);
        project.MustTakePart();
        return await Pages.Show<NoteProjectMeetingPage>(new { Id = id, project.Programme.Name, Form = form });
    }
}
