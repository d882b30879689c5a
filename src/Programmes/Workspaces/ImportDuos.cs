using AgiiPlatform.Web.Input;
using AgiiPlatform.Web.Sheets;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>
/// The duos of the municipality of the address as a sheet, for who may see them by name: taking the sheet out and looking at one that comes
/// back are in the log as any reading. A row adds a duo, or meetings and the end of one; a duo that is not in the sheet stays.
/// </summary>
internal static class ImportDuos
{
    internal sealed record Input
    {
        public IReadOnlyList<Line>? Lines { get; init; }
    }

    internal sealed record Line : SheetRow
    {
        public string? Mentor { get; init; }
        public string? Mentee { get; init; }
        public DateOnly? From { get; init; }
        public RecruitmentChannel? Channel { get; init; }
        public IReadOnlyList<DuoGoal>? Goals { get; init; }
        public DateOnly? Until { get; init; }
        public DuoOutcome? Outcome { get; init; }
        public string? Note { get; init; }

        /// <summary>On which days they met.</summary>
        public IReadOnlyList<NoteDuoMeetings.MeetingInput>? Meetings { get; init; }

        internal bool Is(Duo duo) => From == duo.From && FoldedText.Of(Mentor ?? "") == FoldedText.Of(duo.Mentor)
            && FoldedText.Of(Mentee ?? "") == FoldedText.Of(duo.Mentee);
    }

    internal static readonly PageAddress Page = new("/projecten/{id:guid}/duos/inlezen");

    internal static readonly PageAddress FromFile = new("/projecten/{id:guid}/duos/nakijken");

    private static readonly Sheet Sheet = new("duos", "lines",
    [
        new("Mentor", "mentor"), new("Mentee", "mentee", Needed: true), new("Eerste dag", "from", SheetKind.Day, Needed: true),
        new("Mentor gevonden via", "channel", Needed: true)
        {
            Choices = WorkspaceLabels.Choices<RecruitmentChannel>(c => c.InDutch()),
        },
        new("Doelen", "goals[]", Needed: true) { Choices = WorkspaceLabels.Choices<DuoGoal>(g => g.InDutch()), Many = true },
        new("Laatste dag", "until", SheetKind.Day),
        new("Uitkomst", "outcome") { Choices = WorkspaceLabels.Choices<DuoOutcome>(o => o.InDutch()) },
        new("Nota", "note"), new("Ontmoetingen", Split: Meetings), new("Aantal ontmoetingen"),
    ])
    {
        Key = ["Mentor", "Mentee", "Eerste dag"],
    };

    internal static void Map(ServiceRoutes routes)
    {
        routes.Act(Permission.ProjectsWrite, "/projects/{id:guid}/duos", Handle, method: HttpMethods.Put)
            .Form(Page, Show, "De duo's uit het bestand zijn bewaard.", then: ListDuos.Page)
            .FromSheet(FromFile, InSheet, Show);
        routes.MapSheet(ListDuos.Page, "/projects/{id:guid}/duos", new(Permission.ProjectsWrite, Across: false), InSheet);
    }

    private static async Task<Sheet> InSheet(Guid id, ProgrammesDb db, CancellationToken ct)
    {
        var (_, duos) = await Read(id, db, ct);
        return Sheet with { Rows = duos.Where(d => d.ErasedOn is null).Select(Row) };
    }

    /// <summary>The duos, by name: in the log before anything is shown.</summary>
    private static async Task<(Project Project, List<Duo> Duos)> Read(Guid id, ProgrammesDb db, CancellationToken ct)
    {
        var project = await Project.Enter(id, db, ct);
        project.MustSeeNames();
        var duos = await project.Duos(db).AsNoTracking().OrderBy(d => d.Id).ToListAsync(ct);
        await db.Save(nameof(ImportDuos), null, $"lijst als bestand: {string.Join(' ', duos.Select(d => d.Id.ToString("N")))}", ct);
        return (project, duos);
    }

    private static IReadOnlyList<object?> Row(Duo d) =>
    [
        d.Mentor, d.Mentee, d.From, d.Channel.InDutch(), string.Join("; ", d.Goals.Select(g => g.InDutch())), d.Until,
        d.Outcome?.InDutch(), d.Note,
        string.Join("\n", d.Meetings.Select(m => m.Date.InDigits() + (m.Note is null ? "" : $": {OnOneLine(m.Note)}"))), d.Meetings.Count,
    ];

    private static string OnOneLine(string note) => note.ReplaceLineEndings(" ");

    /// <summary>"4-9-2024; 2-10-2024", or on lines of their own "4-9-2024: naar de bibliotheek".</summary>
    private static IEnumerable<(string Field, string Value)> Meetings(string text)
    {
        List<(string, string)> fields = [];
        var lines = text.Split('\n')
            .SelectMany(line => line.Split(';') is var days && days.All(d => DateText.Read(d) is not null) ? days : [line])
            .Select(line => line.Trim()).Where(line => line.Length > 0);
        foreach (var (i, line) in lines.Index())
        {
            var at = line.IndexOf(':');
            var day = DateText.Read(at < 0 ? line : line[..at])
                ?? throw new RefusedText($"is niet te lezen: “{line}” begint niet met een dag. Schrijf elke ontmoeting op een regel.");
            fields.Add(($"meetings[{i}].date", $"{day:O}"));
            if (at >= 0 && line[(at + 1)..].Trim() is { Length: > 0 } note)
            {
                fields.Add(($"meetings[{i}].note", note));
            }
        }

        return fields;
    }

