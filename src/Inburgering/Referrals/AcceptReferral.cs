namespace AgiiPlatform.Inburgering.Referrals;

/// <summary>The receiver takes the referral up.</summary>
internal static class AcceptReferral
{
    internal sealed record Input;

    internal static readonly PageAddress Action = new("/doorverwijzingen/{id:guid}/aanvaarden");

    internal static void Map(ServiceRoutes routes) =>
        AnswerReferral.Map(routes, "acceptance", Action, Handle, "De doorverwijzing is aanvaard.");

    private static Task Handle(Guid id, Input? input, CurrentUser user, InburgeringDb db, CancellationToken ct) =>
        AnswerReferral.Do(nameof(AcceptReferral), id, r => r.Receiver, r => r.Accept(db.Context.Now, db.Context.Actor.Role), user, db, ct);
}
