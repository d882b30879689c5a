namespace AgiiPlatform.Agreements.Decisions;

/// <summary>Retracts a decision that was wrongly recorded, with a reason, as long as nobody signed. It stays on record and counts no more.</summary>
internal static class RetractDecision
{
    internal sealed record Input
    {
        public string? Reason { get; init; }
    }

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapPost("/agreements/{id:guid}/decisions/{decisionId:guid}/retraction",
            async (Guid id, Guid decisionId, Input input, AgreementsDb db, CancellationToken ct) =>
            {
                await Handle(id, decisionId, input, db, ct);
                return TypedResults.NoContent();
            }).Requires(Permission.AgreementsWrite);
        routes.Pages.MapGet("/overeenkomsten/{id:guid}/beslissingen/{decisionId:guid}/intrekken",
            (Guid id, Guid decisionId, AgreementsDb db, CancellationToken ct) => Show(id, decisionId, FormState.Empty, db, ct))
            .Requires(Permission.AgreementsWrite);
        routes.Pages.MapPost("/overeenkomsten/{id:guid}/beslissingen/{decisionId:guid}/intrekken",
            (HttpContext http, string tenant, Guid id, Guid decisionId, AgreementsDb db, CancellationToken ct) =>
                PostedForms.Post<Input>(http, input => Handle(id, decisionId, input, db, ct), $"/{tenant}/overeenkomsten/{id}",
                    "De vastlegging van de beslissing is ingetrokken.", form => Show(id, decisionId, form, db, ct)))
            .Requires(Permission.AgreementsWrite);
    }

    private static async Task<IResult> Show(Guid id, Guid decisionId, FormState form, AgreementsDb db, CancellationToken ct)
    {
        var agreement = await db.Get<Agreement>(id, ct);
        return await Pages.Show<RetractDecisionPage>(new { Id = id, agreement.Title, Decision = Find(agreement, decisionId), Form = form });
    }

    internal static async Task Handle(Guid id, Guid decisionId, Input input, AgreementsDb db, CancellationToken ct)
    {
        var agreement = await db.Get<Agreement>(id, ct);
        var decision = Find(agreement, decisionId);
        new Check().RequiredText(input.Reason, "reason", "de reden", 500).ThrowIfInvalid();
        var annex = await db.Annexes.AsNoTracking().Where(a => a.AgreementId == id && a.ApprovedOn != null).Select(a => a.Year).FirstOrDefaultAsync(ct);
        RuleViolation.If(annex is not null, "annex-approved", $"De bijlage {annex} is al goedgekeurd en steunt op deze beslissing. Ze kan niet meer ingetrokken worden.");
        RuleViolation.If(agreement.Addenda.Count > 0, "has-addenda", "Er is al een addendum bij deze overeenkomst. De beslissing kan niet meer ingetrokken worden.");
        agreement.Retract(decision, new Retraction(db.Context.Today, input.Reason!));
        await db.Save(nameof(RetractDecision), agreement, input.Reason, ct);
    }

    internal static Decision Find(Agreement agreement, Guid decisionId) =>
        agreement.Decisions.FirstOrDefault(d => d.Id == decisionId) ?? throw new NotFound();
}
