namespace AgiiPlatform.Agreements.Annexes;

/// <summary>
/// Records the evaluation of a working year: what came of each action, what was learnt, and what both sides propose for the next.
/// </summary>
internal static class EvaluateAnnex
{
    internal sealed record Input
    {
        /// <summary>The version of the annex that was looked at: an earlier evaluation is not overwritten unseen.</summary>
        public int? Version { get; init; }

        public DateOnly? Date { get; init; }
        public IReadOnlyList<string>? Participants { get; init; }
        public string? Lessons { get; init; }
        public string? Proposals { get; init; }

        /// <summary>Each action has a result; a part of an action may have one.</summary>
        public IReadOnlyList<ResultInput>? Results { get; init; }
    }

    internal sealed record ResultInput
    {
        public Guid? LineId { get; init; }
        public LineResult? Result { get; init; }
        public string? Note { get; init; }
    }

    internal static readonly PageAddress Page = new("/bijlagen/{id:guid}/evaluatie");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.AgreementsWrite, "/annexes/{id:guid}/evaluation", Handle)
        .Form(Page, Show, "De evaluatie is vastgelegd.", then: OpenAnnex.Page);

    private static async Task<IResult> Show(Guid id, FormState form, AgreementsDb db, CancellationToken ct)
    {
        var annex = await db.Get<Annex>(id, ct);
        var lines = AnnexTree.Ordered(await db.LinesOf(id, ct));
        if (!form.HasErrors)
        {
            form = FormState.With(
            [
                ("date", $"{annex.EvaluatedOn ?? db.Context.Today:O}"), ("lessons", annex.Lessons), ("proposals", annex.Proposals),
                .. annex.Evaluators.Select(name => ("participants[]", (string?)name)),
                .. lines.Index().Select(l => ($"results[{l.Index}].result", Preset(l.Item) is { } result ? result.ToApiName() : null)),
                .. lines.Index().Select(l => ($"results[{l.Index}].note", l.Item.ResultNote)),
            ]);
        }

        return await Pages.Show<EvaluateAnnexPage>(new
        {
            Id = id,
            annex.Name,
            // A form that comes back keeps the version that was read, until the person has been told of a newer one.
            Version = form.Violation?.Rule != "changed-meanwhile" && int.TryParse(form.Value("version"), out var read) ? read : annex.Version,
            RevisedIn = annex.ReplacedOn is not null || annex.IsBeingRevised(db.Context.Today) ? annex.RevisedIn : null,
            annex.EvaluationFrom,
            db.Context.Today,
            Lines = lines.Select(l => LineView.Of(l)).ToList(),
            Form = form,
        });
    }

    /// <summary>What was dropped was not done; of the rest people say what came of it.</summary>
    private static LineResult? Preset(ActionLine line) => line.Result ?? (line.Status == LineStatus.Dropped ? LineResult.NotDone : null);

    private static async Task Handle(Guid id, Input input, AgreementsDb db, CancellationToken ct)
    {
        var annex = await db.Get<Annex>(id, ct);
        var lines = AnnexTree.Ordered(await db.LinesOf(id, ct));
        var results = input.Results ?? [];
        var check = new Check()
            .Required(input.Version, "version", "de versie")
            .Required(input.Date, "date", "de datum van de evaluatie")
            .Must(!(input.Date > db.Context.Today), "date", "Een evaluatie kan niet in de toekomst liggen.")
            .Must((input.Participants?.Count ?? 0) <= 50, "participants", "Geef hoogstens vijftig deelnemers.")
            .Must(input.Participants?.All(p => p is { Length: <= 200 }) ?? true, "participants",
                "Gebruik voor een deelnemer hoogstens 200 tekens.")
            .MaxLength(input.Lessons, "lessons", "wat u leerde", AnnexTerms.MaxText)
            .MaxLength(input.Proposals, "proposals", "de voorstellen", AnnexTerms.MaxText);
        foreach (var (i, result) in results.Index())
        {
            check.Must(lines.Any(l => l.Id == result?.LineId), $"results[{i}].lineId", "Deze actie staat niet in deze bijlage.")
                .MaxLength(result?.Note, $"results[{i}].note", "de toelichting", 2000);
        }

        foreach (var (i, line) in lines.Index().Where(l => l.Item.ParentId is null))
        {
            var hasResult = Preset(line) is not null || results.Any(r => r?.LineId == line.Id && r.Result is not null);
            check.Must(hasResult, $"results[{i}].result", $"Kies een resultaat voor «{LineView.Short(line.Text)}».");
        }

        check.ThrowIfInvalid();
        RuleViolation.If(annex.Version != input.Version, "changed-meanwhile",
            "Iemand anders heeft deze bijlage intussen gewijzigd of geëvalueerd. "
            + "Bekijk dat eerst; wat u typte staat nog in het formulier.");
        var (lessons, proposals) = (AnnexInput.Tidy(input.Lessons), AnnexInput.Tidy(input.Proposals));
        annex.Evaluate(new Evaluation(input.Date!.Value, [.. input.Participants ?? []], lessons, proposals), db.Context.Today);
        foreach (var line in lines)
        {
            var given = results.FirstOrDefault(r => r?.LineId == line.Id);
            // What is not given stays as it was; what is given empty is empty, but every action keeps a result.
            line.Evaluate(
                given?.Result ?? (given is null || line.ParentId is null ? Preset(line) : null),
                given is null ? line.ResultNote : AnnexInput.Tidy(given.Note));
        }

        db.Touch(annex);
        await db.Save(nameof(EvaluateAnnex), annex, ct);
    }
}
