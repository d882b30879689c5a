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

    private static Task Handle(Guid id, Input input, CurrentUser user, InburgeringDb db, CancellationToken ct)
    {
        new Check().FreeTextGiven(input.Reason, "reason", "de reden", 1000, db.Context.Today).ThrowIfInvalid();
        return AnswerReferral.Do(nameof(WithdrawReferral), id, r => r.Sender,
            r => r.Withdraw(input.Reason!, db.Context.Now, db.Context.Actor.Role), user, db, ct);
    }
}
