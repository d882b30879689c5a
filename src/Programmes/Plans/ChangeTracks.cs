using AgiiPlatform.Web.Sheets;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace AgiiPlatform.Programmes.Plans;

/// <summary>Writes the tracks of a policy plan over services, with their phases.</summary>
internal static class ChangeTracks
{
    internal sealed record Input
    {
        public IReadOnlyList<TrackInput>? Tracks { get; init; }

        /// <summary>The same, as it stands in a sheet: a row for each phase.</summary>
        public IReadOnlyList<PhaseRow>? Phases { get; init; }

        /// <inheritdoc cref="PlanInput.Version"/>
        public int? Version { get; init; }
    }

    internal sealed record TrackInput
    {
        public string? Service { get; init; }
        public IReadOnlyList<PhaseInput>? Phases { get; init; }
    }

    internal sealed record PhaseInput
    {
        public string? Name { get; init; }
        public DateOnly? From { get; init; }
        public DateOnly? Until { get; init; }
        public string? Printed { get; init; }
    }

    internal sealed record PhaseRow : SheetRow
    {
        public string? Service { get; init; }
        public string? Phase { get; init; }
        public DateOnly? From { get; init; }
        public DateOnly? Until { get; init; }
        public string? Printed { get; init; }
    }

    internal static readonly PageAddress Page = new("/beleidsplannen/{id:guid}/trajecten");

    internal static readonly PageAddress FromFile = new(Page.Pattern + "/nakijken");

    private static readonly Sheet Sheet = new("trajecten", "phases",
    [
        new("Dienst", "service"), new("Fase", "phase", Needed: true), new("Eerste dag", "from", SheetKind.Day),
        new("Laatste dag", "until", SheetKind.Day), new("In woorden", "printed"),
    ])
    {
        Key = ["Dienst", "Fase", "Eerste dag"],
    };

    internal static void Map(ServiceRoutes routes)
    {
        routes.Act(Permission.ProgrammesWrite, "/policy-plans/{id:guid}/tracks", Handle, method: HttpMethods.Put)
            .Form(Page, Show, "De trajecten zijn bewaard.", then: OpenPolicyPlan.Page)
            .FromSheet(FromFile, InSheet, Show);
        routes.MapSheet(Page, "/policy-plans/{id:guid}/tracks", new(Permission.ProgrammesRead, Across: false), InSheet);
    }

    private static async Task<Sheet> InSheet(Guid id, ProgrammesDb db, CancellationToken ct) =>
        Sheet with { Rows = InRows((await db.Plan(id, ct)).Tracks).Select(Row) };

    /// <summary>A row for each phase, and one for a track that has none yet.</summary>
    private static IEnumerable<Track> InRows(IEnumerable<Track> tracks) => tracks.SelectMany(t => t.Phases.Count == 0 ? [t]
        : t.Phases.Select(p => new Track(t.Service, [p])));

    private static IReadOnlyList<object?> Row(Track t) =>
        t.Phases is [var p] ? [t.Service, p.Name, p.From, p.Until, p.Printed] : [t.Service, null, null, null, null];

    private static async Task Handle(Guid id, Input input, ProgrammesDb db, CancellationToken ct)
    {
        var plan = await db.Plan(id, ct);
        var tracks = input.Phases is null ? Checked(input)
            : [.. CheckedRows(input).GroupBy(t => t.Service).Select(g => new Track(g.Key, [.. g.SelectMany(t => t.Phases)]))];
        plan.RefuseUnless(input.Version);
        var before = plan.Tracks;
        plan.SetTracks(tracks);
        if (before.Count != tracks.Count
            || before.Zip(tracks).Any(t => t.First.Service != t.Second.Service || !t.First.Phases.SequenceEqual(t.Second.Phases)))
        {
            await db.Save(nameof(ChangeTracks), plan, ct);
        }
    }

