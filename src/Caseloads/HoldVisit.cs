using AgiiPlatform.Web.Input;
using AgiiPlatform.Contracts;

namespace AgiiPlatform.Caseloads;

/// <summary>Records that a visit was held, with its outcome; from then on it counts.</summary>
internal static class HoldVisit
{
    internal sealed record Input
    {
        public DateOnly? Date { get; init; }
        public string? Outcome { get; init; }
        public bool? InterestedInAgreement { get; init; }
    }

    internal static readonly PageAddress Action = new("/bezoeken/{id:guid}/uitvoering");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.VisitsWrite, "/visits/{id:guid}/completion", Handle)
        .Button(Action, (Guid id, FormState form, CaseloadsDb db, CancellationToken ct) => OpenVisit.Show(id, db, ct, completion: form),
            "Het bezoek is uitgevoerd en telt mee.", then: OpenVisit.Page);

    private static async Task Handle(Guid id, Input input, CaseloadsDb db, CancellationToken ct)
    {
        new Check()
            .RequiredText(input.Outcome, "outcome", "de uitkomst", Visit.MaxText)
            .Plausible(input.Date, "date", db.Context.Today, since: 2000).ThrowIfInvalid();

        var visit = await db.Get<Visit>(id, ct);
        visit.Hold(db.Context.Tenant!, input.Date, input.Outcome!, input.InterestedInAgreement, db.Context.Today);
        db.Publish(new VisitHeld(visit.Id, visit.Date, visit.Version + 1));
        await db.Save(nameof(HoldVisit), visit, ct);
    }
}
