namespace AgiiPlatform.Agreements.Annexes;

/// <summary>Drafts the annex of an agreement for a working year, with the usual texts filled in.</summary>
internal static class DraftAnnex
{
    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapPost("/agreements/{id:guid}/annexes", async (string tenant, Guid id, AnnexInput input, AgreementsDb db, CancellationToken ct) =>
        {
            var annexId = await Handle(id, input, db, ct);
            return TypedResults.Created($"/api/{tenant}/annexes/{annexId}", new CreatedId(annexId));
        }).Requires(Permission.AgreementsWrite);
        routes.Pages.MapGet("/overeenkomsten/{id:guid}/bijlagen/nieuw", (Guid id, AgreementsDb db, CancellationToken ct) => Show(id, null, db, ct))
            .Requires(Permission.AgreementsWrite);
        routes.Pages.MapPost("/overeenkomsten/{id:guid}/bijlagen/nieuw", (HttpContext http, string tenant, Guid id, AgreementsDb db, CancellationToken ct) =>
            PostedForms.Post<AnnexInput>(http, async input => await Handle(id, input, db, ct), made => $"/{tenant}/bijlagen/{made}",
                "De bijlage is bewaard. Voeg nu de acties toe.", form => Show(id, form, db, ct)))
            .Requires(Permission.AgreementsWrite);
    }

    internal static async Task<Guid> Handle(Guid agreementId, AnnexInput input, AgreementsDb db, CancellationToken ct)
    {
        var agreement = await db.Get<Agreement>(agreementId, ct);
        var annex = Annex.Draft(agreement, input.Checked(agreement), await db.AnnexesOf(agreementId, ct));
        db.Annexes.Add(annex);
        await db.Save(nameof(DraftAnnex), annex, ct);
        return annex.Id;
    }

    /// <summary>The first year without an annex, and the usual texts below it.</summary>
    private static async Task<IResult> Show(Guid id, FormState? form, AgreementsDb db, CancellationToken ct)
    {
        var agreement = await db.Get<Agreement>(id, ct);
        var next = (await db.Annexes.Where(a => a.AgreementId == id).Select(a => a.Until).ToListAsync(ct)).DefaultIfEmpty(agreement.From.AddDays(-1)).Max().AddDays(1);
        var from = next > agreement.Until ? agreement.From : next;
        var until = new[] { new DateOnly(from.Year, 12, 31), agreement.Until }.Min();
        return await Pages.Show<DraftAnnexPage>(new
        {
            Id = id,
            agreement.Title,
            Period = Dutch.Period(agreement.From, agreement.Until),
            Full = next > agreement.Until,
            Form = form ?? FormState.With(
                ("year", $"{from.Year}"), ("from", $"{from:O}"), ("until", $"{until:O}"),
                ("preamble", AnnexTexts.Preamble), ("evaluationClause", AnnexTexts.Evaluation), ("revisionClause", AnnexTexts.Revision)),
        });
    }
}
