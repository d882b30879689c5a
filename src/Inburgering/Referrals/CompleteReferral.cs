namespace AgiiPlatform.Inburgering.Referrals;

/// <summary>The receiver closes the referral with an outcome and gives the sender feedback about it.</summary>
internal static class CompleteReferral
{
    internal sealed record Input
    {
        public Outcome? Outcome { get; init; }
        public string? Feedback { get; init; }
    }

    internal static readonly PageAddress Action = new("/doorverwijzingen/{id:guid}/afronden");

    internal static void Map(ServiceRoutes routes) =>
        AnswerReferral.Map(routes, "completion", Action, Handle, "De doorverwijzing is afgerond. De afzender ziet uw terugkoppeling.");

    private static Task Handle(Guid id, Input? input, CurrentUser user, InburgeringDb db, CancellationToken ct)
    {
        new Check()
            .Must(input?.Outcome is not null, "outcome", "Kies een uitkomst.")
            .RequiredText(input?.Feedback, "feedback", "de terugkoppeling", 2000)
            .ThrowIfInvalid();
        return AnswerReferral.Do(nameof(CompleteReferral), id, r => r.Receiver,
            r => r.Complete(input!.Outcome!.Value, input.Feedback!, db.Context.Now, db.Context.Actor.Role), user, db, ct);
    }
}
