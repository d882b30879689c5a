using AgiiPlatform.Programmes.Subsidies;
using AgiiPlatform.Web.Input;
using AgiiPlatform.Web.Sheets;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace AgiiPlatform.Programmes.Figures;

/// <summary>
/// The figures of the municipality as a sheet, a row for each value. Rows with the same subject, group and time are one figure; when it is
/// there already they correct it, with a reason, and are then all of its values. A figure that is not in the sheet stays.
/// </summary>
internal static class ImportFigures
{
    internal sealed record Input
    {
        public IReadOnlyList<Line>? Lines { get; init; }

        /// <summary>Why those that are there already are corrected.</summary>
        public string? Reason { get; init; }
    }

    internal sealed record Line : SheetRow
    {
        public string? Subject { get; init; }
        public string? Population { get; init; }
        public DateOnly? ReferenceDate { get; init; }
        public DateOnly? From { get; init; }
        public DateOnly? Until { get; init; }
        public string? Unit { get; init; }
        public decimal? Whole { get; init; }
        public string? Source { get; init; }
        public string? Note { get; init; }
        public string? Label { get; init; }
        public decimal? Value { get; init; }
        public bool IsRest { get; init; }

        /// <summary>Which figure it is a value of.</summary>
        internal string Figure => KeyOf(Subject, Population, ReferenceDate, From, Until);
    }

    /// <summary>The rows of one figure.</summary>
    private sealed record Lines : SheetRow
    {
        internal required IReadOnlyList<Line> All { get; init; }
    }

    internal static readonly PageAddress Page = new("/cijfers/inlezen");

    internal static readonly PageAddress FromFile = new("/cijfers/nakijken");

    private static readonly Sheet Sheet = new("cijfers", "lines",
    [
        new("Onderwerp", "subject"), new("Groep", "population", Needed: true),
        new("Peildatum", "referenceDate", SheetKind.Day, Needed: true), new("Eerste dag", "from", SheetKind.Day, Needed: true),
        new("Laatste dag", "until", SheetKind.Day, Needed: true), new("Eenheid", "unit"),
        new("Grootte van de groep", "whole", SheetKind.Number), new("Bron", "source", Needed: true), new("Nota", "note"),
        new("Wat", "label", Needed: true), new("Waarde", "value", SheetKind.Number, Needed: true), new("Rest", "isRest", SheetKind.Yes),
    ])
    {
        Key = ["Onderwerp", "Groep", "Peildatum", "Eerste dag", "Laatste dag", "Wat"],
    };

    internal static void Map(ServiceRoutes routes)
    {
        routes.Act(Permission.ProgrammesWrite, "/figures", Handle, method: HttpMethods.Put)
            .Form(Page, Show, "De cijfers uit het bestand zijn bewaard.", then: ListFigures.Page)
            .FromSheet(FromFile, InSheet, Show);
        routes.MapSheet(ListFigures.Page, "/figures", new(Permission.ProgrammesRead, Across: false), InSheet);
    }

    private static async Task<Sheet> InSheet(ProgrammesDb db, CancellationToken ct) =>
        Sheet with { Rows = (await db.Figures.AsNoTracking().Where(f => f.Removed == null).OrderBy(f => f.Id).ToListAsync(ct))
            .SelectMany(Rows) };

    private static IEnumerable<IReadOnlyList<object?>> Rows(Figure f) => f.Values.Select(IReadOnlyList<object?> (v) =>
    [
        f.Subject, f.Population, f.ReferenceDate, f.From, f.Until, f.Unit, f.Whole, f.Source, f.Note, v.Label, v.Value, v.IsRest,
    ]);

    private static string KeyOf(string? subject, string? population, DateOnly? day, DateOnly? from, DateOnly? until) =>
        string.Join('\u001F', FoldedText.Of(subject ?? ""), FoldedText.Of(population ?? ""), $"{day:O}", $"{from:O}", $"{until:O}");

    private static async Task Handle(Input input, ProgrammesDb db, CancellationToken ct)
    {
        var figures = await db.Figures.Where(f => f.Removed == null).ToListAsync(ct);
        var outcomes = Apply(figures, input, ChangeNote.Of(db.Context, input.Reason ?? ""), db.Figures.Add, dryRun: false);
        Import.RequireReason(outcomes, input.Reason);
        if (outcomes.Any(o => o.Change is not null))
        {
            await db.Save(nameof(ImportFigures), null, input.Reason, ct);
        }
    }

