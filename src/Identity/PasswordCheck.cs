using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Hosting;

namespace AgiiPlatform.Identity;

/// <summary>
/// Finds the person with this e-mail address and password. A wrong password, an address without an account and one where guesses have to
/// wait get the same answer, after the same work; how long to wait is told in <c>Retry-After</c>, and nobody is kept waiting here.
/// </summary>
internal sealed class PasswordCheck(
    IdentityDb db, UserManager<Person> people, Guesses guesses, PasswordQueue queue, MunicipalityRegistry registry,
    IHostEnvironment environment)
{
    private static readonly Person Nobody = new();

    /// <summary>
    /// The person; <paramref name="act"/> is what they do, for the log. Only who signs in comes in with the password alone.
    /// </summary>
    /// <exception cref="RuleViolation">There is no such person, or it is not the time to try.</exception>
    /// <exception cref="TooBusy">Too many passwords wait to be checked.</exception>
    internal async Task<Person> Find(
        string email, string password, HttpContext http, CancellationToken ct, string act = nameof(SignIn))
    {
        using var place = await queue.Enter(ct);
        var attempt = await guesses.Count(http, people.NormalizeEmail(email)!, ct);
        var person = await people.FindByEmailAsync(email);
        var hash = person is not null && attempt.IsHeard && MaySignIn(person) ? person.PasswordHash : null;
        var result = hash is null ? PasswordVerificationResult.Failed
            : people.PasswordHasher.VerifyHashedPassword(person!, hash, password);
        if (hash is null)
        {
            people.PasswordHasher.HashPassword(Nobody, password); // so that the time does not tell which addresses have an account
        }
        else if (result == PasswordVerificationResult.SuccessRehashNeeded)
        {
            person!.PasswordHash = people.PasswordHasher.HashPassword(person, password);
        }

        var isRight = result != PasswordVerificationResult.Failed;
        db.Context.Initialize(registry.Agency, [registry.Agency.Id], new Actor(person?.Id, "", person?.Name ?? ""));
        var isStep = act != nameof(SignIn);
        await db.NoteAttempt(act, "password", isRight, isRight ? isStep ? "wachtwoord juist" : "aangemeld"
            : !attempt.IsHeard ? "geweigerd: moet wachten"
            : person is null ? "geweigerd: geen account"
            : !MaySignIn(person) ? "geweigerd: account van de demo" : "geweigerd: fout wachtwoord", http, ct, isStep);
        if (isRight)
        {
            await guesses.Succeeded(attempt, http, ct);
            return person!;
        }

        attempt.TellToWait(http);
        throw new RuleViolation("sign-in-failed", "Dit e-mailadres en wachtwoord horen niet bij elkaar. "
            + "Na vijf foute pogingen moet u telkens langer wachten voor u opnieuw kunt proberen, tot een kwartier.");
    }

    /// <summary>The password of the demo accounts is known to everybody: they sign in nowhere but in Development.</summary>
    internal bool MaySignIn(Person person) => !DemoAccounts.Include(person) || environment.IsDevelopment();
}
