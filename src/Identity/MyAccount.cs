using AgiiPlatform.Identity.Mails;
using AgiiPlatform.Web.Input;

namespace AgiiPlatform.Identity;

/// <summary>A person sees their own account, and says which mails they want.</summary>
internal static class MyAccount
{
    internal const string Address = "/mijn-account";
    private const string Notices = Address + "/meldingen";

    internal static void Map(ServiceRoutes routes)
    {
        routes.Root.MapGet(Address, Show).RequiresSignIn().ExcludeFromDescription();
        routes.Root.MapPost(Notices, ChooseNotices).RequiresSignIn().ExcludeFromDescription();
    }

    private static async Task<IResult> Show(CurrentUser user, IdentityDb db, CancellationToken ct)
    {
        var person = await db.People.AsNoTracking().FirstOrDefaultAsync(p => p.Id == user.PersonId, ct) ?? throw new NotFound();
        return await Pages.Show<MyAccountPage>(new { person.Name, Email = person.Email!, Notices = !person.RefusesNotices });
    }

    private static async Task<IResult> ChooseNotices(
        HttpContext http, CurrentUser user, IdentityDb db, MunicipalityRegistry registry, CancellationToken ct)
    {
        var wants = (await http.Request.ReadTypedForm(ct))["notices"] == "true";
        var person = await db.Own(user, registry, ct);
        person.RefusesNotices = !wants;
        person.Touch();
        await db.Save(nameof(MyAccount), null, $"{person.Id}: meldingen {(wants ? "aan" : "uit")}", ct);
        FlashMessage.Set(http, "Uw keuze is bewaard.");
        return TypedResults.Redirect(Address);
    }

    /// <summary>Who acts on their own account, tracked; what they do is in the log of AgII, for an account is in no tenant.</summary>
    internal static async Task<Person> Own(this IdentityDb db, CurrentUser user, MunicipalityRegistry registry, CancellationToken ct)
    {
        var person = await db.People.Include(p => p.Rights).FirstOrDefaultAsync(p => p.Id == user.PersonId, ct) ?? throw new NotFound();
        db.Context.Initialize(registry.Agency, [registry.Agency.Id], new Actor(person.Id, "", person.Name));
        return person;
    }
}
