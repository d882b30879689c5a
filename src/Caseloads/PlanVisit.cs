using AgiiPlatform.Platform.Access;
using AgiiPlatform.Platform.Http;
using AgiiPlatform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace AgiiPlatform.Caseloads;

/// <summary>Plans a visit to the municipality of the address, or writes down one of the past, to be completed next.</summary>
internal static class PlanVisit
{
    internal sealed record Input
    {
        public DateOnly? Date { get; init; }
        public string? Topic { get; init; }
        public string? Attendees { get; init; }
    }

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapPost("/visits", async (string tenant, Input input, CaseloadsDb db, CancellationToken ct) =>
        {
            var id = await Handle(input, db, ct);
            return TypedResults.Created($"/api/{tenant}/visits/{id}", new CreatedId(id));
        }).Requires(Permission.VisitsWrite);

        routes.Pages.MapGet("/bezoeken/nieuw", () => Show(FormState.Empty)).Requires(Permission.VisitsWrite);
        routes.Pages.MapPost("/bezoeken/nieuw", (HttpContext http, string tenant, CaseloadsDb db, CancellationToken ct) =>
            Forms.Post<Input>(http, async input => await Handle(input, db, ct), id => $"/{tenant}/bezoeken/{id}", "Het bezoek is genoteerd.", Show))
            .Requires(Permission.VisitsWrite);
    }

    private static Task<IResult> Show(FormState form) => Pages.Show<PlanVisitPage>(new { Form = form });

    internal static async Task<Guid> Handle(Input input, CaseloadsDb db, CancellationToken ct)
    {
        new Check().Given(input.Date, "date", "de datum").Plausible(input.Date, "date", db.Work.Today)
            .Optional(input.Topic, "topic", "het onderwerp", Visit.MaxTopic)
            .Optional(input.Attendees, "attendees", "de aanwezigen", Visit.MaxText).Done();

        var visit = new Visit(db.Work.Tenant!, input.Date!.Value, input.Topic, input.Attendees, db.Work.Actor);
        db.Visits.Add(visit);
        await db.Save(nameof(PlanVisit), visit, ct);
        return visit.Id;
    }

    /// <summary>Catches a slip of the keyboard in the year, which would count a visit in another legislature or never.</summary>
    internal static Check Plausible(this Check check, DateOnly? date, string field, DateOnly today) =>
        check.That(date is null || (date.Value.Year >= 2000 && date.Value <= today.AddYears(5)), field, "Kijk het jaartal na.");
}
