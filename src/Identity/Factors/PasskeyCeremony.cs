using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;

namespace AgiiPlatform.Identity.Factors;

/// <summary>
/// Asks a browser to make a passkey, or to sign with one, and looks at what it answers; ASP.NET Core Identity does the protocol. A question
/// travels with its page, sealed: nothing is kept of who only looks. It is good for five minutes, once, and for whom it was asked.
/// </summary>
internal sealed class PasskeyCeremony(IPasskeyHandler<Person> handler, IdentityDb db, IDataProtectionProvider protection)
{
    private static readonly TimeSpan Good = TimeSpan.FromMinutes(5);

    /// <summary>What the platform asks of a passkey; where people reach it is in the settings, and never what a request says.</summary>
    internal static void Configure(IdentityPasskeyOptions options, IConfiguration configuration)
    {
        var own = TokenIssuer.Own(configuration);
        options.ServerDomain = own.Host;
        options.ValidateOrigin = asked =>
            ValueTask.FromResult(!asked.CrossOrigin && asked.Origin == own.GetLeftPart(UriPartial.Authority));
        options.UserVerificationRequirement = "required";
        options.ResidentKeyRequirement = "required"; // so that it signs in without an address being typed
        options.AttestationConveyancePreference = "none";
        options.AuthenticatorTimeout = Good;
    }

    /// <summary>Asks for a new passkey of this person, on a device that has none of theirs yet.</summary>
    internal async Task<PasskeyQuestion> ToMake(Person person, HttpContext http)
    {
        var asked = await handler.MakeCreationOptionsAsync(
            new() { Id = person.Id.ToString(), Name = person.Email!, DisplayName = person.Name }, http);
        return new(asked.CreationOptionsJson, Seal(new(Guid.NewGuid(), "make", person.Id, db.Context.Now + Good, asked.AttestationState)));
    }

    /// <summary>Asks for a signature: of a passkey of this person, or of whoever sits there.</summary>
    internal async Task<PasskeyQuestion> ToSign(Person? person, HttpContext http)
    {
        var asked = await handler.MakeRequestOptionsAsync(person, http);
        return new(asked.RequestOptionsJson, Seal(new(Guid.NewGuid(), "sign", person?.Id, db.Context.Now + Good, asked.AssertionState)));
    }

    /// <summary>The passkey that was made; null when it is none, or not what was asked.</summary>
    internal async Task<UserPasskeyInfo?> Made(Person person, string credential, string question, HttpContext http, CancellationToken ct)
    {
        if (await Open(question, "make", person.Id, ct) is not { } state)
        {
            return null;
        }

        var result = await handler.PerformAttestationAsync(
            new() { HttpContext = http, CredentialJson = credential, AttestationState = state });
        return result is { Succeeded: true, Passkey.IsUserVerified: true } && result.UserEntity.Id == person.Id.ToString()
            ? result.Passkey : null;
    }

    /// <summary>
    /// Who signed, of this person or of everybody; that it was used is saved with the next <c>Save</c>. Or why it does not count, for the
    /// log.
    /// </summary>
    internal async Task<(Person? Person, string Refused)> Signed(
        Guid? person, string credential, string question, HttpContext http, CancellationToken ct)
    {
        if (await Open(question, "sign", person, ct) is not { } state)
        {
            return (null, "vraag gebruikt of verlopen");
        }

        var result = await handler.PerformAssertionAsync(
            new() { HttpContext = http, CredentialJson = credential, AssertionState = state });
        if (!result.Succeeded || !result.Passkey.IsUserVerified)
        {
            return (null, result.Failure?.Message ?? "niet ontgrendeld");
        }

        var used = await db.Passkeys.SingleAsync(p => p.CredentialId == result.Passkey.CredentialId, ct);
        if (used.PersonId != result.User.Id || (person is { } only && only != used.PersonId))
        {
            return (null, "van iemand anders");
        }

        (used.SignCount, used.IsBackedUp, used.UsedAt) = (result.Passkey.SignCount, result.Passkey.IsBackedUp, db.Context.Now);
        return (result.User, "");
    }

    private string Seal(State state) => Convert.ToBase64String(Protector.Protect(JsonSerializer.SerializeToUtf8Bytes(state)));

    /// <summary>What the framework wants to know again of a question that was asked for this; it is used up.</summary>
    private async Task<string?> Open(string question, string purpose, Guid? person, CancellationToken ct)
    {
        try
        {
            var state = JsonSerializer.Deserialize<State>(Protector.Unprotect(Convert.FromBase64String(question)))!;
            return state.For == purpose && state.Person == person && db.Context.Now < state.Until
                && await UsedOnce.Use(db, $"passkey\n{state.Id}", ct) ? state.Inner : null;
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private IDataProtector Protector => protection.CreateProtector(nameof(PasskeyCeremony));

    private sealed record State(Guid Id, string For, Guid? Person, DateTime Until, string? Inner);
}
