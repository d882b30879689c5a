namespace AgiiPlatform.Agreements.Annexes;

/// <summary>Drafts the annex of an agreement for a working year, with the usual texts filled in.</summary>
internal static class DraftAnnex
{
    internal static readonly PageAddress Page = new("/overeenkomsten/{id:guid}/bijlagen/nieuw");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.AgreementsWrite, "/agreements/{id:guid}/annexes", Handle, location: "/annexes")
        .Form(Page, Show, "De bijlage is bewaard. Voeg nu de acties toe.", then: OpenAnnex.Page);

    private static async Task<Guid> Handle(Guid id, AnnexInput input, AgreementsDb db, CancellationToken ct)
    {
        var agreement = await db.Get<Agreement>(id, ct);
        var annex = Annex.Draft(agreement, input.Checked(agreement), await db.AnnexesOf(id, ct));
        db.Annexes.Add(annex);
        db.Touch(agreement); // that it lies within the agreement and overlaps with no other annex, depends on all of them
        await db.Save(nameof(DraftAnnex), annex, ct);
        return annex.Id;
    }

    /// <summary>The first year without an annex, and the usual texts below it.</summary>
    private static async Task<IResult> Show(Guid id, FormState form, AgreementsDb db, CancellationToken ct)
    {
        var agreement = await db.Get<Agreement>(id, ct);
        var ends = await db.Annexes.Where(a => a.AgreementId == id).Select(a => a.Until).ToListAsync(ct);
        var next = ends.DefaultIfEmpty(agreement.From.AddDays(-1)).Max().AddDays(1);
        var from = next > agreement.Until ? agreement.From : next;
        var until = new[] { new DateOnly(from.Year, 12, 31), agreement.Until }.Min();
        return await Pages.Show<DraftAnnexPage>(new
        {
            Id = id,
            agreement.Title,
            Period = Dutch.Period(agreement.From, agreement.Until),
            Full = next > agreement.Until,
            Form = form.HasErrors ? form : FormState.With(
                ("year", $"{from.Year}"), ("from", $"{from:O}"), ("until", $"{until:O}"),
                ("preamble", AnnexTexts.Preamble), ("evaluationClause", AnnexTexts.Evaluation), ("revisionClause", AnnexTexts.Revision)),
        });
    }
}
