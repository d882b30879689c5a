using AgiiPlatform.Identity.Factors;
using AgiiPlatform.Identity.Mails;

namespace AgiiPlatform.Identity.OwnPeople;

/// <summary>The general manager, or whom he named, looks at one person of the municipality: the roles here, and no others.</summary>
internal static class OpenColleague
{
    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/people/{id:guid}", async (Guid id, IdentityDb db, MunicipalityRegistry registry, CancellationToken ct) =>
            TypedResults.Ok(await Look(id, db, registry, ct))).Requires(Permission.OwnPeopleManage);
        routes.Pages.MapGet(OpenPerson.Page.Pattern, Show).Requires(Permission.OwnPeopleManage);
    }

    internal static async Task<IResult> Show(
        Guid id, FormState form, IdentityDb db, MunicipalityRegistry registry, CancellationToken ct) =>
        await Pages.Show<PersonPage>(new { Person = await Look(id, db, registry, ct), Form = form });

    /// <summary>The person as shown: logged as read before it leaves.</summary>
    internal static async Task<PersonView> Look(Guid id, IdentityDb db, MunicipalityRegistry registry, CancellationToken ct)
    {
        var person = await Colleagues.Find(id, db, ct);
        var bounces = await db.Bounces(person.Email!, ct);
        await db.Save(nameof(OpenColleague), null, $"{id}", ct);
        return PersonView.Of(person, person.RightsHere(db.Context), bounces, await SecondFactors.Has(person, db, ct), registry, db.Context);
    }
}
