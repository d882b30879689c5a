using AgiiPlatform.Contracts;

namespace AgiiPlatform.Caseloads;

/// <summary>Cancels a planned visit; or takes back, as a correction, one that was wrongly recorded as held. With the reason.</summary>
internal static class CancelVisit
{
    internal sealed record Input
    {
        public string? Reason { get; init; }
    }

    internal static readonly PageAddress Action = new("/bezoeken/{id:guid}/annulering");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.VisitsWrite, "/visits/{id:guid}/cancellation", Handle)
        .Button(Action, (Guid id, FormState form, CaseloadsDb db, CancellationToken ct) => OpenVisit.Show(id, db, ct, cancellation: form),
            "Het bezoek is geannuleerd.", then: OpenVisit.Page);

    private static async Task Handle(Guid id, Input input, CaseloadsDb db, CancellationToken ct)
    {
        new Check().RequiredText(input.Reason, "reason", "de reden", Visit.MaxText).ThrowIfInvalid();

        var visit = await db.Get<Visit>(id, ct);
        visit.Cancel(input.Reason!);
        db.Publish(new VisitCancelled(visit.Id, visit.Version + 1));
        await db.Save(nameof(CancelVisit), visit, input.Reason, ct);
    }
}
