namespace AgiiPlatform.Agreements.Annexes;

/// <summary>
/// Takes an annex forward to the next working year: a concept with the same lines, each knowing where it came from and to be agreed
/// upon anew. What is over stays behind unless asked.
/// </summary>
internal static class CopyAnnex
{
    internal sealed record Input : AnnexInput
    {
        /// <summary>The agreement that the next year falls under; the same one when absent.</summary>
        public Guid? AgreementId { get; init; }

        /// <summary>Takes lines along that were completed, dropped or evaluated as achieved.</summary>
        public bool CompletedToo { get; init; }
    }

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapPost("/annexes/{id:guid}/copy", async (string tenant, Guid id, Input input, AgreementsDb db, CancellationToken ct) =>
        {
            var next = await Handle(id, input, db, ct);
            return TypedResults.Created($"/api/{tenant}/annexes/{next}", new CreatedId(next));
        }).Requires(Permission.AgreementsWrite);
        routes.Pages.MapGet("/bijlagen/{id:guid}/volgend-jaar", (Guid id, AgreementsDb db, CancellationToken ct) => Show(id, null, db, ct))
            .Requires(Permission.AgreementsWrite);
        routes.Pages.MapPost("/bijlagen/{id:guid}/volgend-jaar", (HttpContext http, string tenant, Guid id, AgreementsDb db, CancellationToken ct) =>
            PostedForms.Post<Input>(http, async input => await Handle(id, input, db, ct), next => $"/{tenant}/bijlagen/{next}",
                "De bijlage voor het volgende werkjaar staat klaar als concept.", form => Show(id, form, db, ct)))
            .Requires(Permission.AgreementsWrite);
    }

    private static async Task<IResult> Show(Guid id, FormState? form, AgreementsDb db, CancellationToken ct)
    {
        var annex = await db.Get<Annex>(id, ct);
        var from = annex.Until.AddDays(1);
        var until = from.AddYears(1).AddDays(-1);
        var agreements = await db.Agreements.Where(a => a.Until >= from || a.Id == annex.AgreementId).OrderBy(a => a.From)
            .Select(a => new { a.Id, a.Title, a.From, a.Until }).Take(100).ToListAsync(ct);
        // The same agreement while it still runs then; otherwise the first that does.
        var fitting = agreements.OrderBy(a => a.Id == annex.AgreementId ? 0 : 1).FirstOrDefault(a => a.From <= from && a.Until >= from);
        until = fitting is not null && fitting.Until < until ? fitting.Until : until;
        return await Pages.Show<CopyAnnexPage>(new
        {
            Id = id,
            annex.Name,
            Agreements = agreements.Select(a => ($"{a.Id}", $"{a.Title} ({Dutch.Period(a.From, a.Until)})")).ToList(),
            Over = (await db.LinesOf(id, ct)).Count(l => l.IsOver),
            annex.EvaluatedOn,
            Form = form ?? FormState.With(
                ("year", from.Year == until.Year ? $"{from.Year}" : $"{from.Year}-{until.Year}"), ("from", $"{from:O}"), ("until", $"{until:O}"),
                ("agreementId", $"{fitting?.Id ?? annex.AgreementId}")),
        });
    }

    internal static async Task<Guid> Handle(Guid id, Input input, AgreementsDb db, CancellationToken ct)
    {
        var source = await db.Get<Annex>(id, ct);
        var agreement = await db.Agreements.FirstOrDefaultAsync(a => a.Id == (input.AgreementId ?? source.AgreementId), ct)
            ?? throw new InvalidInput("agreementId", "Deze overeenkomst bestaat hier niet.");
        var terms = input.Checked(agreement, source);
        RuleViolation.If(terms.From <= source.Until, "not-later",
            $"De volgende bijlage begint na deze, die loopt tot en met {source.Until.InWords()}. Voor dezelfde periode maakt u een herziening.");
        var annex = Annex.Draft(agreement, terms, await db.AnnexesOf(agreement.Id, ct), source.Id);
        var lines = await db.LinesOf(id, ct);
        // An action that is over goes along all the same while a part of it is not.
        var kept = lines.Where(l => input.CompletedToo || !l.IsOver || lines.Exists(p => p.ParentId == l.Id && !p.IsOver)).ToList();
        db.Annexes.Add(annex);
        db.ActionLines.AddRange(ReviseAnnex.Copied(kept, (line, parent) => line.IntoYear(annex, parent)));
        await db.Save(nameof(CopyAnnex), annex, ct);
        return annex.Id;
    }
}
