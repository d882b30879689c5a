using AgiiPlatform.Web.Input;
using AgiiPlatform.Web.Sheets;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>The meetings of a project as a sheet; how its rows are known again: <see cref="ImportRecords"/>.</summary>
internal static class ImportProjectMeetings
{
    internal sealed record Input
    {
        public IReadOnlyList<Line>? Lines { get; init; }

        /// <summary>Why something is corrected.</summary>
        public string? Reason { get; init; }
    }

    internal sealed record Line : ImportRecords.Row
    {
        public ProjectMeetingKind? Kind { get; init; }
        public IReadOnlyList<string>? Audiences { get; init; }
        public decimal? Participants { get; init; }
        public string? Report { get; init; }
    }

    internal static readonly PageAddress Page = new("/projecten/{id:guid}/bijeenkomsten/inlezen");

    internal static readonly PageAddress FromFile = new("/projecten/{id:guid}/bijeenkomsten/nakijken");

    private static readonly Sheet Sheet = new("bijeenkomsten", "lines",
    [
        new("Titel", "title"),
        new("Soort", "kind", Needed: true) { Choices = WorkspaceLabels.Choices<ProjectMeetingKind>(k => k.InDutch()) },
        new("Datum", "date", SheetKind.Day, Needed: true), new("Voor wie", Split: Audiences, Needed: true),
        new("Deelnemers", "participants", SheetKind.Number, Needed: true), new("Verslag", "report", Needed: true),
        new("Genoteerd door", "municipality"), ImportRecords.Mark,
    ])
    {
        Key = [ImportRecords.Mark.Heading],
    };

    internal static void Map(ServiceRoutes routes)
    {
        routes.Act(Permission.ProjectsWrite, "/projects/{id:guid}/meetings", Handle, method: HttpMethods.Put)
            .Form(Page, Show, "De bijeenkomsten uit het bestand zijn bewaard.", then: ListProjectMeetings.Page)
            .FromSheet(FromFile, InSheet, Show);
        routes.MapSheet(ListProjectMeetings.Page, "/projects/{id:guid}/meetings", new(Permission.ProjectsRead, Across: false), InSheet);
    }

    private static async Task<Sheet> InSheet(Guid id, ProgrammesDb db, MunicipalityRegistry registry, CancellationToken ct)
    {
        var project = await Project.Enter(id, db, ct);
        var meetings = await project.Records<ProjectMeeting>(db).Where(m => !project.HasLeft || m.Date <= project.AsOf)
            .OrderBy(m => m.Date).ThenBy(m => m.Id).ToListAsync(ct);
        return Sheet with { Rows = meetings.Select(m => Row(m, registry.NameOf(m.TenantId, project.Today))) };
    }

    private static IReadOnlyList<object?> Row(ProjectMeeting m, string municipality) =>
    [
        m.Title, m.Kind.InDutch(), m.Date, string.Join("; ", m.Audiences), m.Participants, m.Report, municipality, $"{m.Id}",
    ];

    private static IEnumerable<(string Field, string Value)> Audiences(string text) =>
        text.Split([';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(a => ("audiences[]", a));

    private static async Task Handle(Guid id, Input input, ProgrammesDb db, MunicipalityRegistry registry, CancellationToken ct)
    {
        var project = await Project.Enter(id, db, ct);
        List<ProjectMeeting> changed = [];
        var outcomes = Apply(project, input, await ImportRecords.Read<ProjectMeeting>(project, db, ct), registry, changed, dryRun: false);
        await ImportRecords.Save(nameof(ImportProjectMeetings), outcomes, input.Reason, changed, db, ct);
    }

    private static IReadOnlyList<SheetOutcome> Apply(
        Project project, Input input, List<ProjectMeeting> all, MunicipalityRegistry registry, List<ProjectMeeting> changed, bool dryRun)
    {
        return ImportRecords.Apply(project, Sheet, input.Lines, all, NameOf, (row, m) => row.Kind == m.Kind && row.Date == m.Date
            && FoldedText.Of(row.Title ?? "") == FoldedText.Of(m.Title), m => Row(m, NameOf(m.TenantId)),
            (row, saved) => [row.Title, row.Kind?.InDutch(), row.Date, string.Join("; ", row.Audiences ?? []), row.Participants,
                row.Report, NameOf(saved!.TenantId), $"{saved.Id}"],
            Write, Project.MustBeNew, changed, dryRun);

        string NameOf(Guid tenant) => registry.NameOf(tenant, project.Today);

        ProjectMeeting Write(Line row, ProjectMeeting? saved)
        {
            new Check().Must(row.Kind is not null, "kind", "vul de kolom Soort in.")
                .Must(row.Participants is null || (row.Participants % 1 == 0 && row.Participants is >= 0 and <= 100_000), "participants",
                    "kolom Deelnemers: geef een geheel getal van 0 tot 100.000.").ThrowIfInvalid();
            var given = new NoteProjectMeeting.Input
            {
                Kind = row.Kind, Title = row.Title, Date = row.Date, Audiences = row.Audiences ?? [],
                Participants = (int?)row.Participants, Report = row.Report,
            };
            given.Check(project.Today).ThrowIfInvalid();
            if (saved is null)
            {
                return ProjectMeeting.Of(project, given.Kind!.Value, given.Title!, given.Date!.Value, given.Audiences, given.Participants,
                    given.Report);
            }

            saved.Correct(project, given.Kind!.Value, given.Title!, given.Date!.Value, given.Audiences, given.Participants, given.Report,
                input.Reason ?? "");
            return saved;
        }
    }

    private static async Task<IResult> Show(
        Guid id, FormState form, ProgrammesDb db, MunicipalityRegistry registry, IOptions<JsonOptions> json, CancellationToken ct)
    {
        var project = await Project.Enter(id, db, ct);
        var all = await ImportRecords.Read<ProjectMeeting>(project, db, ct);
        var (outcomes, shown) = Import.Try<Input>(form, "lines", json.Value.SerializerOptions,
            i => Apply(project, i, all, registry, [], dryRun: true));
        return await ImportRecords.Show(project, "De bijeenkomsten", (ListProjectMeetings.Page, FromFile, Page), shown, outcomes);
    }
}
