using AgiiPlatform.Agreements.Annexes;

namespace AgiiPlatform.Agreements.Decisions;

/// <summary>The municipality confirms what AgII recorded of a decision of its own college or council; from then on it counts.</summary>
internal static class ConfirmDecision
{
    internal sealed record Input
    {
        /// <summary>The version of the agreement that was read; absent for whichever is there.</summary>
        public int? Version { get; init; }
    }

    internal static readonly PageAddress Action = new("/overeenkomsten/{id:guid}/beslissingen/{decisionId:guid}/bevestigen");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.AgreementsWrite, "/agreements/{id:guid}/decisions/{decisionId:guid}/confirmation", Handle)
        .Button(Action, OpenAgreement.Show, "De beslissing is bevestigd.", then: OpenAgreement.Page);

    private static async Task Handle(Guid id, Guid decisionId, Input input, AgreementsDb db, CurrentUser user, CancellationToken ct)
    {
        var agreement = await db.Get<Agreement>(id, ct);
        var decision = RetractDecision.Find(agreement, decisionId);
        RuleViolation.If(!SetRequestAside.MayAnswer(user), "other-side",
            $"Een beslissing van {decision.Body.WithArticle()} bevestigt de gemeente zelf: de ambtenaar of de algemeen directeur.");
        RuleViolation.If(input.Version is { } seen && seen != agreement.Version, "changed-meanwhile",
            "Iemand anders heeft deze overeenkomst intussen gewijzigd. Lees ze opnieuw en bevestig dan.");
        agreement.Confirm(decision, new Confirmation(db.Context.Today, Registrar.Of(db.Context)));
        await db.Save(nameof(ConfirmDecision), agreement, ct);
    }
}
