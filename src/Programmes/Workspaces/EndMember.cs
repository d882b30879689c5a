namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>The municipality that leads ends the part of another: it keeps reading what there was, and writes nothing any more.</summary>
internal static class EndMember
{
    internal sealed record Input
    {
        public DateOnly? LastDay { get; init; }
    }

    internal static void Map(ServiceRoutes routes) =>
        routes.Act(Permission.ProjectsWrite, "/projects/{id:guid}/members/{municipality}/end", Handle);

    private static async Task Handle(
        Guid id, string municipality, Input input, ProgrammesDb db, MunicipalityRegistry registry, CancellationToken ct)
    {
        var project = await Project.Enter(id, db, ct);
        var workspace = await project.WorkspaceToChange(db, ct);
        new Check().Required(input.LastDay, "lastDay", "de laatste dag").ThrowIfInvalid();
        workspace.End(registry.BySlug(municipality) ?? throw new NotFound(), input.LastDay!.Value);
        await db.Save(nameof(EndMember), workspace, municipality, ct);
    }
}
