namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>The municipality that leads ends the part of another: it keeps reading what there was, and writes nothing any more.</summary>
internal static class EndMember
{
    internal sealed record Input
    {
        public DateOnly? LastDay { get; init; }
    }

    internal static readonly PageAddress Page = new("/projecten/{id:guid}/gemeenten/{municipality}/einde");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.ProjectsWrite, "/projects/{id:guid}/members/{municipality}/end", Handle)
        .Form(Page, Show, "De laatste dag is genoteerd.", then: AddMember.Page);

    private static async Task Handle(
        Guid id, string municipality, Input input, ProgrammesDb db, MunicipalityRegistry registry, CancellationToken ct)
    {
        var project = await Project.Enter(id, db, ct);
        var workspace = await project.WorkspaceToChange(db, ct);
        new Check().Required(input.LastDay, "lastDay", "de laatste dag").ThrowIfInvalid();
        var member = registry.BySlug(municipality) ?? throw new NotFound();
        workspace.End(member, input.LastDay!.Value, project.LeadId, project.Now);
        Project.MustHaveNothingAfter(input.LastDay!.Value, member, await project.LastDone(db, ct));
        await db.Save(nameof(EndMember), workspace, municipality, ct);
    }

    private static async Task<IResult> Show(
        Guid id, string municipality, FormState form, ProgrammesDb db, MunicipalityRegistry registry, CancellationToken ct)
    {
        var project = await Project.Enter(id, db, ct);
        project.MustLead();
        var member = registry.BySlug(municipality) is { } tenant && project.Members.Contains(tenant.Id) ? tenant : throw new NotFound();
        return await Pages.Show<EndMemberPage>(new { Id = id, project.Programme.Name, Member = member, Form = form });
    }
}
