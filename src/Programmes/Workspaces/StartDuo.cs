namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>A volunteer and a newcomer of this municipality begin to meet.</summary>
internal static class StartDuo
{
    internal sealed record Input
    {
        public string? Mentor { get; init; }
        public string? Mentee { get; init; }
        public RecruitmentChannel? Channel { get; init; }
        public IReadOnlyList<DuoGoal>? Goals { get; init; }
        public DateOnly? From { get; init; }
        public string? Note { get; init; }

        /// <summary>Days on which they met already.</summary>
        public IReadOnlyList<DateOnly>? Meetings { get; init; }

        internal Check Check() => new Check().RequiredText(Mentor, "mentor", "de naam van de mentor", Duo.MaxName)
            .RequiredText(Mentee, "mentee", "de naam van de mentee", Duo.MaxName)
            .Must(Channel is not null, "channel", "Kies hoe de mentor is gevonden.")
            .Must(Goals is { Count: > 0 }, "goals", "Kies minstens één doel.")
            .Required(From, "from", "de eerste dag").MaxLength(Note, "note", "de nota", Duo.MaxNote);
    }

    internal static readonly PageAddress Page = new("/projecten/{id:guid}/duos/nieuw");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.ProjectsWrite, "/projects/{id:guid}/duos", Handle)
        .Form(Page, Show, "Het duo is genoteerd.", then: OpenDuo.Page);

    private static async Task<Guid> Handle(Guid id, Input input, ProgrammesDb db, CancellationToken ct)
    {
        var project = await Project.Enter(id, db, ct);
        input.Check().ThrowIfInvalid();
        var duo = Duo.Start(project, input.Mentor!, input.Mentee!, input.Channel!.Value, input.Goals!, input.From!.Value, input.Note);
        duo.Meet(project, [.. (input.Meetings ?? []).Select(day => new DuoMeeting(day))]);
        var others = await db.Duos.AsNoTracking().Where(d => d.ProjectId == id).ToListAsync(ct);
        project.OwnIn(db).Count([.. others, duo]);
        db.Duos.Add(duo);
        await db.Save(nameof(StartDuo), duo, ct);
        return duo.Id;
    }

    private static async Task<IResult> Show(Guid id, FormState form, ProgrammesDb db, CancellationToken ct)
    {
        var project = await Project.Enter(id, db, ct);
        project.MustTakePart();
        return await Pages.Show<StartDuoPage>(new { Id = id, project.Programme.Name, Form = form });
    }
}
