namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>The municipality that leads lets another one in.</summary>
internal static class AddMember
{
    internal sealed record Input
    {
        /// <summary>Its name in addresses: "aartselaar".</summary>
        public string? Municipality { get; init; }

        /// <summary>Its first day, from which it reads and writes; that of the project when none is given.</summary>
        public DateOnly? From { get; init; }
    }

    internal static readonly PageAddress Page = new("/projecten/{id:guid}/gemeenten");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.ProjectsWrite, "/projects/{id:guid}/members", Handle)
        .Form(Page, Show, "De gemeente neemt deel.", then: Page);

    private static async Task Handle(Guid id, Input input, ProgrammesDb db, MunicipalityRegistry registry, CancellationToken ct)
    {
        var tenant = input.Municipality is { } slug ? registry.BySlug(slug) : null;
        var project = await Project.Enter(id, db, ct);
        var workspace = await project.WorkspaceToChange(db, ct);
        new Check().RequiredText(input.Municipality, "municipality", "de gemeente")
            .Must(input.Municipality is null || tenant is { Kind: TenantKind.Municipality }, "municipality", "Deze gemeente is er niet.")
            .ThrowIfInvalid();

        var from = input.From ?? project.Programme.From;
        workspace.Add(tenant!, from, project.Now);
        db.Memberships.Add(project.Membership(tenant!, from));
        await db.Save(nameof(AddMember), workspace, tenant!.Slug, ct);
    }

    private static async Task<IResult> Show(
        Guid id, FormState form, ProgrammesDb db, MunicipalityRegistry registry, CancellationToken ct)
    {
        var project = await Project.Enter(id, db, ct);
        project.MustLead();
        var members = (await OpenProject.View(project, null, db, registry, ct)).Members;
        return await Pages.Show<MembersPage>(new
        {
            Id = id,
            project.Programme.Name,
            Members = members,
            Form = form,
            Choices = registry.MunicipalitiesOn(db.Context.Today).OrderBy(m => m.Period.Name, Dutch.Alphabetical)
                .Select(m => (m.Tenant.Slug, m.Period.Name)).Where(m => members.All(p => p.Municipality != m.Slug)).ToList(),
        });
    }
}
