using AgiiPlatform.Web.Input;

namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>A member notes something that it made for the project: a welcome sheet from a template, the manual.</summary>
internal static class AddDeliverable
{
    internal record Input
    {
        public DeliverableKind? Kind { get; init; }
        public string? Title { get; init; }
        public string? Theme { get; init; }
        public DateOnly? Date { get; init; }

        /// <summary>The template that it was made from.</summary>
        public Guid? Template { get; init; }
    }

    internal static readonly PageAddress Page = new("/projecten/{id:guid}/fiches/nieuw");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.ProjectsWrite, "/projects/{id:guid}/deliverables", Handle)
        .Form(Page, Show, "Het staat op de lijst. U kunt er een bestand bij zetten.", then: AddDeliverableFile.Page);

    private static async Task<Guid> Handle(Guid id, Input input, ProgrammesDb db, CancellationToken ct)
    {
        var project = await Project.Enter(id, db, ct);
        var (check, template) = await Check(input, project, db, ct);
        check.ThrowIfInvalid();
        var deliverable = Deliverable.Make(project, input.Kind!.Value, input.Title!, input.Theme, input.Date!.Value, template);
        await project.MustBeNew(deliverable, db, ct);
        db.Deliverables.Add(deliverable);
        await db.Save(nameof(AddDeliverable), deliverable, ct);
        return deliverable.Id;
    }

    /// <summary>What is wrong with what was given, and the template that it names.</summary>
    internal static async Task<(Check Check, Deliverable? Template)> Check(
        Input input, Project project, ProgrammesDb db, CancellationToken ct)
    {
        var template = input.Template is { } asked
            ? (await ListDeliverables.Templates(project, db, ct)).FirstOrDefault(t => t.Id == asked) : null;
        return (new Check().Must(input.Kind is not null, "kind", "Kies wat het is.")
            .RequiredText(input.Title, "title", "de titel", Deliverable.MaxTitle).MaxLength(input.Theme, "theme", "het thema")
            .Required(input.Date, "date", "de datum").Plausible(input.Date, "date", db.Context.Today)
            .Must(input.Template is null || template is not null, "template", "Dit sjabloon is er niet in dit project."), template);
    }

    private static async Task<IResult> Show(Guid id, FormState form, ProgrammesDb db, CancellationToken ct)
    {
        var project = await Project.Enter(id, db, ct);
        project.MustTakePart();
        return await Pages.Show<AddDeliverablePage>(new
        {
            Id = id, project.Programme.Name, Form = form,
            Templates = (await ListDeliverables.Templates(project, db, ct)).Select(t => ($"{t.Id}", t.Title)).ToList(),
        });
    }
}
