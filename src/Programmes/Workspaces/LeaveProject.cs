namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>A municipality leaves a project after its last day: it keeps reading what there was, and writes nothing any more.</summary>
internal static class LeaveProject
{
    internal sealed record Input
    {
        public DateOnly? LastDay { get; init; }
    }

    internal static readonly PageAddress Page = new("/projecten/{id:guid}/uitstappen");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.ProjectsWrite, "/projects/{id:guid}/departure", Handle)
        .Form(Page, Show, "De laatste dag is genoteerd.", then: OpenProject.Page);

    private static async Task Handle(Guid id, Input input, ProgrammesDb db, CancellationToken ct)
    {
        var project = await Project.Enter(id, db, ct);
        project.MustBeOfMunicipality();
        new Check().Required(input.LastDay, "lastDay", "de laatste dag").ThrowIfInvalid();
        var own = project.OwnIn(db);
        own.Leave(project, input.LastDay!.Value);
        Project.MustHaveNothingAfter(input.LastDay!.Value, project.Here, await project.LastDone(db, ct));
        await db.Save(nameof(LeaveProject), own, ct);
    }

    private static async Task<IResult> Show(Guid id, FormState form, ProgrammesDb db, CancellationToken ct)
    {
        var project = await Project.Enter(id, db, ct);
        project.MustBeOfMunicipality();
        return await Pages.Show<LeaveProjectPage>(new { Id = id, project.Programme.Name, Form = form });
    }
}
