namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>A member names its contact point, with the part of their time that is released, and what it anchors at the end.</summary>
internal static class SayParticipation
{
    internal sealed record Input
    {
        /// <summary>The version that was changed, as the form has it; 0 for the first.</summary>
        public int? Version { get; init; }

        public string? Name { get; init; }
        public string? Function { get; init; }
        public int? ReleasePercent { get; init; }
        public string? Anchors { get; init; }

        internal ContactPoint? Contact => Name is null ? null : new(Name, Function, ReleasePercent);

        internal Check Check() => new Check().MaxLength(Name, "name", "de naam").MaxLength(Function, "function", "de functie")
            .Must(ReleasePercent is null or > 0 and <= 100, "releasePercent", "Geef een percentage van 1 tot 100.")
            .Must(Name is not null || (ReleasePercent is null && Function is null), "name", "Vul de naam van het aanspreekpunt in.")
            .MaxLength(Anchors, "anchors", "wat u verankert", Programme.MaxText);
    }

    internal static readonly PageAddress Page = new("/projecten/{id:guid}/deelname");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.ProjectsWrite, "/projects/{id:guid}/participation", Handle, method: "PUT")
        .Form(Page, Show, "De gegevens van uw gemeente zijn bewaard.", then: OpenProject.Page);

    private static async Task Handle(Guid id, Input input, ProgrammesDb db, CancellationToken ct)
    {
        var project = await Project.Enter(id, db, ct);
        project.MustBeOfMunicipality();
        input.Check().ThrowIfInvalid();
        var own = project.OwnIn(db);
        Project.RefuseStale(own, input.Version);
        own.Say(input.Contact, input.Anchors);
        await db.Save(nameof(SayParticipation), own, ct);
    }

    private static async Task<IResult> Show(Guid id, FormState form, ProgrammesDb db, CancellationToken ct)
    {
        var project = await Project.Enter(id, db, ct);
        project.MustTakePart();
        project.MustBeOfMunicipality();
        return await Pages.Show<ParticipationPage>(new
        {
            Id = id,
            project.Programme.Name,
            Form = form.IsTyped ? form : FormState.With(
                ("version", $"{project.Own?.Version ?? 0}"),
                ("name", project.Own?.Contact?.Name), ("function", project.Own?.Contact?.Function),
                ("releasePercent", project.Own?.Contact?.ReleasePercent?.ToString()), ("anchors", project.Own?.Anchors)),
        });
    }
}
