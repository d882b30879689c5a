namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>The municipality that leads a project hands the lead to another member: before it merges, for example.</summary>
internal static class HandOverLead
{
    internal sealed record Input
    {
        /// <summary>The name in addresses of who leads from now on.</summary>
        public string? Municipality { get; init; }

        /// <summary>The version that was looked at.</summary>
        public int? Version { get; init; }
    }

    internal static readonly PageAddress Page = new("/projecten/{id:guid}/leiding");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.ProjectsWrite, "/projects/{id:guid}/lead", Handle, method: HttpMethods.Put)
        .Form(Page, Show, "De leiding is doorgegeven.", then: OpenProject.Page);

    private static async Task Handle(
        Guid id, Input input, ProgrammesDb db, MunicipalityRegistry registry, CancellationToken ct)
    {
        var project = await Project.Enter(id, db, ct);
        var workspace = await project.WorkspaceToChange(db, ct);
        new Check().RequiredText(input.Municipality, "municipality", "de gemeente").ThrowIfInvalid();
        Project.RefuseStale(project.Workspace, input.Version);
        var to = (await Candidates(project, db, registry, ct)).FirstOrDefault(m => m.Municipality == input.Municipality);
        RuleViolation.If(to is null, "leads-who-takes-part", "Alleen een andere gemeente die nu deelneemt, kan de leiding krijgen.");
        db.HandOvers.Add(HandOver.Next(
            project.StarterId, id, project.HandOvers, registry.BySlug(to!.Municipality)!, project.Now));
        db.Touch(workspace); // who lets a municipality in at the same moment is a second writer
        await db.Save(nameof(HandOverLead), workspace, to.Municipality, ct);
    }

    private static async Task<IReadOnlyList<MemberView>> Candidates(
        Project project, ProgrammesDb db, MunicipalityRegistry registry, CancellationToken ct) =>
        [.. (await OpenProject.View(project, null, db, registry, ct)).Members
            .Where(m => !m.IsLead && m.From <= project.Today && !(m.Until < project.Today))];

    private static async Task<IResult> Show(
        Guid id, FormState form, ProgrammesDb db, MunicipalityRegistry registry, CancellationToken ct)
    {
        var project = await Project.Enter(id, db, ct);
        project.MustLead();
        return await Pages.Show<HandOverLeadPage>(new
        {
            Id = id, project.Programme.Name, project.Workspace.Version, Form = form,
            Choices = (await Candidates(project, db, registry, ct)).Select(m => (m.Municipality, m.Name)).ToList(),
        });
    }
}
