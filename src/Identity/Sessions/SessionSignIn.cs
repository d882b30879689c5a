using Microsoft.AspNetCore.Identity;

namespace AgiiPlatform.Identity.Sessions;

/// <summary>Signs a person in, in a session of their own.</summary>
internal static class SessionSignIn
{
    /// <summary>
    /// Begins a session in this browser, in place of the one before, and gives its cookie. Without <paramref name="methods"/> it waits for
    /// the second step.
    /// </summary>
    internal static async Task BeginSession(
        this SignInManager<Person> signIn, Person person, SessionStore sessions, string? methods, CancellationToken ct)
    {
        var http = signIn.Context;
        var before = Guid.TryParse(http.User.FindFirst(SessionStore.Claim)?.Value, out var id) ? id : (Guid?)null;
        var session = await sessions.Begin(person.Id, Device.InWords(http.Request.Headers.UserAgent.ToString()), methods, before, ct);
        await signIn.SignInWithClaimsAsync(person, isPersistent: false, [new(SessionStore.Claim, session.ToString())]);
    }
}
