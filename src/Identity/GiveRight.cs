using AgiiPlatform.Contracts;

namespace AgiiPlatform.Identity;

/// <summary>An administrator gives somebody another role: in a second organisation, or after a change of work.</summary>
internal static class GiveRight
{
    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapPost("/people/{id:guid}/rights", async (string tenant, Guid id, RightInput input, IdentityDb db, MunicipalityRegistry registry, CancellationToken ct) =>
        {
            var right = await Handle(id, input, db, registry, ct);
            return TypedResults.Created($"/api/{tenant}/people/{id}", new CreatedId(right));
        }).RequiresAcross(Permission.PeopleManage);
        routes.Pages.MapGet("/personen/{id:guid}/rollen/nieuw", (Guid id, IdentityDb db, MunicipalityRegistry registry, CancellationToken ct) =>
            Show(id, FormState.Empty, db, registry, ct)).RequiresAcross(Permission.PeopleManage);
        routes.Pages.MapPost("/personen/{id:guid}/rollen/nieuw", (HttpContext http, Guid id, IdentityDb db, MunicipalityRegistry registry, CancellationToken ct) =>
            PostedForms.Post<RightInput>(http, input => Handle(id, input, db, registry, ct), $"/{registry.Agency.Slug}/personen/{id}", "De rol is gegeven.",
                form => Show(id, form, db, registry, ct))).RequiresAcross(Permission.PeopleManage);
    }

    private static async Task<IResult> Show(Guid id, FormState form, IdentityDb db, MunicipalityRegistry registry, CancellationToken ct) =>
        await Pages.Show<GiveRightPage>(new { Person = OpenPerson.ToView(await OpenPerson.Find(id, db, ct), db, registry), Form = form });

    private static async Task<Guid> Handle(Guid id, RightInput input, IdentityDb db, MunicipalityRegistry registry, CancellationToken ct)
    {
        var person = await OpenPerson.Find(id, db, ct);
        new Check().Right(input, registry).ThrowIfInvalid();
        var right = input.For(id, registry);
        RuleViolation.If(person.Rights.Any(r => (r.Role, r.TenantId, r.Region) == (right.Role, right.TenantId, right.Region) && Overlap(r, right)), "right-already-given",
            "Deze persoon heeft die rol daar al in deze periode.");
        person.Give(right);
        db.Rights.Add(right); // its id is given, so that EF Core would take it for one that is there
        db.Publish(new AccessChanged([person.Access()]));
        await db.Save(nameof(GiveRight), null, $"{id}", ct);
        return right.Id;
    }

    private static bool Overlap(Right a, Right b) => (a.Until is null || b.From is null || b.From <= a.Until) && (b.Until is null || a.From is null || a.From <= b.Until);
}
