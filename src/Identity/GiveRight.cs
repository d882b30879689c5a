using AgiiPlatform.Identity.OwnPeople;

namespace AgiiPlatform.Identity;

/// <summary>An administrator gives somebody another role: in a second organisation, or after a change of work.</summary>
internal static class GiveRight
{
    internal static readonly PageAddress Page = new("/personen/{id:guid}/rollen/nieuw");

    internal static void Map(ServiceRoutes routes) => routes
        .ActAcross(Permission.PeopleManage, "/people/{id:guid}/rights", Handle, location: "/people/{id}")
        .Form(Page, Show, "De rol is toegekend.", then: OpenPerson.PageAtRight);

    private static async Task<IResult> Show(
        Guid id, FormState form, IdentityDb db, MunicipalityRegistry registry, CancellationToken ct)
    {
        var person = await OpenPerson.Look(id, db, registry, ct);
        return await Pages.Show<GiveRightPage>(new { Person = person, Form = form });
    }

    private static async Task<Guid> Handle(Guid id, RightInput input, IdentityDb db, MunicipalityRegistry registry, CancellationToken ct)
    {
        var person = await OpenPerson.Find(id, db, ct);
        new Check().Right(input, registry).ThrowIfInvalid();
        db.RefuseOneself(id);

        var right = input.For(id, registry);
        person.RefuseTwice(right);
        await db.Given(right, registry, ct);
        await db.RefuseUnconfirmable(right, registry, ct);
        person.Give(right);
        db.Rights.Add(right); // EF Core takes a row that has an id for one that exists already
        db.PublishRightsOf(person);
        await db.Save(nameof(GiveRight), null, $"{id}: {right.InLog(registry)}", ct, made: right.Id);
        return right.Id;
    }
}
