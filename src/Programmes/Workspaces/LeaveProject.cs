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
        .Form(Page, async (Guid id, FormState form, ProgrammesDb db, CancellationToken ct) =>
            await Pages.Show<LeaveProjectPage>(new { Id = id, (await Project.Enter(id, db, ct)).Programme.Name, Form = form }),
            "De laatste dag is genoteerd.", then: OpenProject.Page);

    private static async Task Handle(Guid id, Input input, ProgrammesDb db, CancellationToken ct)
    {
        var project = await Project.Enter(id, db, ct);
        project.MustBeOfMunicipality();
        new Check().Required(input.LastDay, "lastDay", "de laatste dag").ThrowIfInvalid();
        var own = project.OwnIn(db);
        own.Leave(project, input.LastDay!.Value);
        await db.Save(nameof(LeaveProject), own, ct);
    }
}
