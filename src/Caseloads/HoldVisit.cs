using AgiiPlatform.Contracts;
using AgiiPlatform.Platform.Access;
using AgiiPlatform.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

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

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapPost("/visits/{id:guid}/completion", async (Guid id, Input input, CaseloadsDb db, CancellationToken ct) =>
        {
            await Handle(id, input, db, ct);
            return TypedResults.NoContent();
        }).Requires(Permission.VisitsWrite);

        routes.Pages.MapPost("/bezoeken/{id:guid}/uitvoering", (HttpContext http, string tenant, Guid id, CaseloadsDb db, CancellationToken ct) =>
            Forms.Post<Input>(http, input => Handle(id, input, db, ct), $"/{tenant}/bezoeken/{id}", "Het bezoek is uitgevoerd en telt mee.",
                form => OpenVisit.Show(id, db, ct, completion: form)))
            .Requires(Permission.VisitsWrite);
    }

    private static async Task Handle(Guid id, Input input, CaseloadsDb db, CancellationToken ct)
    {
        new Check().Text(input.Outcome, "outcome", "de uitkomst", Visit.MaxText).Plausible(input.Date, "date", db.Work.Today).Done();

        var visit = await db.Get<Visit>(id, ct);
        visit.Hold(db.Work.Tenant!, input.Date, input.Outcome!, input.InterestedInAgreement, db.Work.Today);
        db.Publish(new VisitHeld(visit.Id, visit.Date, visit.Version + 1));
        await db.Save(nameof(HoldVisit), visit, ct);
    }
}
