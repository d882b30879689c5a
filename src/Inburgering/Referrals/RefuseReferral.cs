using AgiiPlatform.Platform.Access;
using AgiiPlatform.Platform.Http;

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

    private static Task Handle(Guid id, Input input, Visitor visitor, InburgeringDb db, CancellationToken ct)
    {
        new Check()
            .Given(input.ReasonCode, "reasonCode", "de reden")
            .That(input.ReasonCode != RefusalReason.Other || !string.IsNullOrWhiteSpace(input.ReasonText), "reasonText", "Leg de andere reden uit.")
            .FreeTextIfAny(input.ReasonText, "reasonText", "de uitleg", 1000, db.Work.Today)
            .Done();
        return AnswerReferral.Do(nameof(RefuseReferral), id, r => r.Receiver,
            r => r.Refuse(input.ReasonCode!.Value, input.ReasonText, db.Work.Now, db.Work.Actor.Role), visitor, db, ct);
    }
}
