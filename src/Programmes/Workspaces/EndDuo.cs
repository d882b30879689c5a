namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>A duo ends, with what became of it.</summary>
internal static class EndDuo
{
    internal sealed record Input
    {
        public DateOnly? Until { get; init; }
        public DuoOutcome? Outcome { get; init; }
        public string? Note { get; init; }
    }

    internal static readonly PageAddress Action = new("/projecten/{id:guid}/duos/{duoId:guid}/einde");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.ProjectsWrite, "/projects/{id:guid}/duos/{duoId:guid}/end", Handle)
        .Button(Action, (Guid id, Guid duoId, FormState form, ProgrammesDb db, CancellationToken ct) =>
            OpenDuo.Show(id, duoId, db, ct, end: form), "Het einde van het duo is genoteerd.", then: OpenDuo.Page);

    private static async Task Handle(Guid id, Guid duoId, Input input, ProgrammesDb db, CancellationToken ct)
    {
        var (project, duo) = await OpenDuo.ToChange(id, duoId, db, ct);
        new Check().Required(input.Until, "until", "de laatste dag").Must(input.Outcome is not null, "outcome", "Kies een uitkomst.")
            .MaxLength(input.Note, "note", "de nota", Duo.MaxNote).ThrowIfInvalid();
        duo.End(project, input.Until!.Value, input.Outcome!.Value, input.Note);
        await db.Save(nameof(EndDuo), duo, ct);
    }
}
