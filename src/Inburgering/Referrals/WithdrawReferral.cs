namespace AgiiPlatform.Inburgering.Referrals;

/// <summary>
/// The sender takes the referral back before it is accepted: from then on the receiver sees its state and dates, and nothing of the person.
/// </summary>
internal static class WithdrawReferral
{
    internal sealed record Input
    {
        public string? Reason { get; init; }
    }

    internal static readonly PageAddress Action = new("/doorverwijzingen/{id:guid}/intrekken");

    internal static void Map(ServiceRoutes routes) => AnswerReferral.Map(routes, "withdrawal", Action, Handle,
        "De doorverwijzing is ingetrokken. De ontvanger ziet de persoonsgegevens niet meer.");

    private static Task Handle(Guid id, Input? input, CurrentUser user, InburgeringDb db, CancellationToken ct)
    {
        new Check().RequiredText(input?.Reason, "reason", "de reden", 1000).ThrowIfInvalid();
        return AnswerReferral.Do(nameof(WithdrawReferral), id, r => r.Sender,
            r => r.Withdraw(input!.Reason!, db.Context.Now, db.Context.Actor.Role), user, db, ct);
    }
}
