using AgiiPlatform.Platform.Access;
using AgiiPlatform.Platform.Http;
using AgiiPlatform.Platform.Tenancy;
using AgiiPlatform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace AgiiPlatform.Caseloads;

/// <summary>Sets the last day of an assignment, sooner or later than it was.</summary>
internal static class EndAssignment
{
    internal sealed record Input
    {
        public DateOnly? Until { get; init; }
    }

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapPost("/assignments/{id:guid}/end", async (
            Guid id, Input input, CaseloadsDb db, Visitor visitor, Register register, CancellationToken ct) =>
        {
            await Handle(id, input, db, visitor, register, ct);
            return TypedResults.NoContent();
        }).RequiresAcross(Permission.AssignmentsWrite);

        routes.Pages.MapGet("/toewijzingen/{id:guid}/einde", (Guid id, CaseloadsDb db, Visitor visitor, Register register, CancellationToken ct) =>
            Show(id, null, db, visitor, register, ct)).RequiresAcross(Permission.AssignmentsWrite);
        routes.Pages.MapPost("/toewijzingen/{id:guid}/einde", (
            HttpContext http, Guid id, CaseloadsDb db, Visitor visitor, Register register, CancellationToken ct) =>
            Forms.Post<Input>(http, input => Handle(id, input, db, visitor, register, ct), "/agii/toewijzingen", "De laatste dag is bewaard.",
                form => Show(id, form, db, visitor, register, ct)))
            .RequiresAcross(Permission.AssignmentsWrite);
    }

    private static async Task Handle(Guid id, Input input, CaseloadsDb db, Visitor visitor, Register register, CancellationToken ct)
    {
        var (assignment, consultant) = await Find(id, db, visitor, register, ct);
        new Check().Given(input.Until, "until", "de laatste dag").Done();

        assignment.EndOn(input.Until, await Others(assignment.ConsultantId, assignment.MunicipalityId, db, ct));
        db.Consultants.Update(consultant); // see AssignConsultant: changes for one consultant meet here
        db.Publish(assignment.Changed());
        await db.Save(nameof(EndAssignment), assignment, ct);
    }

    /// <summary>The consultant's assignments to this municipality.</summary>
    internal static async Task<IReadOnlyList<Assignment>> Others(Guid? consultantId, Guid municipalityId, CaseloadsDb db, CancellationToken ct) =>
        await db.Assignments.AsNoTracking().Where(a => a.ConsultantId == consultantId && a.MunicipalityId == municipalityId).ToListAsync(ct);

    /// <summary>The assignment, when its municipality is one that this person assigns to.</summary>
    private static async Task<(Assignment Assignment, Consultant Consultant)> Find(
        Guid id, CaseloadsDb db, Visitor visitor, Register register, CancellationToken ct)
    {
        var assignment = await db.Get<Assignment>(id, ct);
        return visitor.TenantsWith(Permission.AssignmentsWrite, register).Any(m => m.Id == assignment.MunicipalityId)
            ? (assignment, await db.Get<Consultant>(assignment.ConsultantId, ct))
            : throw new NotFound();
    }

    private static async Task<IResult> Show(Guid id, FormState? form, CaseloadsDb db, Visitor visitor, Register register, CancellationToken ct)
    {
        var (assignment, consultant) = await Find(id, db, visitor, register, ct);
        var municipality = register.ById(assignment.MunicipalityId)!;
        return await Pages.Show<EndAssignmentPage>(new
        {
            Assignment = new AssignmentLine(id, municipality.Slug, consultant.Id, consultant.Name, assignment.From, assignment.Until),
            Municipality = municipality.DisplayName(db.Work.Today),
            Form = form ?? FormState.With(("until", (assignment.Until ?? db.Work.Today).ToString("O"))),
        });
    }
}
