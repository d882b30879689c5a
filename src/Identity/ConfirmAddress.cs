using AgiiPlatform.Identity.Mails;
using Microsoft.AspNetCore.Identity;

namespace AgiiPlatform.Identity;

/// <summary>The link in a mail to a new address makes it the one with which its person signs in; the old address hears of it.</summary>
internal static class ConfirmAddress
{
    private const string Address = "/adres-bevestigen/{secret}";

    internal static string At(string secret) => $"/adres-bevestigen/{secret}";

    internal static void Map(ServiceRoutes routes)
    {
        // A button, for programs that look for harm in mail follow links.
        routes.Root.MapGet(Address, async (string secret, HttpContext http, IdentityDb db, MailSender sender, CancellationToken ct) =>
            await Show(http, secret, await db.Link(sender, secret, k => k is NewAddressMail, ct))).AllowAnonymous().ExcludeFromDescription();
        routes.Root.MapPost(Address, Post).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<IResult> Post(
        string secret, HttpContext http, IdentityDb db, MailSender sender, UserManager<Person> people, MunicipalityRegistry registry,
        CancellationToken ct)
    {
        var mail = await db.Link(sender, secret, k => k is NewAddressMail, ct);
        if (mail is null || await people.FindByEmailAsync(mail.Address) is not null)
        {
            return await Show(http, secret, null);
        }

        var person = await db.People.SingleAsync(p => p.Id == mail.PersonId, ct);
        db.Context.Initialize(registry.Agency, [registry.Agency.Id], new Actor(person.Id, "", person.Name));
        db.Send<AddressChangedMail>(person); // at the address of before
        (person.Email, person.UserName, person.EmailConfirmed) = (mail.Address, mail.Address, true);
        person.NormalizedEmail = people.NormalizeEmail(mail.Address);
        person.NormalizedUserName = people.NormalizeName(mail.Address);
        person.Touch();
        mail.UsedAt = db.Context.Now;
        await db.Save(nameof(ConfirmAddress), null, $"{person.Id}", ct);
        FlashMessage.Set(http, "Uw nieuwe e-mailadres is bevestigd. Meld u er vanaf nu mee aan.");
        return TypedResults.Redirect(MyAccount.Address);
    }

    private static Task<IResult> Show(HttpContext http, string secret, OutgoingMail? mail)
    {
        http.Response.StatusCode = mail is null ? StatusCodes.Status404NotFound : http.Response.StatusCode;
        return Pages.Show<ConfirmAddressPage>(new { Action = At(secret), Email = mail?.Address });
    }
}
