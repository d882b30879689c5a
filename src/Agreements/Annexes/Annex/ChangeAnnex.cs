using AgiiPlatform.Agreements.Drafts;

namespace AgiiPlatform.Agreements.Annexes;

/// <summary>Changes the period and the texts of an annex that nobody approved yet.</summary>
internal static class ChangeAnnex
{
    internal sealed record Input : AnnexInput
    {
        public int? Version { get; init; }
    }

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapPut("/annexes/{id:guid}", async (Guid id, Input input, AgreementsDb db, CancellationToken ct) =>
        {
            await Handle(id, input, db, ct);
            return TypedResults.NoContent();
        }).Requires(Permission.AgreementsWrite);
        routes.Pages.MapGet("/bijlagen/{id:guid}/wijzigen", (Guid id, AgreementsDb db, CancellationToken ct) => Show(id, null, db, ct))
            .Requires(Permission.AgreementsWrite);
        routes.Pages.MapPost("/bijlagen/{id:guid}/wijzigen", (HttpContext http, string tenant, Guid id, AgreementsDb db, CancellationToken ct) =>
            PostedForms.Post<Input>(http, input => Handle(id, input, db, ct), $"/{tenant}/bijlagen/{id}", "De bijlage is gewijzigd.", form => Show(id, form, db, ct)))
            .Requires(Permission.AgreementsWrite);
    }

    internal static async Task Handle(Guid id, Input input, AgreementsDb db, CancellationToken ct)
    {
        var annex = await db.Get<Annex>(id, ct);
        var agreement = await db.Get<Agreement>(annex.AgreementId, ct);
        var terms = input.Checked(agreement, annex);
        new Check().Required(input.Version, "version", "de versie").ThrowIfInvalid();
        RuleViolation.If(annex.Version != input.Version, "changed-meanwhile",
            "Iemand anders heeft deze bijlage intussen gewijzigd. Vergelijk beide versies en kies wat er moet staan.");
        annex.Change(agreement, terms, await db.AnnexesOf(agreement.Id, ct));
        await db.Save(nameof(ChangeAnnex), annex, ct);
    }

    private static async Task<IResult> Show(Guid id, FormState? typed, AgreementsDb db, CancellationToken ct)
    {
        var annex = await db.Annexes.AsNoTracking().FirstOrDefaultAsync(a => a.Id == id, ct) ?? throw new NotFound();
        (string Name, string Label, string? Value)[] saved =
        [
            ("year", "Werkjaar", annex.Year), ("from", "Begindatum", $"{annex.From:O}"), ("until", "Einddatum", $"{annex.Until:O}"),
            ("context", "Context", annex.Context), ("preamble", "Inleiding", annex.Preamble),
            ("evaluationClause", "Evaluatie", annex.EvaluationClause), ("revisionClause", "Herziening", annex.RevisionClause),
        ];
        return await Pages.Show<ChangeAnnexPage>(new
        {
            Id = id,
            annex.Name,
            annex.Version,
            Fixed = annex.Stage == AnnexStage.Approved || annex.Acknowledgements.Count > 0,
            Form = typed ?? FormState.With(saved.Select(v => (v.Name, v.Value))),
            Differences = typed is null || typed.Value("version") is not { } seen || seen == $"{annex.Version}"
                ? [] : saved.Where(v => v.Value != AnnexInput.Tidy(typed.Value(v.Name))).Select(v => new Difference(v.Label, v.Value, typed.Value(v.Name))).ToList(),
        });
    }
}
