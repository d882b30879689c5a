namespace AgiiPlatform.Inburgering.Referrals;

/// <summary>The receiver does not take the referral up, with a reason; or records that the client does not want it.</summary>
internal static class RefuseReferral
{
    internal sealed record Input
    {
        public RefusalReason? ReasonCode { get; init; }
        public string? ReasonText { get; init; }
    }

    internal static void Map(ServiceRoutes routes) =>
        AnswerReferral.Map<Input>(routes, "refusal", "weigeren", "De doorverwijzing is geweigerd. De afzender ziet de reden.", Handle);

    private static Task Handle(Guid id, Input input, CurrentUser user, InburgeringDb db, CancellationToken ct)
    {
        new Check()
            .Required(input.ReasonCode, "reasonCode", "de reden")
            .Must(input.ReasonCode != RefusalReason.Other || !string.IsNullOrWhiteSpace(input.ReasonText), "reasonText", "Leg de andere reden uit.")
            .FreeTextIfAny(input.ReasonText, "reasonText", "de uitleg", 1000, db.Context.Today)
            .ThrowIfInvalid();
        return AnswerReferral.Do(nameof(RefuseReferral), id, r => r.Receiver,
            r => r.Refuse(input.ReasonCode!.Value, input.ReasonText, db.Context.Now, db.Context.Actor.Role), user, db, ct);
    }
}