    private static IReadOnlyList<SheetOutcome> Apply(
        IReadOnlyList<Figure> figures, Input input, ChangeNote note, Func<Figure, object> add, bool dryRun)
    {
        new Check().Must((input.Lines ?? []).Count <= Sheet.MaxRows, "lines", $"Geef hoogstens {Sheet.MaxRows} rijen.").ThrowIfInvalid();
        List<Lines> groups =
        [
            .. input.Lines.Given("lines").Index().GroupBy(l => l.Item.Figure).Select(g => new Lines
            {
                All = [.. g.Select(l => l.Item with { Row = l.Item.Row ?? l.Index + 1 })], At = g.First().Index,
                Row = g.First().Item.Row ?? g.First().Index + 1, Version = g.First().Item.Version,
            }),
        ];
        return SheetOutcome.Each("lines", groups, group =>
        {
            var given = Given(group.All);
            given.Check(note.On).ThrowIfInvalid();
            var next = new Figure().Write(given);
            var same = figures.Where(f => KeyOf(f.Subject, f.Population, f.ReferenceDate, f.From, f.Until) == group.All[0].Figure).ToList();
            RuleViolation.If(same.Count > 1, "figure-twice",
                $"{given.Subject}: dit cijfer staat er {same.Count} keer. Corrigeer het op zijn pagina.");
            if (same is not [var saved])
            {
                add(next);
                return (given.Subject!, SheetOutcome.New, null);
            }

            var change = Changes(saved, next);
            Import.RefuseStale(group, change, saved.Version, given.Subject!, dryRun);
            if (change is not null)
            {
                saved.Correct(given, note);
            }

            return (given.Subject!, change, change is null ? null : saved.Version);
        });
    }

    /// <summary>The figure that its rows are together: what each of them says of the whole figure is the same, or left out.</summary>
    private static FigureInput Given(IReadOnlyList<Line> lines)
    {
        return new()
        {
            Subject = lines[0].Subject, Population = lines[0].Population, ReferenceDate = lines[0].ReferenceDate, From = lines[0].From,
            Until = lines[0].Until, Unit = One(l => l.Unit, "Eenheid"), Whole = One(l => l.Whole, "Grootte van de groep"),
            Source = One(l => l.Source, "Bron"), Note = One(l => l.Note, "Nota"),
            Values =
            [
                .. lines.Select(l => new FigureInput.ValueInput { Label = l.Label, Value = l.Value, IsRest = l.IsRest, Row = l.Row }),
            ],
        };

        T? One<T>(Func<Line, T?> of, string column)
        {
            var first = lines.FirstOrDefault(l => of(l) is not null);
            var other = first is null ? null : lines.FirstOrDefault(l => of(l) is { } value && !Equals(value, of(first)));
            RuleViolation.If(other is not null, "rows-differ",
                $"Rij {other?.Row}, kolom {column}: dit is anders dan in rij {first?.Row}, en beide zijn van hetzelfde cijfer.");
            return first is null ? default : of(first);
        }
    }

    private static string? Changes(Figure saved, Figure next)
    {
        var (before, after) = (Rows(saved).ToList(), Rows(next).ToList());
        var ofAll = Sheet.Changes([.. before[0].Take(9), null, null, null], [.. after[0].Take(9), null, null, null]);
        List<string> changes = ofAll is null ? [] : [ofAll];
        foreach (var value in next.Values)
        {
            var old = saved.Values.FirstOrDefault(v => v.Label == value.Label);
            changes.AddRange(old == value ? [] : [old is null ? $"{value.Label} is nieuw ({value.Value.InDutch()})"
                : old.Value != value.Value ? $"{value.Label}: {old.Value.InDutch()} wordt {value.Value.InDutch()}"
                : $"{value.Label} is {(value.IsRest ? "nu de rest" : "de rest niet meer")}"]);
        }

        changes.AddRange(saved.Values.Where(v => next.Values.All(n => n.Label != v.Label)).Select(v => $"{v.Label} verdwijnt"));
        return changes.Count == 0 ? null : string.Join("; ", changes);
    }

    private static async Task<IResult> Show(FormState form, ProgrammesDb db, IOptions<JsonOptions> json, CancellationToken ct)
    {
        var figures = await db.Figures.AsNoTracking().Where(f => f.Removed == null).ToListAsync(ct);
        var (outcomes, shown) = Import.Try<Input>(form, "lines", json.Value.SerializerOptions,
            i => Apply(figures, i, ChangeNote.Of(db.Context, i.Reason ?? ""), f => f, dryRun: true));
        var tenant = db.Context.Tenant!.Slug;
        return await Pages.Show<ImportPage>(new
        {
            Title = "Cijfers uit een bestand", Name = "De cijfers", List = "lines", Form = shown, Outcomes = outcomes, AsksReason = true,
            Lead = "Elke waarde is een rij. Rijen met hetzelfde onderwerp, dezelfde groep en dezelfde tijd zijn één cijfer: "
                + "staat het er al, dan vervangen ze al zijn waarden. Wat niet in het bestand staat, blijft.",
            Files = ListFigures.Page.In(tenant), Read = FromFile.In(tenant), Action = Page.In(tenant), Cancel = ListFigures.Page.In(tenant),
            Parents = (IReadOnlyList<(string, string)>)[("Cijfers", ListFigures.Page.In(tenant))],
        });
    }
}