    /// <summary>What each row of a sheet says, as a track with that phase or none.</summary>
    private static IReadOnlyList<Track> CheckedRows(Input input)
    {
        new Check().Must(input.Tracks is null, "phases", "Geef trajecten of rijen van een bestand, niet beide.").ThrowIfInvalid();
        var check = new Check();
        foreach (var (i, row) in input.Phases!.Index())
        {
            var number = PlanImport.Number(row, i);
            check.RequiredText(row.Service, $"phases[{i}].service", $"de dienst van rij {number}")
                .MaxLength(row.Phase, $"phases[{i}].phase", $"de fase van rij {number}")
                .MaxLength(row.Printed, $"phases[{i}].printed", $"de tijd van rij {number}")
                .Must(row.Phase is not null || (row.From, row.Until, row.Printed) is (null, null, null), $"phases[{i}].phase",
                    $"Rij {number}: vul de naam van de fase van {row.Service} in.")
                .Must(!(row.Until < row.From), $"phases[{i}].until",
                    $"Rij {number} ({row.Service}): «{row.Phase}» eindigt op {row.Until.InWords()}, voor ze zelf begint op "
                    + $"{row.From.InWords()}.");
        }

        check.ThrowIfInvalid();
        return [.. input.Phases!.Select(r => new Track(
            r.Service!, r.Phase is null ? [] : [new Phase(r.Phase, r.From, r.Until, r.Printed)]))];
    }

    private static IReadOnlyList<Track> Checked(Input input)
    {
        var check = new Check();
        foreach (var (i, track) in input.Tracks.Given("tracks").Index())
        {
            check.RequiredText(track.Service, $"tracks[{i}].service", $"de dienst van traject {i + 1}")
                .Must(input.Tracks!.Count(t => t.Service == track.Service) == 1, $"tracks[{i}].service",
                    $"Traject {i + 1}: {track.Service} staat er twee keer.");
            foreach (var (j, phase) in track.Phases.Given($"tracks[{i}].phases", $"Traject {i + 1}").Index())
            {
                check.RequiredText(phase.Name, $"tracks[{i}].phases[{j}].name", $"de naam van fase {j + 1} van {track.Service}")
                    .MaxLength(phase.Printed, $"tracks[{i}].phases[{j}].printed", "de tijd")
                    .Must(!(phase.Until < phase.From), $"tracks[{i}].phases[{j}].until",
                        $"{track.Service}, fase {j + 1}: «{phase.Name}» eindigt op {phase.Until.InWords()}, voor ze zelf begint op "
                        + $"{phase.From.InWords()}.");
            }
        }

        check.ThrowIfInvalid();
        return [.. (input.Tracks ?? []).Select(t => new Track(
            t.Service!, [.. (t.Phases ?? []).Select(p => new Phase(p.Name!, p.From, p.Until, p.Printed))]))];
    }

    private static async Task<IResult> Show(Guid id, FormState form, ProgrammesDb db, IOptions<JsonOptions> json, CancellationToken ct)
    {
        var plan = await db.Plan(id, ct);
        if (form.IsFromFile("phases"))
        {
            return await PlanImport.Show(plan, "De trajecten", "phases", Page, FromFile, db.Context.Tenant!.Slug, Import.Try<Input>(
                form, "phases", json.Value.SerializerOptions, i => PlanImport.Outcomes(Sheet, "phases", i.Phases!,
                    CheckedRows(i with { Tracks = null }), [.. InRows(plan.Tracks)], Row,
                    t => t.Phases is [var p] ? $"{t.Service}, {p.Name}" : t.Service)));
        }

        return await Pages.Show<TracksPage>(new
        {
            Id = id, PlanName = plan.Name, plan.Version,
            Form = form.IsTyped ? form : FormState.With(plan.Tracks.Index().SelectMany(t => ((string, string?)[])
            [
                ($"tracks[{t.Index}].service", t.Item.Service),
                .. t.Item.Phases.Index().SelectMany(p => ((string, string?)[])
                [
                    ($"tracks[{t.Index}].phases[{p.Index}].name", p.Item.Name),
                    ($"tracks[{t.Index}].phases[{p.Index}].from", $"{p.Item.From:O}"),
                    ($"tracks[{t.Index}].phases[{p.Index}].until", $"{p.Item.Until:O}"),
                    ($"tracks[{t.Index}].phases[{p.Index}].printed", p.Item.Printed),
                ]),
            ])),
        });
    }
}
