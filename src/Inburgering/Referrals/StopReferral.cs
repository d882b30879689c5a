using AgiiPlatform.Platform.Access;
using AgiiPlatform.Platform.Http;

namespace AgiiPlatform.Inburgering.Referrals;

/// <summary>The receiver breaks off what it accepted, with a reason.</summary>
internal static class StopReferral
{
    internal sealed record Input
    {
        public string? Reason { get; init; }
    }

    internal static void Map(ServiceRoutes routes) =>
        AnswerReferral.Map<Input>(routes, "stop", "stopzetten", "De doorverwijzing is stopgezet. De afzender ziet de reden.", Handle);

    private static Task Handle(Guid id, Input input, Visitor visitor, InburgeringDb db, CancellationToken ct)
    {
        new Check().FreeTextGiven(input.Reason, "reason", "de reden", 1000, db.Work.Today).Done();
        return AnswerReferral.Do(nameof(StopReferral), id, r => r.Receiver,
            r => r.Stop(input.Reason!, db.Work.Now, db.Work.Actor.Role), visitor, db, ct);
    }
}
