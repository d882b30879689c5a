using AgiiPlatform.Web.Input;

namespace AgiiPlatform.Caseloads;

/// <summary>Sets the last day of an assignment, sooner or later than it was.</summary>
internal static class EndAssignment
{
    internal sealed record Input
    {
        public DateOnly? Until { get; init; }
    }

    internal static readonly PageAddress Page = new("/toewijzingen/{id:guid}/einde");

    internal static void Map(ServiceRoutes routes) => routes
        .ActAcross(Permission.AssignmentsWrite, "/assignments/{id:guid}/end", Handle)
        .Form(Page, Show, "De einddatum is bewaard.", then: ListAssignments.Page);

    private static async Task Handle(
        Guid id, Input input, CaseloadsDb db, CurrentUser user, MunicipalityRegistry registry, CancellationToken ct)
    {
        var (assignment, consultant) = await Find(id, db, user, registry, ct);
        new Check().Required(input.Until, "until", "de laatste dag").Plausible(input.Until, "until", db.Context.Today, years: 50)
            .ThrowIfInvalid();

        assignment.EndOn(input.Until, await Others(assignment.ConsultantId, assignment.MunicipalityId, db, ct));
        db.Touch(consultant); // see AssignConsultant
        db.Publish(assignment.Changed());
        await db.Save(nameof(EndAssignment), assignment, ct);
    }

    /// <summary>The consultant's assignments to this municipality.</summary>
    internal static async Task<IReadOnlyList<Assignment>> Others(
        Guid? consultantId, Guid municipalityId, CaseloadsDb db, CancellationToken ct) =>
        await db.Assignments.AsNoTracking()
            .Where(a => a.ConsultantId == consultantId && a.MunicipalityId == municipalityId).ToListAsync(ct);

    /// <summary>The assignment, when its municipality is one that this person assigns to.</summary>
    private static async Task<(Assignment Assignment, Consultant Consultant)> Find(
        Guid id, CaseloadsDb db, CurrentUser user, MunicipalityRegistry registry, CancellationToken ct)
    {
        var assignment = await db.Get<Assignment>(id, ct);
        return user.TenantsWith(Permission.AssignmentsWrite, registry).Any(m => m.Id == assignment.MunicipalityId)
            ? (assignment, await db.Get<Consultant>(assignment.ConsultantId, ct))
            : throw new NotFound();
    }

    private static async Task<IResult> Show(
        Guid id, FormState form, CaseloadsDb db, CurrentUser user, MunicipalityRegistry registry, CancellationToken ct)
    {
        var (assignment, consultant) = await Find(id, db, user, registry, ct);
        var municipality = registry.ById(assignment.MunicipalityId)!;
        return await Pages.Show<EndAssignmentPage>(new
        {
            Assignment = new AssignmentLine(id, municipality.Slug, consultant.Id, consultant.Name, assignment.From, assignment.Until),
            Municipality = municipality.DisplayName(db.Context.Today),
            Form = form.HasErrors ? form : FormState.With(("until", (assignment.Until ?? db.Context.Today).ToString("O"))),
        });
    }
}
