namespace AgiiPlatform.Inburgering.Referrals;

/// <summary>The receiver does not take the referral up, with a reason; or records that the client does not want it.</summary>
internal static class RefuseReferral
{
    internal sealed record Input
    {
        public RefusalReason? ReasonCode { get; init; }
        public string? ReasonText { get; init; }
    }

    internal static readonly PageAddress Action = new("/doorverwijzingen/{id:guid}/weigeren");

    internal static void Map(ServiceRoutes routes) =>
        AnswerReferral.Map(routes, "refusal", Action, Handle, "De doorverwijzing is geweigerd. De afzender ziet de reden.");

    private static Task Handle(Guid id, Input? input, CurrentUser user, InburgeringDb db, CancellationToken ct)
    {
        var (reason, text) = (input?.ReasonCode, input?.ReasonText);
        new Check()
            .Must(reason is not null, "reasonCode", "Kies een reden.")
            .Must(reason != RefusalReason.Other || !string.IsNullOrWhiteSpace(text), "reasonText", "Leg de andere reden uit.")
            .MaxLength(text, "reasonText", "de uitleg", 1000)
            .ThrowIfInvalid();
        return AnswerReferral.Do(nameof(RefuseReferral), id, r => r.Receiver,
            r => r.Refuse(reason!.Value, text, db.Context.Now, db.Context.Actor.Role), user, db, ct);
    }
}
