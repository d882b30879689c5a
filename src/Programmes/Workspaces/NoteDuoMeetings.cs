namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>Notes that a duo met, on one day or on several.</summary>
internal static class NoteDuoMeetings
{
    internal sealed record Input
    {
        public IReadOnlyList<MeetingInput>? Meetings { get; init; }
    }

    internal sealed record MeetingInput
    {
        public DateOnly? Date { get; init; }
        public string? Note { get; init; }
    }

    internal static readonly PageAddress Action = new("/projecten/{id:guid}/duos/{duoId:guid}/ontmoetingen");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.ProjectsWrite, "/projects/{id:guid}/duos/{duoId:guid}/meetings", Handle)
        .Button(Action, (Guid id, Guid duoId, FormState form, ProgrammesDb db, CancellationToken ct) =>
            OpenDuo.Show(id, duoId, db, ct, meeting: form), "De ontmoeting is genoteerd.", then: OpenDuo.Page);

    private static async Task Handle(Guid id, Guid duoId, Input input, ProgrammesDb db, CancellationToken ct)
    {
        var (project, duo) = await OpenDuo.ToChange(id, duoId, db, ct);
        var meetings = input.Meetings.Given("meetings");
        Check(new Check().Must(meetings.Count > 0, "meetings[0].date", "Vul de datum in."), meetings).ThrowIfInvalid();
        duo.Meet(project, [.. meetings.Select(m => new DuoMeeting(m.Date!.Value, m.Note))]);
        await project.CountWith(duo, db, ct);
        await db.Save(nameof(NoteDuoMeetings), duo, ct);
    }

    /// <summary>Adds what is wrong with the meetings that were given.</summary>
    internal static Check Check(Check check, IReadOnlyList<MeetingInput> meetings)
    {
        foreach (var (i, meeting) in meetings.Index())
        {
            check.Required(meeting.Date, $"meetings[{i}].date", $"de datum van ontmoeting {i + 1}")
                .MaxLength(meeting.Note, $"meetings[{i}].note", "de nota", Duo.MaxNote);
        }

        return check;
    }
}
