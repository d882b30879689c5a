using AgiiPlatform.Programmes.Measuring;

namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>A member corrects something that it made, with the reason. What it said stays readable.</summary>
internal static class CorrectDeliverable
{
    internal sealed record Input : AddDeliverable.Input
    {
        public string? Reason { get; init; }

        /// <summary>The version that the writer had before them.</summary>
        public int? Version { get; init; }
    }

    internal static readonly PageAddress Page = new("/projecten/{id:guid}/fiches/{recordId:guid}");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.ProjectsWrite, "/projects/{id:guid}/deliverables/{recordId:guid}", Handle, method: HttpMethods.Put)
        .Form(Page, Show, "Het is gecorrigeerd.", then: ListDeliverables.Page);

    private static async Task Handle(Guid id, Guid recordId, Input input, ProgrammesDb db, CancellationToken ct)
    {
        var project = await Project.Enter(id, db, ct);
        var made = await project.ToChange<Deliverable>(recordId, db, ct);
        var (check, template) = await AddDeliverable.Check(input, project, db, ct);
        check.RequiredReason(input.Reason).Required(input.Version, "version", "de versie").ThrowIfInvalid();
        Project.RefuseStale(made, input.Version);
        made.Correct(project, input.Kind!.Value, input.Title!, input.Theme, input.Date!.Value, template, input.Reason!);
        await project.MustBeNew(made, db, ct);
        await db.Save(nameof(CorrectDeliverable), made, ct);
    }

    private static async Task<IResult> Show(Guid id, Guid recordId, FormState form, ProgrammesDb db, CancellationToken ct)
    {
        var project = await Project.Enter(id, db, ct);
        var made = await project.ToChange<Deliverable>(recordId, db, ct);
        return await Pages.Show<AddDeliverablePage>(new
        {
            Id = id, DeliverableId = recordId, project.Programme.Name, made.Version,
            Templates = (await ListDeliverables.Templates(project, db, ct)).Where(t => t.Id != recordId)
                .Select(t => ($"{t.Id}", t.Title)).ToList(),
            Form = form.IsTyped ? form : FormState.With(
                ("kind", made.Kind.ToApiName()), ("title", made.Title), ("theme", made.Theme), ("date", $"{made.Date:O}"),
                ("template", made.TemplateId?.ToString())),
        });
    }
}
