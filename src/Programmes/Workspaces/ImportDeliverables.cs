using AgiiPlatform.Web.Input;
using AgiiPlatform.Web.Sheets;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>
/// What the members of a project made as a sheet, without its files; how its rows are known again: <see cref="ImportRecords"/>.
/// </summary>
internal static class ImportDeliverables
{
    internal sealed record Input
    {
        public IReadOnlyList<Line>? Lines { get; init; }

        /// <summary>Why something is corrected.</summary>
        public string? Reason { get; init; }
    }

    internal sealed record Line : ImportRecords.Row
    {
        public DeliverableKind? Kind { get; init; }
        public string? Theme { get; init; }

        /// <summary>The title of the template that it was made from.</summary>
        public string? Template { get; init; }
    }

    /// <summary>What counts in the project, and its templates: all by title, and those that can be chosen.</summary>
    private sealed record Made(List<Deliverable> All, Dictionary<Guid, string> Titles, IReadOnlyList<Deliverable> Templates);

    internal static readonly PageAddress Page = new("/projecten/{id:guid}/fiches/inlezen");

    internal static readonly PageAddress FromFile = new("/projecten/{id:guid}/fiches/nakijken");

    private static readonly Sheet Sheet = new("fiches", "lines",
    [
        new("Titel", "title"),
        new("Soort", "kind", Needed: true) { Choices = WorkspaceLabels.Choices<DeliverableKind>(k => k.InDutch()) },
        new("Thema", "theme", Needed: true), new("Datum", "date", SheetKind.Day, Needed: true),
        new("Gemaakt van sjabloon", "template", Needed: true), new("Gemeente", "municipality"), new("Bestanden"), ImportRecords.Mark,
    ])
    {
        Key = [ImportRecords.Mark.Heading],
    };

    internal static void Map(ServiceRoutes routes)
    {
        routes.Act(Permission.ProjectsWrite, "/projects/{id:guid}/deliverables", Handle, method: HttpMethods.Put)
            .Form(Page, Show, "De fiches uit het bestand zijn bewaard.", then: ListDeliverables.Page)
            .FromSheet(FromFile, InSheet, Show);
        routes.MapSheet(ListDeliverables.Page, "/projects/{id:guid}/deliverables", new(Permission.ProjectsRead, Across: false), InSheet);
    }

    private static async Task<Sheet> InSheet(Guid id, ProgrammesDb db, MunicipalityRegistry registry, CancellationToken ct)
    {
        var project = await Project.Enter(id, db, ct);
        var made = await project.Records<Deliverable>(db).Where(d => d.Date <= project.AsOf).OrderBy(d => d.Date).ThenBy(d => d.Id)
            .ToListAsync(ct);
        var titles = await ListDeliverables.Titles(project, db, ct);
        return Sheet with { Rows = made.Select(d => Row(d, project, titles, registry.NameOf(d.TenantId, project.Today))) };
    }

    private static IReadOnlyList<object?> Row(Deliverable d, Project project, Dictionary<Guid, string> titles, string municipality) =>
    [
        d.Title, d.Kind.InDutch(), d.Theme, d.Date, TemplateOf(d, titles), municipality,
        string.Join("; ", project.Files(d).Select(f => f.Name)), $"{d.Id}",
    ];

    private static string? TemplateOf(Deliverable d, Dictionary<Guid, string> titles) =>
        d.TemplateId is { } template ? titles.GetValueOrDefault(template) : null;

    private static async Task<Made> Read(Project project, ProgrammesDb db, CancellationToken ct) => new(
        await ImportRecords.Read<Deliverable>(project, db, ct), await ListDeliverables.Titles(project, db, ct),
        await ListDeliverables.Templates(project, db, ct));

    private static async Task Handle(Guid id, Input input, ProgrammesDb db, MunicipalityRegistry registry, CancellationToken ct)
    {
        var project = await Project.Enter(id, db, ct);
        List<Deliverable> changed = [];
        var outcomes = Apply(project, input, await Read(project, db, ct), registry, changed, dryRun: false);
        await ImportRecords.Save(nameof(ImportDeliverables), outcomes, input.Reason, changed, db, ct);
    }

    private static IReadOnlyList<SheetOutcome> Apply(
        Project project, Input input, Made made, MunicipalityRegistry registry, List<Deliverable> changed, bool dryRun)
    {
        return ImportRecords.Apply(project, Sheet, input.Lines, made.All, NameOf, (row, d) => row.Kind == d.Kind && row.Date == d.Date
            && FoldedText.Of(row.Title ?? "") == FoldedText.Of(d.Title), d => Row(d, project, made.Titles, NameOf(d.TenantId)),
            (row, saved) => [row.Title, row.Kind?.InDutch(), row.Theme, row.Date, Called(row.Template, TemplateOf(saved!, made.Titles)),
                NameOf(saved!.TenantId), null, $"{saved.Id}"],
            Write, (d, all) => Project.MustBeNew(d, all.Where(o => ImportRecords.Of(project, o) == project.Here.Id)), changed,
            dryRun);

        static string? Called(string? given, string? now) => FoldedText.Of(given ?? "") == FoldedText.Of(now ?? "") ? now : given;

        string NameOf(Guid tenant) => registry.NameOf(tenant, project.Today);

        Deliverable Write(Line row, Deliverable? saved)
        {
            new Check().Must(row.Kind is not null, "kind", "vul de kolom Soort in.").MaxLength(row.Theme, "theme", "het thema")
                .Plausible(row.Date, "date", project.Today).ThrowIfInvalid();
            var template = Template(row, saved, made.Templates);
            if (saved is null)
            {
                return Deliverable.Make(project, row.Kind!.Value, row.Title!, row.Theme, row.Date!.Value, template);
            }

            saved.Correct(project, row.Kind!.Value, row.Title!, row.Theme, row.Date!.Value, template, input.Reason ?? "");
            return saved;
        }
    }

    /// <summary>The template with this title, the one that it has before any other.</summary>
    private static Deliverable? Template(Line row, Deliverable? saved, IReadOnlyList<Deliverable> templates) =>
        row.Template is not { } title ? null
            : templates.Where(t => t.Id != saved?.Id && FoldedText.Of(t.Title) == FoldedText.Of(title))
                .OrderByDescending(t => t.Id == saved?.TemplateId).FirstOrDefault()
                ?? throw new RuleViolation("template-unknown", $"kolom Gemaakt van sjabloon: “{title}” is er niet in dit project.");

    private static async Task<IResult> Show(
        Guid id, FormState form, ProgrammesDb db, MunicipalityRegistry registry, IOptions<JsonOptions> json, CancellationToken ct)
    {
        var project = await Project.Enter(id, db, ct);
        var made = await Read(project, db, ct);
        var (outcomes, shown) = Import.Try<Input>(form, "lines", json.Value.SerializerOptions,
            i => Apply(project, i, made, registry, [], dryRun: true));
        return await ImportRecords.Show(project, "De fiches", (ListDeliverables.Page, FromFile, Page), shown, outcomes);
    }
}
