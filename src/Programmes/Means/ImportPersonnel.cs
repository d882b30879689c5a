using AgiiPlatform.Web.Sheets;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace AgiiPlatform.Programmes.Means;

/// <summary>The people at work on a programme as a sheet; how its rows are known again: <see cref="ImportLines"/>.</summary>
internal static class ImportPersonnel
{
    internal sealed record Input
    {
        public IReadOnlyList<Line>? Lines { get; init; }

        /// <inheritdoc cref="PersonnelInput.Version"/>
        public int? Version { get; init; }
    }

    internal sealed record Line : ImportLines.Row
    {
        public string? Employer { get; init; }
        public PersonnelSource? Source { get; init; }
        public decimal? Fte { get; init; }
        public decimal? Months { get; init; }
        public IReadOnlyList<string>? Actions { get; init; }
        public string? Tasks { get; init; }
    }

    internal static readonly PageAddress Files = new("/programmas/{id:guid}/personeel");

    internal static readonly PageAddress Page = new(Files.Pattern + "/inlezen");

    internal static readonly PageAddress FromFile = new(Files.Pattern + "/nakijken");

    private static readonly Sheet Sheet = new("personeel", "lines",
    [
        new("Dienst of organisatie", "employer"),
        new("Wie", "source", Needed: true)
        {
            Choices = [(PersonnelSource.Municipality.ToApiName(), "gemeente"), (PersonnelSource.Partner.ToApiName(), "partner"),
                (PersonnelSource.Agency.ToApiName(), "AgII")],
        },
        new("VTE", "fte", SheetKind.Number, Needed: true), new("Maanden", "months", SheetKind.Number),
        new("Acties", "actions[]") { Many = true }, new("Taken", "tasks"), new("Taken van AgII per actie"), new("Kenmerk", "id"),
    ])
    {
        Key = ["Kenmerk"],
    };

    internal static void Map(ServiceRoutes routes)
    {
        routes.Act(Permission.ProgrammesWrite, "/programmes/{id:guid}/personnel", Handle, method: HttpMethods.Put)
            .Form(Page, Show, "Het personeel uit het bestand is bewaard.", then: OpenMeans.Page)
            .FromSheet(FromFile, InSheet, Show);
        routes.MapSheet(Files, "/programmes/{id:guid}/personnel", new(Permission.ProgrammesRead, Across: false), InSheet);
    }

    private static async Task<Sheet> InSheet(Guid id, ProgrammesDb db, CancellationToken ct) =>
        Sheet with { Rows = await Shown(await ImportLines.Find(id, db, ct), db, ct) };

    /// <summary>The lines as they leave, with the support of AgII as it is agreed now.</summary>
    private static async Task<IEnumerable<IReadOnlyList<object?>>> Shown(Programme programme, ProgrammesDb db, CancellationToken ct)
    {
        await db.ShowSupport(programme, ct);
        return programme.Personnel.Select(Row);
    }

    private static IReadOnlyList<object?> Row(PersonnelLine p) =>
    [
        p.Employer, Sheet.Columns[1].Choices!.First(c => c.Value == p.Source.ToApiName()).Text, p.Fte, p.Months,
        string.Join("; ", p.Actions), p.Tasks,
        string.Join("; ", (p.ActionTasks ?? []).Select(t => $"{t.Action}: {t.Agreed?.Text ?? t.Tasks}")),
        $"{p.Id}",
    ];

    private static async Task Handle(Guid id, Input input, ProgrammesDb db, CancellationToken ct)
    {
        var programme = db.ToWrite(await db.WithMeans(id, ct));
        programme.RefuseUnless(input.Version);
        var outcomes = Apply(programme, input, await db.CodesOf(id, ct), db.Context.Tenant!.Slug, await AnnexLines.Read(db, ct));
        if (outcomes.Any(o => o.Change is not null))
        {
            await db.Save(nameof(ImportPersonnel), programme, ct);
        }
    }

    private static IReadOnlyList<SheetOutcome> Apply(
        Programme programme, Input input, IReadOnlyList<string> codes, string tenant, AnnexLines annexes) =>
        ImportLines.Apply(Sheet, input.Lines, programme.Personnel, p => p.Id, Row, (row, saved) => new PersonnelInput
        {
            Fte = row.Fte, Source = row.Source, Employer = row.Employer, Actions = row.Actions, Months = row.Months, Tasks = row.Tasks,
            ActionTasks = saved?.ActionTasks?.Select(t => new PersonnelInput.TaskInput
            {
                Action = t.Action, Tasks = t.Tasks, AnnexLine = OpenMeans.AnnexLine(tenant, t),
            }).ToList(),
        }.Checked(saved?.Id ?? Ids.New(), codes, tenant, annexes, saved), programme.Set, 
            p => annexes.AsAgreed(p).InWords);

    private static async Task<IResult> Show(Guid id, FormState form, ProgrammesDb db, IOptions<JsonOptions> json, CancellationToken ct)
    {
        var programme = await ImportLines.Find(id, db, ct);
        var codes = await db.CodesOf(id, ct);
        var (tenant, annexes) = (db.Context.Tenant!.Slug, await AnnexLines.Read(db, ct));
        var (outcomes, shown) = Import.Try<Input>(
            form, "lines", json.Value.SerializerOptions, i => Apply(programme, i, codes, tenant, annexes));
        return await ImportLines.Show(programme, "Het personeel", (Files, FromFile, Page), tenant, shown, outcomes);
    }
}
