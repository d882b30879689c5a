using AgiiPlatform.Agreements.Annexes;

namespace AgiiPlatform.Agreements.Decisions;

/// <summary>Retracts a wrongly recorded decision, with a reason, as long as nobody signed. It stays on record and counts no more.</summary>
internal static class RetractDecision
{
    internal sealed record Input
    {
        public string? Reason { get; init; }
    }

    internal static readonly PageAddress Page = new("/overeenkomsten/{id:guid}/beslissingen/{decisionId:guid}/intrekken");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.AgreementsWrite, "/agreements/{id:guid}/decisions/{decisionId:guid}/retraction", Handle)
        .Form(Page, Show, "De registratie van de beslissing is ongedaan gemaakt.", then: OpenAgreement.Page);

    private static async Task Handle(Guid id, Guid decisionId, Input input, AgreementsDb db, CurrentUser user, CancellationToken ct)
    {
        var agreement = await db.Get<Agreement>(id, ct);
        var decision = Find(agreement, decisionId);
        new Check().RequiredText(input.Reason, "reason", "de reden", 500).ThrowIfInvalid();
        RuleViolation.If(decision.Retraction is null && !MayRetract(decision, user), "other-side",
            "Dit is een beslissing van de gemeente: alleen zij kan de registratie ervan ongedaan maken.");
        foreach (var annex in await db.AnnexesOf(id, ct))
        {
            RuleViolation.If(annex.ApprovedOn is not null, "annex-approved",
                $"De bijlage {annex.Year} is al goedgekeurd en steunt op deze beslissing. "
                + "De registratie kan niet meer ongedaan gemaakt worden.");
            db.Touch(annex); // so that it is not approved at the same moment
        }

        RuleViolation.If(agreement.Addenda.Count > 0, "has-addenda",
            "Er is al een addendum bij deze overeenkomst. De registratie van de beslissing kan niet meer ongedaan gemaakt worden.");
        agreement.Retract(decision, new Retraction(db.Context.Today, input.Reason!));
        await db.Save(nameof(RetractDecision), agreement, input.Reason, ct);
    }

    private static async Task<IResult> Show(Guid id, Guid decisionId, FormState form, AgreementsDb db, CancellationToken ct)
    {
        var agreement = await db.Get<Agreement>(id, ct);
        return await Pages.Show<RetractDecisionPage>(new { Id = id, agreement.Title, Decision = Find(agreement, decisionId), Form = form });
    }

    /// <summary>
    /// A decision is the municipality's. Who of AgII recorded it takes it back as long as the municipality did not confirm it.
    /// </summary>
    internal static bool MayRetract(Decision decision, CurrentUser user) => SetRequestAside.MayAnswer(user)
        || (decision.ToConfirm && user.Can(Permission.AgreementsWrite) && decision.RecordedBy?.PersonId == user.PersonId);

    internal static Decision Find(Agreement agreement, Guid decisionId) =>
        agreement.Decisions.FirstOrDefault(d => d.Id == decisionId) ?? throw new NotFound();
}
