using System.Diagnostics.Metrics;
using AgiiPlatform.Identity.Sessions;
using AgiiPlatform.Web.Input;

namespace AgiiPlatform.Identity;

/// <summary>
/// Notes each attempt to sign in, however it was done, before anything is handed out: counts it, and writes it in the log of AgII, for
/// signing in is in no tenant.
/// </summary>
internal static class SignInAttempts
{
    private static readonly Counter<long> Attempts = new Meter("AgiiPlatform").CreateCounter<long>(
        "agii.sign_ins", "{attempt}", "Attempts to sign in, by method and outcome.");

    /// <summary>
    /// Notes one by this <paramref name="method"/> (<c>password</c>, <c>passkey</c>, <c>provider</c>), with what else changed. A proof that
    /// was right, but does not let in by itself, <paramref name="isStep"/>: who comes in after it is counted then.
    /// </summary>
    internal static Task NoteAttempt(
        this IdentityDb db, string act, string method, bool isRight, string outcome, HttpContext http, CancellationToken ct,
        bool isStep = false)
    {
        if (!isStep || !isRight)
        {
            Attempts.Add(1, new KeyValuePair<string, object?>("method", method),
                new KeyValuePair<string, object?>("outcome", isRight ? "signed-in" : "refused"));
        }

        var source = new SignInSource { Address = http.Source(), At = db.Context.Now };
        db.Add(source);
        db.Context.RequestKey = null; // a wrong password is counted each time, also when it comes twice under one idempotency key
        var device = Device.InWords(http.Request.Headers.UserAgent.ToString()); // its person reads it
        return db.Save(act, source, $"{outcome} ({device})", ct);
    }
}
