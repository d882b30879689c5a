namespace AgiiPlatform.Programmes.Plans;

/// <summary>Writes the tracks of a policy plan over services, with their phases.</summary>
internal static class ChangeTracks
{
    internal sealed record Input
    {
        public IReadOnlyList<TrackInput>? Tracks { get; init; }

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

    internal static readonly PageAddress Page = new("/beleidsplannen/{id:guid}/trajecten");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.ProgrammesWrite, "/policy-plans/{id:guid}/tracks", Handle, method: HttpMethods.Put)
        .Form(Page, Show, "De trajecten zijn bewaard.", then: OpenPolicyPlan.Page);

    private static async Task Handle(Guid id, Input input, ProgrammesDb db, CancellationToken ct)
    {
        var plan = await db.Plan(id, ct);
        var check = new Check();
        foreach (var (i, track) in (input.Tracks ?? []).Index())
        {
            check.RequiredText(track.Service, $"tracks[{i}].service", $"de dienst van traject {i + 1}")
                .Must(input.Tracks!.Count(t => t.Service == track.Service) == 1, $"tracks[{i}].service",
                    $"Traject {i + 1}: {track.Service} staat er twee keer.");
            foreach (var (j, phase) in (track.Phases ?? []).Index())
            {
                check.RequiredText(phase.Name, $"tracks[{i}].phases[{j}].name", $"de naam van fase {j + 1} van {track.Service}")
                    .MaxLength(phase.Printed, $"tracks[{i}].phases[{j}].printed", "de tijd")
                    .Must(!(phase.Until < phase.From), $"tracks[{i}].phases[{j}].until",
                        $"{track.Service}, fase {j + 1}: «{phase.Name}» eindigt op {phase.Until.InWords()}, voor ze zelf begint op "
                        + $"{phase.From.InWords()}.");
            }
        }

        check.ThrowIfInvalid();
        plan.RefuseUnless(input.Version);
        plan.SetTracks([.. (input.Tracks ?? []).Select(t => new Track(
            t.Service!, [.. (t.Phases ?? []).Select(p => new Phase(p.Name!, p.From, p.Until, p.Printed))]))]);
        await db.Save(nameof(ChangeTracks), plan, ct);
    }

    private static async Task<IResult> Show(Guid id, FormState form, ProgrammesDb db, CancellationToken ct)
    {
        var plan = await db.Plan(id, ct);
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
