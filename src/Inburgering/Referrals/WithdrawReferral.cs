using AgiiPlatform.Platform.Access;
using AgiiPlatform.Platform.Http;

namespace AgiiPlatform.Inburgering.Referrals;

/// <summary>The sender takes the referral back before it is accepted: the receiver loses sight of the person and keeps a stub.</summary>
internal static class WithdrawReferral
{
    internal sealed record Input
    {
        public string? Reason { get; init; }
    }

    internal static void Map(ServiceRoutes routes) =>
        AnswerReferral.Map<Input>(routes, "withdrawal", "intrekken", "De doorverwijzing is ingetrokken. De ontvanger ziet de persoonsgegevens niet meer.", Handle);

    private static Task Handle(Guid id, Input input, Visitor visitor, InburgeringDb db, CancellationToken ct)
    {
        new Check().FreeTextGiven(input.Reason, "reason", "de reden", 1000, db.Work.Today).Done();
        return AnswerReferral.Do(nameof(WithdrawReferral), id, r => r.Sender,
            r => r.Withdraw(input.Reason!, db.Work.Now, db.Work.Actor.Role), visitor, db, ct);
    }
}
