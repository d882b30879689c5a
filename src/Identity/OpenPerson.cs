using AgiiPlatform.Identity.Factors;
using AgiiPlatform.Identity.Mails;

namespace AgiiPlatform.Identity;

/// <summary>An administrator looks at one account: its rights, past and future ones too, and what can be done with it.</summary>
internal static class OpenPerson
{
    internal static readonly PageAddress Page = new("/personen/{id:guid}");

    /// <summary>The page, at one of the rights.</summary>
    internal static readonly PageAddress PageAtRight = new(Page.Pattern + "#rol-{rightId}");

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/people/{id:guid}", async (Guid id, IdentityDb db, MunicipalityRegistry registry, CancellationToken ct) =>
            TypedResults.Ok(await Look(id, db, registry, ct))).RequiresAcross(Permission.PeopleManage);
        routes.Pages.MapGet(Page.Pattern, async (Guid id, IdentityDb db, MunicipalityRegistry registry, CancellationToken ct) =>
            await Pages.Show<PersonPage>(new { Person = await Look(id, db, registry, ct) }))
            .RequiresAcross(Permission.PeopleManage);
    }

    /// <summary>The person as shown: logged as read before it leaves.</summary>
    internal static async Task<PersonView> Look(Guid id, IdentityDb db, MunicipalityRegistry registry, CancellationToken ct)
    {
        var person = await Find(id, db, ct);
        var bounces = await db.Bounces(person.Email!, ct);
        await db.Save(nameof(OpenPerson), null, $"{id}", ct);
        return PersonView.Of(person, person.Rights, bounces, await SecondFactors.Has(person, db, ct), registry, db.Context);
    }

    /// <summary>The person with their rights, tracked.</summary>
    internal static async Task<Person> Find(Guid id, IdentityDb db, CancellationToken ct) =>
        await db.People.Include(p => p.Rights).FirstOrDefaultAsync(p => p.Id == id, ct) ?? throw new NotFound();
}
