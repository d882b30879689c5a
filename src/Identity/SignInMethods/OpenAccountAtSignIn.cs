using Microsoft.AspNetCore.Identity;

namespace AgiiPlatform.Identity.SignInMethods;

/// <summary>
/// Opens an account for who signs in for the first time, where the organisation's mapping says so. It needs an e-mail address of the
/// organisation's own domains, and never takes over an account that is there.
/// </summary>
internal static class OpenAccountAtSignIn
{
    /// <summary>The new person, not saved yet; or why there is none.</summary>
    internal static async Task<(Person? Person, ProviderProblem Problem)> Open(
        ProviderAnswer answer, Tenant organisation, IdentityDb db, UserManager<Person> people, CancellationToken ct)
    {
        var email = answer.Single("email") ?? answer.Single("preferred_username"); // Entra ID has the address there
        var name = answer.Single("name", 200);
        var domain = email?[(email.LastIndexOf('@') + 1)..].ToLowerInvariant();
        if (name is null || email is null || answer.Single("email_verified") is "false" or "False" || !IsAddress(email)
            || !await db.SignInDomains.AnyAsync(d => d.Domain == domain && d.TenantId == organisation.Id, ct))
        {
            return (null, ProviderProblem.NoAddress);
        }

        if (await people.FindByEmailAsync(email) is not null)
        {
            return (null, ProviderProblem.AccountExists);
        }

        var person = new Person
        {
            Id = Guid.CreateVersion7(), Name = name, UserName = email, Email = email, NormalizedUserName = people.NormalizeName(email),
            NormalizedEmail = people.NormalizeEmail(email), SecurityStamp = Guid.NewGuid().ToString("N"),
        };
        db.People.Add(person);
        return (person, default);
    }

    private static bool IsAddress(string email)
    {
        try
        {
            new Check().EmailAddress(email, "email").ThrowIfInvalid();
            return true;
        }
        catch (InvalidInput)
        {
            return false;
        }
    }
}
