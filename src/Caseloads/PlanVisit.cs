using AgiiPlatform.Web.Input;

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

    internal static readonly PageAddress Page = new("/bezoeken/nieuw");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.VisitsWrite, "/visits", Handle)
        .Form(Page, Show, "Het bezoek is genoteerd.", then: OpenVisit.Page);

    private static Task<IResult> Show(FormState form) => Pages.Show<PlanVisitPage>(new { Form = form });

    private static async Task<Guid> Handle(Input input, CaseloadsDb db, CancellationToken ct)
    {
        new Check().Required(input.Date, "date", "de datum").Plausible(input.Date, "date", db.Context.Today, since: 2000)
            .MaxLength(input.Topic, "topic", "het onderwerp", Visit.MaxTopic)
            .MaxLength(input.Attendees, "attendees", "de aanwezigen", Visit.MaxText).ThrowIfInvalid();

        var visit = new Visit(db.Context.Tenant!, input.Date!.Value, input.Topic, input.Attendees, db.Context.Actor);
        db.Visits.Add(visit);
        await db.Save(nameof(PlanVisit), visit, ct);
        return visit.Id;
    }
}
