using AgiiPlatform.Agreements.Obligations;

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

    internal static readonly PageAddress Page = new("/bijlagen/{id:guid}/volgend-jaar");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.AgreementsWrite, "/annexes/{id:guid}/copy", Handle, location: "/annexes")
        .Form(Page, Show, "De bijlage voor het volgende werkjaar staat klaar als concept.", then: OpenAnnex.Page);

    private static async Task<IResult> Show(Guid id, FormState form, AgreementsDb db, CancellationToken ct)
    {
        var annex = await db.Get<Annex>(id, ct);
        var from = annex.Until.AddDays(1);
        var until = from.AddYears(1).AddDays(-1);
        var agreements = await db.Agreements.Where(a => a.Until >= from || a.Id == annex.AgreementId).OrderBy(a => a.From)
            .Select(a => new { a.Id, a.Title, a.From, a.Until }).ToListAsync(ct);
        // The same agreement while it still runs then; otherwise the first that does.
        var fitting = agreements.OrderBy(a => a.Id == annex.AgreementId ? 0 : 1)
            .FirstOrDefault(a => new Period(a.From, a.Until).Covers(from));
        until = fitting is not null && fitting.Until < until ? fitting.Until : until;
        return await Pages.Show<CopyAnnexPage>(new
        {
            Id = id,
            annex.Name,
            Agreements = agreements.Select(a => ($"{a.Id}", $"{a.Title} ({Dutch.Period(a.From, a.Until)})")).ToList(),
            Over = (await db.LinesOf(id, ct)).Count(l => l.IsOver),
            annex.EvaluatedOn,
            Form = form.HasErrors ? form : FormState.With(
                ("year", new WorkingYear(from, until).Name), ("from", $"{from:O}"), ("until", $"{until:O}"),
                ("agreementId", $"{fitting?.Id ?? annex.AgreementId}")),
        });
    }

    private static async Task<Guid> Handle(Guid id, Input input, AgreementsDb db, CancellationToken ct)
    {
        var source = await db.Get<Annex>(id, ct);
        var agreement = await db.Agreements.FirstOrDefaultAsync(a => a.Id == (input.AgreementId ?? source.AgreementId), ct)
            ?? throw new InvalidInput("agreementId", "Deze overeenkomst bestaat hier niet.");
        var terms = input.Checked(agreement, source);
        RuleViolation.If(terms.From <= source.Until, "not-later",
            $"De volgende bijlage begint na deze, die loopt tot en met {source.Until.InWords()}. "
            + "Voor dezelfde periode maakt u een herziening.");
        var annex = Annex.Draft(agreement, terms, await db.AnnexesOf(agreement.Id, ct), source.Id);
        var lines = await db.LinesOf(id, ct);
        // An action that is over goes along all the same while a part of it is not.
        var kept = lines.Where(l => input.CompletedToo || !l.IsOver || lines.Exists(p => p.ParentId == l.Id && !p.IsOver)).ToList();
        db.Annexes.Add(annex);
        db.Touch(agreement); // see DraftAnnex
        db.Touch(source); // so that it is copied as it was before or after another change, never half
        db.ActionLines.AddRange(ReviseAnnex.Copied(kept, (line, parent) => line.IntoYear(annex, parent)));
        await db.Save(nameof(CopyAnnex), annex, ct);
        return annex.Id;
    }
}
