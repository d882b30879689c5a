using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;

namespace AgiiPlatform.Identity;

/// <summary>
/// Opens the account of the first administrator, who opens those of all others: a command of an operator, and only while nobody is
/// administrator.
/// </summary>
internal static class FirstAdministrator
{
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789"; // none that is read as another

    /// <summary>Opens it; answers its first password, which is kept nowhere.</summary>
    /// <exception cref="InvalidOperationException">Somebody is administrator.</exception>
    internal static async Task<string> Open(
        string name, string email, IdentityDb db, UserManager<Person> people, MunicipalityRegistry registry, CancellationToken ct)
    {
        new Check().RequiredText(name, "name", "de naam").EmailAddress(email, "email").ThrowIfInvalid();
        var today = db.Context.Today;
        if (await db.Rights.AnyAsync(r => r.Role == Role.Administrator && (r.Until == null || r.Until >= today), ct)
            || await people.FindByEmailAsync(email) is not null)
        {
            throw new InvalidOperationException("There is an administrator, or an account with this address, already: they open accounts.");
        }

        var person = new Person { Id = Guid.CreateVersion7(), Name = name, UserName = email, Email = email };
        var right = new Right { PersonId = person.Id, Role = Role.Administrator };
        right.GivenNow(by: null, db.Context.Now, awaits: false);
        person.Give(right);
        db.PublishRightsOf(person);
        var password = RandomNumberGenerator.GetString(Letters, 20);
        var result = await people.CreateAsync(person, password);
        return result.Succeeded ? password
            : throw new InvalidOperationException(string.Join(" ", result.Errors.Select(e => e.Description)));
    }
}
