using AgiiPlatform.Platform.Access;
using AgiiPlatform.Platform.Http;

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

    private static Task Handle(Guid id, Input input, Visitor visitor, InburgeringDb db, CancellationToken ct)
    {
        new Check()
            .Given(input.Outcome, "outcome", "de uitkomst")
            .FreeTextGiven(input.Feedback, "feedback", "de terugkoppeling", 2000, db.Work.Today)
            .Done();
        return AnswerReferral.Do(nameof(CompleteReferral), id, r => r.Receiver,
            r => r.Complete(input.Outcome!.Value, input.Feedback!, db.Work.Now, db.Work.Actor.Role), visitor, db, ct);
    }
}
