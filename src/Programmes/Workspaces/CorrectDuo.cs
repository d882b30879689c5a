using AgiiPlatform.Programmes.Measuring;

namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>
/// Corrects a duo as a whole, with the reason: its people, its meetings and its end, which can be taken back. What it said stays readable
/// for its own municipality.
/// </summary>
internal static class CorrectDuo
{
    internal sealed record Input : DuoInput
    {
        public DateOnly? Until { get; init; }
        public DuoOutcome? Outcome { get; init; }

        /// <summary>All their meetings: one that is not given is taken away.</summary>
        public IReadOnlyList<NoteDuoMeetings.MeetingInput>? Meetings { get; init; }

        public string? Reason { get; init; }

        /// <summary>The version that the writer had before them.</summary>
        public int? Version { get; init; }
    }

    internal static readonly PageAddress Page = new("/projecten/{id:guid}/duos/{duoId:guid}/corrigeren");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.ProjectsWrite, "/projects/{id:guid}/duos/{duoId:guid}", Handle, method: HttpMethods.Put)
        .Form(Page, Show, "Het duo is gecorrigeerd.", then: OpenDuo.Page);

    private static async Task Handle(Guid id, Guid duoId, Input input, ProgrammesDb db, CancellationToken ct)
    {
        var (project, duo) = await OpenDuo.ToChange(id, duoId, db, ct);
        NoteDuoMeetings.Check(input.Check(), input.Meetings.Given("meetings"))
            .Must((input.Until is null) == (input.Outcome is null), "outcome",
                "Vul de laatste dag en de uitkomst samen in, of geen van beide.")
            .RequiredReason(input.Reason).Required(input.Version, "version", "de versie").ThrowIfInvalid();
        Project.RefuseStale(duo, input.Version);
        duo.Correct(project, input.Terms, [.. (input.Meetings ?? []).Select(m => new DuoMeeting(m.Date!.Value, m.Note))],
            input.Until, input.Outcome, input.Reason!);
        duo.MustBeNew(await project.CountWith(duo, db, ct));
        await db.Save(nameof(CorrectDuo), duo, ct); // without the reason: it may name a person, and the log is kept
    }

    private static async Task<IResult> Show(Guid id, Guid duoId, FormState form, ProgrammesDb db, CancellationToken ct)
    {
        var (project, duo) = await OpenDuo.Read(id, duoId, db, ct);
        project.MustTakePart();
        return await Pages.Show<StartDuoPage>(new
        {
            Id = id, DuoId = duoId, project.Programme.Name, duo.Version, MeetingRows = duo.Meetings.Count + 1,
            Form = form.IsTyped ? form : FormState.With(
            [
                ("mentor", duo.Mentor), ("mentee", duo.Mentee), ("channel", duo.Channel.ToApiName()), ("from", $"{duo.From:O}"),
                ("note", duo.Note), ("until", $"{duo.Until:O}" is { Length: > 0 } until ? until : null),
                ("outcome", duo.Outcome?.ToApiName()),
                .. duo.Goals.Select(g => ("goals[]", (string?)g.ToApiName())),
                .. duo.Meetings.Index().SelectMany(m => ((string, string?)[])
                    [($"meetings[{m.Index}].date", $"{m.Item.Date:O}"), ($"meetings[{m.Index}].note", m.Item.Note)]),
            ]),
        });
    }
}
