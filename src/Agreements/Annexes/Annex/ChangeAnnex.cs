using AgiiPlatform.Agreements.Drafts;

namespace AgiiPlatform.Agreements.Annexes;

/// <summary>Changes the period and the texts of an annex that nobody approved yet.</summary>
internal static class ChangeAnnex
{
    internal sealed record Input : AnnexInput
    {
        public int? Version { get; init; }
    }

    internal static readonly PageAddress Page = new("/bijlagen/{id:guid}/wijzigen");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.AgreementsWrite, "/annexes/{id:guid}", Handle, method: HttpMethods.Put)
        .Form(Page, Show, "De bijlage is gewijzigd.", then: OpenAnnex.Page);

    private static async Task Handle(Guid id, Input input, AgreementsDb db, CancellationToken ct)
    {
        var annex = await db.Get<Annex>(id, ct);
        var agreement = await db.Get<Agreement>(annex.AgreementId, ct);
        var terms = input.Checked(agreement, annex);
        new Check().Required(input.Version, "version", "de versie").ThrowIfInvalid();
        RuleViolation.If(!annex.HasTextsOf(input.Version!.Value), "changed-meanwhile",
            "Iemand anders heeft deze bijlage intussen gewijzigd. Vergelijk beide versies en kies wat er moet staan.");
        if ((annex.Year, annex.From, annex.Until) != (terms.Year, terms.From, terms.Until))
        {
            db.Touch(agreement); // see DraftAnnex
        }

        annex.Change(agreement, terms, await db.AnnexesOf(agreement.Id, ct));
        await db.Save(nameof(ChangeAnnex), annex, ct);
    }

    private static async Task<IResult> Show(Guid id, FormState form, AgreementsDb db, CancellationToken ct)
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
            Fixed = !annex.MayChange,
            Form = form.HasErrors ? form : FormState.With(saved.Select(v => (v.Name, v.Value))),
            Differences = int.TryParse(form.Value("version"), out var seen) && !annex.HasTextsOf(seen)
                ? Difference.Between(saved, form)
                : [],
        });
    }
}
