namespace AgiiPlatform.Identity.Factors;

/// <summary>The second step of somebody whose password was right: whether they have one, and whether this code is theirs.</summary>
internal sealed class SecondFactors(
    IdentityDb db, Guesses guesses, Authenticator authenticator, RememberedDevices devices, FactorRule rule, TimeProvider time)
{
    /// <summary>Whether this person has a second step.</summary>
    internal static async Task<bool> Has(Person person, IdentityDb db, CancellationToken ct) =>
        person.AuthenticatorKey is not null || await db.Passkeys.AnyAsync(p => p.PersonId == person.Id, ct);

    /// <summary>Whether this person must have one, today.</summary>
    internal async Task<bool> MustHave(Person person, CancellationToken ct) =>
        rule.IsOn && rule.AppliesTo(await ChooseOrganisation.GrantsOfToday(person.Id, db, ct), db.Context.Today);

    /// <summary>How who gave this password has signed in; null when the second step must be taken first.</summary>
    internal Task<string?> AfterPassword(Person person, HttpContext http, CancellationToken ct) =>
        AfterFirst(person, AuthenticationMethods.Password, AuthenticationMethods.RememberedDevice, http, ct);

    /// <summary>The same of who was at the provider of their organisation, which told nothing of a second step.</summary>
    internal Task<string?> AfterProvider(Person person, HttpContext http, CancellationToken ct) =>
        AfterFirst(person, AuthenticationMethods.Provider, AuthenticationMethods.ProviderAndRememberedDevice, http, ct);

    private async Task<string?> AfterFirst(Person person, string first, string remembered, HttpContext http, CancellationToken ct)
    {
        if (!await Has(person, db, ct))
        {
            return first;
        }

        if (!await devices.Knows(http, person.Id, ct))
        {
            return null;
        }

        db.Context.RequestKey = null;
        await db.Save(nameof(SecondStep), null, "onthouden toestel", ct);
        return remembered;
    }

    /// <summary>
    /// The same without a browser to remember: a program that brings the password and the code. Who must have a second step and has none
    /// chooses one in a browser.
    /// </summary>
    internal async Task<string> AfterPassword(Person person, string? code, HttpContext http, CancellationToken ct)
    {
        if (await Has(person, db, ct))
        {
            return code is not null ? await Check(person, code, http, ct)
                : throw new RuleViolation("second-step-needed", "Geef ook de code van uw app, of een herstelcode.");
        }

        RuleViolation.If(await MustHave(person, ct), "second-step-missing",
            "Uw rol vraagt een tweede stap bij het aanmelden. Meld u eerst aan in een browser en stel ze daar in.");
        return AuthenticationMethods.Password;
    }

    /// <summary>
    /// How who gave this code has signed in. Codes are counted as passwords are, each before it is looked at; those that come at once too.
    /// </summary>
    /// <exception cref="RuleViolation">It is no code of this person, or it was used before, or it is not the time to try.</exception>
    internal async Task<string> Check(Person person, string code, HttpContext http, CancellationToken ct)
    {
        var attempt = await guesses.Count(http, Counted(person), ct);
        var typed = code.Replace(" ", "", StringComparison.Ordinal);
        var method = attempt.IsHeard ? await MethodOf(person, typed, ct) : null;
        db.Context.RequestKey = null; // a wrong code is counted each time
        await db.Save(nameof(SecondStep), null, method switch
        {
            AuthenticationMethods.Code => "code van de app",
            AuthenticationMethods.RecoveryCode => "herstelcode",
            _ => attempt.IsHeard ? "geweigerd: foute code" : "geweigerd: moet wachten",
        }, ct);
        if (method is not null)
        {
            await guesses.Succeeded(attempt, http, ct);
            return method;
        }

        attempt.TellToWait(http);
        throw new RuleViolation("second-step-failed", "Deze code is niet juist, of werd al gebruikt. Wacht op de volgende code in uw app. "
            + "Na vijf foute pogingen moet u telkens langer wachten, tot een kwartier.");
    }

    /// <summary>Whether it is the code that an app with this key shows now, and was not used before; from now on it was.</summary>
    internal async Task<bool> IsNow(Person person, byte[]? key, string code, CancellationToken ct) =>
        key is not null && Totp.StepOf(code, key, time.GetUtcNow()) is { } step
        && await UsedOnce.Use(db, $"code\n{person.Id}\n{step}\n{code}", ct);

    /// <summary>Forgets what was counted of somebody's codes.</summary>
    internal Task ForgetGuesses(Person person, CancellationToken ct) => guesses.Forget(Counted(person), ct);

    private async Task<string?> MethodOf(Person person, string code, CancellationToken ct)
    {
        if (code.Length == 6 && code.All(char.IsAsciiDigit))
        {
            return await IsNow(person, authenticator.Open(person.Id, person.AuthenticatorKey), code, ct) ? AuthenticationMethods.Code : null;
        }

        return await RecoveryCode.Use(db, person.Id, code, ct) ? AuthenticationMethods.RecoveryCode : null;
    }

    private static string Counted(Person person) => $"{person.NormalizedEmail}\ntweede stap";
}
