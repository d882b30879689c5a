using AgiiPlatform.Contracts;
using AgiiPlatform.Platform.Access;
using AgiiPlatform.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace AgiiPlatform.Caseloads;

/// <summary>Cancels a planned visit; or takes back, as a correction, one that was wrongly recorded as held. Always with the reason.</summary>
internal static class CancelVisit
{
    internal sealed record Input
    {
        public string? Reason { get; init; }
    }

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapPost("/visits/{id:guid}/cancellation", async (Guid id, Input input, CaseloadsDb db, CancellationToken ct) =>
        {
            await Handle(id, input, db, ct);
            return TypedResults.NoContent();
        }).Requires(Permission.VisitsWrite);

        routes.Pages.MapPost("/bezoeken/{id:guid}/annulering", (HttpContext http, string tenant, Guid id, CaseloadsDb db, CancellationToken ct) =>
            Forms.Post<Input>(http, input => Handle(id, input, db, ct), $"/{tenant}/bezoeken/{id}", "Het bezoek is geannuleerd.",
                form => OpenVisit.Show(id, db, ct, cancellation: form)))
            .Requires(Permission.VisitsWrite);
    }

    private static async Task Handle(Guid id, Input input, CaseloadsDb db, CancellationToken ct)
    {
        new Check().Text(input.Reason, "reason", "de reden", Visit.MaxText).Done();

        var visit = await db.Get<Visit>(id, ct);
        visit.Cancel(input.Reason!);
        db.Publish(new VisitCancelled(visit.Id, visit.Version + 1));
        await db.Save(nameof(CancelVisit), visit, input.Reason, ct);
    }
}