    private static async Task Handle(Guid id, Input input, ProgrammesDb db, CancellationToken ct)
    {
        var project = await Project.Enter(id, db, ct);
        project.MustTakePart();
        var duos = await project.Duos(db).ToListAsync(ct);
        List<Duo> changed = [];
        var outcomes = Apply(project, duos, input, changed);
        if (changed.Count > 0)
        {
            var made = changed.Except(duos).ToList();
            db.Duos.AddRange(made);
            project.OwnIn(db).Count([.. duos, .. made]);
            await db.Save(nameof(ImportDuos), null, $"uit een bestand: {string.Join(' ', changed.Select(d => d.Id.ToString("N")))}", ct);
        }
    }

    private static IReadOnlyList<SheetOutcome> Apply(Project project, IReadOnlyList<Duo> duos, Input input, List<Duo> changed) =>
        SheetOutcome.Each("lines", input.Lines, line =>
        {
            var given = new DuoInput
            {
                Mentor = line.Mentor, Mentee = line.Mentee, Channel = line.Channel, Goals = line.Goals, From = line.From, Note = line.Note,
            };
            given.Check()
                .Must((line.Until is null) == (line.Outcome is null), "outcome", "vul de kolommen Laatste dag en Uitkomst samen in.")
                .Must((line.Meetings ?? []).All(m => m?.Date is not null), "meetings", "kolom Ontmoetingen: elke ontmoeting heeft een dag.")
                .Must((line.Meetings ?? []).All(m => m?.Note is not { Length: > Duo.MaxNote }), "meetings",
                    $"kolom Ontmoetingen: gebruik hoogstens {Duo.MaxNote} tekens voor een nota.")
                .ThrowIfInvalid();
            RuleViolation.If(input.Lines!.Count(l => SaysTheSame(l, line)) > 1, "duo-twice",
                $"{line.Mentor} en {line.Mentee} staan er twee keer met dezelfde eerste dag.");
            var saved = duos.FirstOrDefault(line.Is);
            var duo = saved ?? Duo.Start(project, given.Terms);
            var before = Row(duo);
            RefuseOther(duo, line);
            List<DuoMeeting> met = [.. (line.Meetings ?? []).Select(m => new DuoMeeting(m.Date!.Value, m.Note))
                .Where(m => !duo.Meetings.Any(o => o.Date == m.Date))];
            duo.Meet(project, met);
            if (line.Until is { } until && (until, line.Outcome) != (duo.Until, duo.Outcome))
            {
                duo.End(project, until, line.Outcome!.Value, line.Note);
            }

            var change = saved is null ? SheetOutcome.New : Sheet.Changes(before, Row(duo));
            changed.AddRange(change is null ? [] : [duo]);
            return ($"{duo.Mentor} en {duo.Mentee}", change, null);
        });

    private static bool SaysTheSame(Line a, Line b) => a.From == b.From
        && FoldedText.Of(a.Mentor ?? "") == FoldedText.Of(b.Mentor ?? "") && FoldedText.Of(a.Mentee ?? "") == FoldedText.Of(b.Mentee ?? "");

    /// <summary>What was noted at the begin, or of a meeting, is not changed by a file, and not dropped unsaid either.</summary>
    private static void RefuseOther(Duo duo, Line line)
    {
        Refuse(duo.Channel != line.Channel, "Mentor gevonden via", duo.Channel.InDutch());
        Refuse(!duo.Goals.ToHashSet().SetEquals(line.Goals!), "Doelen", string.Join("; ", duo.Goals.Select(g => g.InDutch())));
        Refuse(line.Note != duo.Note && (line.Until is null || duo.Until is not null), "Nota", duo.Note);
        var other = (line.Meetings ?? []).Select(m => (Given: m, Noted: duo.Meetings.FirstOrDefault(o => o.Date == m.Date)))
            .FirstOrDefault(m => m.Noted is not null && m.Given.Note is not null
                && m.Given.Note != OnOneLine(m.Noted.Note ?? ""));
        Refuse(other.Noted is not null, "Ontmoetingen", $"{other.Noted?.Date.InDigits()}: {other.Noted?.Note}");

        static void Refuse(bool differs, string column, string? noted) => RuleViolation.If(differs, "duo-as-noted",
            $"kolom {column}: er staat al “{noted}” genoteerd, en dat wijzigt niet met een bestand.");
    }

    private static async Task<IResult> Show(Guid id, FormState form, ProgrammesDb db, IOptions<JsonOptions> json, CancellationToken ct)
    {
        var (project, duos) = form.IsTyped ? await Read(id, db, ct) : (await Project.Enter(id, db, ct), []);
        project.MustTakePart();
        var (outcomes, shown) = Import.Try<Input>(form, "lines", json.Value.SerializerOptions, i => Apply(project, duos, i, []));
        var tenant = db.Context.Tenant!.Slug;
        return await Pages.Show<ImportPage>(new
        {
            Title = "Duo's uit een bestand", Name = "De duo's", List = "lines", Form = shown, Outcomes = outcomes,
            Lead = "Een duo wordt herkend aan mentor, mentee en eerste dag: dan komen er ontmoetingen of het einde bij. "
                + "Een andere rij is een nieuw duo. Wat niet in het bestand staat, blijft.",
            Files = ListDuos.Page.In(tenant, id), Read = FromFile.In(tenant, id), Action = Page.In(tenant, id),
            Cancel = ListDuos.Page.In(tenant, id),
            Parents = (IReadOnlyList<(string, string)>)[("Projecten", ListProjects.Page.In(tenant)),
                (project.Programme.Name, OpenProject.Page.In(tenant, id)), ("Duo's", ListDuos.Page.In(tenant, id))],
        });
    }
}
