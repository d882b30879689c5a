using AgiiPlatform.Contracts;

namespace AgiiPlatform.Identity;

/// <summary>
/// An administrator sets the last day of somebody's role, because they leave or change work. A day that has passed stops it at once, in
/// every service within seconds; a later day gives it back.
/// </summary>
internal static class EndRight
{
    internal sealed record Input
    {
        public DateOnly? Until { get; init; }
        public string? Reason { get; init; }
    }

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapPost("/people/{id:guid}/rights/{rightId:guid}/end", async (Guid id, Guid rightId, Input input, IdentityDb db, CancellationToken ct) =>
        {
            await Handle(id, rightId, input, db, ct);
            return TypedResults.NoContent();
        }).RequiresAcross(Permission.PeopleManage);
        routes.Pages.MapGet("/personen/{id:guid}/rollen/{rightId:guid}/einde", (Guid id, Guid rightId, IdentityDb db, MunicipalityRegistry registry, CancellationToken ct) =>
            Show(id, rightId, null, db, registry, ct)).RequiresAcross(Permission.PeopleManage);
        routes.Pages.MapPost("/personen/{id:guid}/rollen/{rightId:guid}/einde", (HttpContext http, Guid id, Guid rightId, IdentityDb db, MunicipalityRegistry registry, CancellationToken ct) =>
            PostedForms.Post<Input>(http, input => Handle(id, rightId, input, db, ct), $"/{registry.Agency.Slug}/personen/{id}", "De laatste dag is bewaard.",
                form => Show(id, rightId, form, db, registry, ct))).RequiresAcross(Permission.PeopleManage);
    }

    private static async Task<IResult> Show(Guid id, Guid rightId, FormState? form, IdentityDb db, MunicipalityRegistry registry, CancellationToken ct)
    {
        var person = OpenPerson.ToView(await OpenPerson.Find(id, db, ct), db, registry);
        var right = person.Access.FirstOrDefault(r => r.Id == rightId) ?? throw new NotFound();
        return await Pages.Show<EndRightPage>(new
        {
            Person = person, Right = right, Form = form ?? FormState.With(("until", (right.Until ?? db.Context.Today).ToString("O"))),
        });
    }

    private static async Task Handle(Guid id, Guid rightId, Input input, IdentityDb db, CancellationToken ct)
    {
        var person = await OpenPerson.Find(id, db, ct);
        var right = person.Rights.Find(r => r.Id == rightId) ?? throw new NotFound();
        new Check().Required(input.Until, "until", "de laatste dag").MaxLength(input.Reason, "reason", "de reden").ThrowIfInvalid();
        var until = input.Until!.Value;
        RuleViolation.If(right.Role == Role.Administrator && !(right.Until <= until) && !await AnotherAdministrator(right, db, ct), "last-administrator",
            "Dit is de laatste platformbeheerder. Geef eerst iemand anders die rol: anders kan niemand nog accounts beheren.");
        person.End(right, until);
        db.Publish(new AccessChanged([person.Access()]));
        await db.Save(nameof(EndRight), null, input.Reason is null ? $"{id}" : $"{id}: {input.Reason}", ct);
    }

    /// <summary>Whether somebody else is administrator today, without an end.</summary>
    private static Task<bool> AnotherAdministrator(Right right, IdentityDb db, CancellationToken ct)
    {
        var today = db.Context.Today;
        return db.Rights.AnyAsync(r => r.Role == Role.Administrator && r.PersonId != right.PersonId && r.Until == null && (r.From == null || r.From <= today), ct);
    }
}
