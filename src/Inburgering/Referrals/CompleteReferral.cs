namespace AgiiPlatform.Inburgering.Referrals;

/// <summary>The receiver closes the referral with an outcome and tells the sender about it.</summary>
internal static class CompleteReferral
{
    internal sealed record Input
    {
        public Outcome? Outcome { get; init; }
        public string? Feedback { get; init; }
    }

    internal static void Map(ServiceRoutes routes) =>
        AnswerReferral.Map<Input>(routes, "completion", "afronden", "De doorverwijzing is afgerond. De afzender ziet uw terugkoppeling.", Handle);

    private static Task Handle(Guid id, Input input, CurrentUser user, InburgeringDb db, CancellationToken ct)
    {
        new Check()
            .Required(input.Outcome, "outcome", "de uitkomst")
            .FreeTextGiven(input.Feedback, "feedback", "de terugkoppeling", 2000, db.Context.Today)
            .ThrowIfInvalid();
        return AnswerReferral.Do(nameof(CompleteReferral), id, r => r.Receiver,
            r => r.Complete(input.Outcome!.Value, input.Feedback!, db.Context.Now, db.Context.Actor.Role), user, db, ct);
    }
}
