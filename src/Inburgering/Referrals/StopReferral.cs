namespace AgiiPlatform.Inburgering.Referrals;

/// <summary>The receiver breaks off what it accepted, with a reason.</summary>
internal static class StopReferral
{
    internal sealed record Input
    {
        public string? Reason { get; init; }
    }

    internal static readonly PageAddress Action = new("/doorverwijzingen/{id:guid}/stopzetten");

    internal static void Map(ServiceRoutes routes) =>
        AnswerReferral.Map(routes, "stop", Action, Handle, "De doorverwijzing is stopgezet. De afzender ziet de reden.");

    private static Task Handle(Guid id, Input? input, CurrentUser user, InburgeringDb db, CancellationToken ct)
    {
        new Check().RequiredText(input?.Reason, "reason", "de reden", 1000).ThrowIfInvalid();
        return AnswerReferral.Do(nameof(StopReferral), id, r => r.Receiver,
            r => r.Stop(input!.Reason!, db.Context.Now, db.Context.Actor.Role), user, db, ct);
    }
}
