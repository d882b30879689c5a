using AgiiPlatform.Programmes.Subsidies;
using AgiiPlatform.Web.Sheets;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace AgiiPlatform.Programmes.Measuring;

/// <summary>
/// The measurements of a programme as a sheet. An action has one measurement on a day: a row of that action and day corrects it, with a
/// reason, or else is new. A measurement that is not in the sheet stays.
/// </summary>
internal static class ImportMeasurements
{
    internal sealed record Input
    {
        public IReadOnlyList<Line>? Lines { get; init; }

        /// <summary>Why those that are there already are corrected.</summary>
        public string? Reason { get; init; }
    }

    internal sealed record Line : SheetRow
    {
        /// <summary>The number or code of the action.</summary>
        public string? Action { get; init; }

        public DateOnly? Date { get; init; }
        public decimal? Value { get; init; }
        public string? Source { get; init; }
        public string? Note { get; init; }
        public string? LowerBecause { get; init; }

        internal MeasurementInput Measured => new()
        {
            Date = Date, Value = Value, Source = Source, Note = Note, LowerBecause = LowerBecause,
        };
    }

    internal static readonly PageAddress Page = new("/programmas/{id:guid}/metingen/inlezen");

    internal static readonly PageAddress FromFile = new("/programmas/{id:guid}/metingen/nakijken");

    private static readonly Sheet Sheet = new("metingen", "lines",
    [
        new("Actie", "action"), new("Wat er gebeurt"), new("Eenheid"), new("Te behalen KPI"),
        new("Datum", "date", SheetKind.Day, Needed: true), new("Bereikt", "value", SheetKind.Number, Needed: true),
        new("Bron", "source", Needed: true), new("Nota", "note"), new("Waarom het er minder zijn", "lowerBecause"),
    ])
    {
        Key = ["Actie", "Datum"],
    };

    internal static void Map(ServiceRoutes routes)
    {
        routes.Act(Permission.ProgrammesWrite, "/programmes/{id:guid}/measurements", Handle, method: HttpMethods.Put)
            .Form(Page, Show, "De metingen uit het bestand zijn bewaard.", then: ListMeasurements.Page)
            .FromSheet(FromFile, InSheet, Show);
        routes.MapSheet(ListMeasurements.Page, "/programmes/{id:guid}/measurements", new(Permission.ProgrammesRead, Across: false),
            InSheet);
    }

    private static async Task<Sheet> InSheet(Guid id, ProgrammesDb db, CancellationToken ct)
    {
        var (_, actions) = await OpenProgramme.Find(id, db, ct);
        return Sheet with { Rows = actions.SelectMany(a => a.Counting().Select(m => Row(a, m))) };
    }

    private static IReadOnlyList<object?> Row(ProgrammeAction a, Measurement m) =>
        [a.Code, a.Name, a.Unit, a.Kpi, m.Date, m.Value, m.Source, m.Note, m.LowerBecause];

    private static async Task Handle(Guid id, Input input, ProgrammesDb db, CancellationToken ct)
    {
        var (programme, actions) = await db.ToMeasure(id, null, ct);
        var outcomes = Apply(programme, actions, input, ChangeNote.Of(db.Context, input.Reason ?? ""), dryRun: false);
        Import.RequireReason(outcomes, input.Reason);
        if (outcomes.Any(o => o.Change is not null))
        {
            await db.Save(nameof(ImportMeasurements), programme, input.Reason, ct);
        }
    }

    private static IReadOnlyList<SheetOutcome> Apply(
        Programme programme, IReadOnlyList<ProgrammeAction> actions, Input input, ChangeNote note, bool dryRun)
    {
        var before = (from action in actions from measured in action.Counting() select (action, measured)).ToList();
        var lines = (input.Lines ?? []).OfType<Line>().ToList();
        // What is corrected is out of the way first, so that each row meets the others as they will be.
        foreach (var action in actions)
        {
            var corrected = before.Where(b => b.action == action && lines.Any(l => Changes(l, b.action, b.measured) is not null)).ToList();
            if (corrected.Count > 0)
            {
                action.Measure(action.Measurements.Except(corrected.Select(b => b.measured)));
            }
        }

        return SheetOutcome.Each("lines", input.Lines, line =>
        {
            line.Measured.Check().Must(!string.IsNullOrWhiteSpace(line.Action), "action", "Vul de actie in.").ThrowIfInvalid();
            var action = actions.FirstOrDefault(a => a.Code == line.Action);
            new Check().Must(action is not null, "action", $"kolom Actie: actie {line.Action} is er niet in {programme.Name}.")
                .ThrowIfInvalid();
            RuleViolation.If(lines.Count(l => l.Action == line.Action && l.Date == line.Date) > 1, "measured-twice",
                $"Actie {line.Action} heeft twee rijen voor {line.Date.InWords()}.");
            var name = $"Actie {action!.Code} op {line.Date.InWords()}: {line.Value?.InDutch()}";
            var saved = before.Find(b => b.action == action && b.measured.Date == line.Date).measured;
            if (saved is null)
            {
                action.Add(line.Measured.As(Ids.New()), programme, note.On);
                return (name, SheetOutcome.New, null);
            }

            var change = Changes(line, action, saved);
            Import.RefuseStale(line, change, action.Version, $"Actie {action.Code}", dryRun);
            if (change is not null)
            {
                action.Correct(saved, line.Measured.As(saved.Id), note, programme);
            }

            return (name, change, change is null ? null : action.Version);
        });
    }

    /// <summary>What a row changes of a measurement; why it is lower counts only where it is.</summary>
    private static string? Changes(Line line, ProgrammeAction action, Measurement saved)
    {
        if (line.Action != action.Code || line.Date != saved.Date || line.Value is not { } value || line.Source is null)
        {
            return null;
        }

        var next = line.Measured.As(saved.Id);
        return Sheet.Changes(Row(action, saved),
            Row(action, value == saved.Value && saved.LowerBecause is null ? next with { LowerBecause = null } : next));
    }

    private static async Task<IResult> Show(Guid id, FormState form, ProgrammesDb db, IOptions<JsonOptions> json, CancellationToken ct)
    {
        var (programme, actions) = await OpenProgramme.Find(id, db, ct);
        var (outcomes, shown) = Import.Try<Input>(form, "lines", json.Value.SerializerOptions,
            i => Apply(programme, actions, i, ChangeNote.Of(db.Context, i.Reason ?? ""), dryRun: true));
        var tenant = db.Context.Tenant!.Slug;
        return await Pages.Show<ImportPage>(new
        {
            Title = "Metingen uit een bestand", Name = "De metingen", List = "lines", Form = shown, Outcomes = outcomes, AsksReason = true,
            Lead = "Een actie heeft één meting per dag: een rij met dezelfde actie en dag corrigeert ze. "
                + "Wat niet in het bestand staat, blijft.",
            Files = ListMeasurements.Page.In(tenant, id), Read = FromFile.In(tenant, id), Action = Page.In(tenant, id),
            Cancel = ListMeasurements.Page.In(tenant, id),
            Parents = (IReadOnlyList<(string, string)>)[("Programma's", ListProgrammes.Page.In(tenant)),
                (programme.Name, OpenProgramme.Page.In(tenant, id)), ("Metingen", ListMeasurements.Page.In(tenant, id))],
        });
    }
}
