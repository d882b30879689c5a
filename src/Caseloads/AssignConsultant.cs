using AgiiPlatform.Platform.Access;
using AgiiPlatform.Platform.Http;
using AgiiPlatform.Platform.Tenancy;
using AgiiPlatform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AgiiPlatform.Caseloads;

/// <summary>Assigns a consultant to a municipality from–until. Identity hears of it and opens the municipality on those dates.</summary>
internal static class AssignConsultant
{
    internal sealed record Input
    {
        public string? Municipality { get; init; }
        public Guid? Consultant { get; init; }
        public string? ConsultantName { get; init; }
        public DateOnly? From { get; init; }
        public DateOnly? Until { get; init; }
    }

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapPost("/assignments", async (
            string tenant, Input input, CaseloadsDb db, Visitor visitor, Register register,
            [FromKeyedServices("caseloads")] AccessCopy access, CancellationToken ct) =>
        {
            var id = await Handle(input, db, visitor, register, access, ct);
            return TypedResults.Created($"/api/{tenant}/assignments/{id}", new CreatedId(id));
        }).RequiresAcross(Permission.AssignmentsWrite);

        routes.Pages.MapGet("/toewijzingen/nieuw", (
            string? municipality, CaseloadsDb db, Visitor visitor, Register register,
            [FromKeyedServices("caseloads")] AccessCopy access, CancellationToken ct) =>
            Show(FormState.With(("municipality", municipality), ("from", db.Work.Today.ToString("O"))), db, visitor, register, access, ct))
            .RequiresAcross(Permission.AssignmentsWrite);
        routes.Pages.MapPost("/toewijzingen/nieuw", (
            HttpContext http, CaseloadsDb db, Visitor visitor, Register register,
            [FromKeyedServices("caseloads")] AccessCopy access, CancellationToken ct) =>
            Forms.Post<Input>(http, async input => await Handle(input, db, visitor, register, access, ct), _ => "/agii/toewijzingen",
                "De consulent is toegewezen. Binnen enkele seconden heeft hij of zij toegang tot de gemeente, op de gekozen dagen.",
                form => Show(form, db, visitor, register, access, ct)))
            .RequiresAcross(Permission.AssignmentsWrite);
    }

    private static async Task<Guid> Handle(
        Input input, CaseloadsDb db, Visitor visitor, Register register, AccessCopy access, CancellationToken ct)
    {
        var municipality = register.Municipalities.FirstOrDefault(m => m.Slug == input.Municipality);
        new Check()
            .That(municipality is not null, "municipality", "Kies een gemeente.")
            .Given(input.Consultant, "consultant", "de consulent")
            .Optional(input.ConsultantName, "consultantName", "de naam van de consulent")
            .Given(input.From, "from", "de eerste dag").Done();

        Refusal.If(!visitor.TenantsWith(Permission.AssignmentsWrite, register).Contains(municipality), "municipality-outside-region",
            $"{municipality!.Name} ligt buiten uw regio. Vraag de toewijzing aan de regiomanager van die regio.");
        Refusal.If((await Consultants(input.From!.Value, register, access, ct)).All(id => id != input.Consultant), "not-a-consultant",
            "Deze persoon is op die dag geen consulent van AgII. Alleen een consulent kan aan een gemeente toegewezen worden.");

        var consultant = await db.Consultants.FirstOrDefaultAsync(c => c.Id == input.Consultant, ct);
        var others = await EndAssignment.Others(consultant?.Id, municipality.Id, db, ct);
        if (consultant is null)
        {
            db.Consultants.Add(consultant = new Consultant(input.Consultant!.Value));
        }
        else
        {
            db.Consultants.Update(consultant); // two assignments at once for one consultant meet here, so that they cannot overlap
        }

        consultant.IsCalled(input.ConsultantName);
        var assignment = new Assignment(municipality, consultant.Id, input.From.Value, input.Until, others);
        db.Assignments.Add(assignment);
        db.Publish(assignment.Changed());
        await db.Save(nameof(AssignConsultant), assignment, ct);
        return assignment.Id;
    }

    /// <summary>Who is a consultant at AgII itself on a day or later; an assignment alone does not make one.</summary>
    private static async Task<IReadOnlyList<Guid>> Consultants(DateOnly day, Register register, AccessCopy access, CancellationToken ct) =>
        [.. (await access.WithRole(Role.Consultant, ct)).Where(g => g.Reaches(register.Agency) && !(g.Until < day)).Select(g => g.PersonId).Distinct()];

    /// <summary>The form. Consultants without a known name come last, told apart by the end of their id, with room to fill the name in.</summary>
    private static async Task<IResult> Show(
        FormState form, CaseloadsDb db, Visitor visitor, Register register, AccessCopy access, CancellationToken ct)
    {
        var names = await db.Consultants.Where(c => c.Name != null).ToDictionaryAsync(c => c.Id, c => c.Name!, ct);
        var consultants = (await Consultants(db.Work.Today, register, access, ct))
            .Select(id => (Id: id, Name: names.GetValueOrDefault(id)))
            .OrderBy(c => c.Name is null).ThenBy(c => c.Name, StringComparer.CurrentCulture)
            .Select(c => (c.Id.ToString(), c.Name ?? ConsultantName.Unknown(c.Id))).ToList();
        var municipalities = visitor.TenantsWith(Permission.AssignmentsWrite, register)
            .Where(m => m.ExistsOn(db.Work.Today)).Select(m => (m.Slug, m.Name)).ToList();
        return await Pages.Show<AssignConsultantPage>(new { Form = form, Consultants = consultants, Municipalities = municipalities });
    }
}
