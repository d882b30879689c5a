namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>A volunteer and a newcomer of this municipality begin to meet.</summary>
internal static class StartDuo
{
    internal sealed record Input : DuoInput
    {
        /// <summary>Days on which they met already.</summary>
        public IReadOnlyList<DateOnly>? Meetings { get; init; }
    }

    internal static readonly PageAddress Page = new("/projecten/{id:guid}/duos/nieuw");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.ProjectsWrite, "/projects/{id:guid}/duos", Handle)
        .Form(Page, Show, "Het duo is genoteerd.", then: OpenDuo.Page);

    private static async Task<Guid> Handle(Guid id, Input input, ProgrammesDb db, CancellationToken ct)
    {
        var project = await Project.Enter(id, db, ct);
        input.Check().ThrowIfInvalid();
        var duo = Duo.Start(project, input.Terms);
        duo.Meet(project, [.. (input.Meetings ?? []).Select(day => new DuoMeeting(day))]);
        db.Duos.Add(duo);
        duo.MustBeNew(await project.CountWith(duo, db, ct));
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
