using System.Security.Claims;
using AgiiPlatform.Identity.Mails;
using AgiiPlatform.Identity.Sessions;
using Microsoft.AspNetCore.Identity;

namespace AgiiPlatform.Identity.Factors;

/// <summary>Somebody changes their own second step: they signed in a short while ago, and hear of it by mail.</summary>
internal sealed class OwnFactors(
    IdentityDb db, CurrentUser user, SessionStore sessions, SignInManager<Person> signIn, MunicipalityRegistry registry)
{
    /// <summary>How long ago somebody may have signed in to change it: whoever sits down at a screen that was left open cannot.</summary>
    private static readonly TimeSpan Lately = TimeSpan.FromMinutes(20);

    /// <summary>A filter of routes: who signed in long ago does so again first.</summary>
    internal static async ValueTask<object?> SignedInLately(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var http = call.HttpContext;
        var (sessions, time) = (
            http.RequestServices.GetRequiredService<SessionStore>(), http.RequestServices.GetRequiredService<TimeProvider>());
        var session = await sessions.Find(Guid.Parse(http.User.FindFirstValue(SessionStore.Claim)!), http.RequestAborted);
        if (session?.StartedAt > time.GetUtcNow().UtcDateTime - Lately)
        {
            return await next(call);
        }

        FlashMessage.Set(http, "Meld u opnieuw aan. Daarna kunt u uw tweede stap wijzigen.");
        return SignIn.PageAgain(TwoSteps.Address);
    }

    /// <summary>Who it is, to be changed.</summary>
    internal async Task<Person> Person(CancellationToken ct)
    {
        var person = await db.People.FirstOrDefaultAsync(p => p.Id == user.PersonId, ct) ?? throw new NotFound();
        db.Context.Initialize(registry.Agency, [registry.Agency.Id], new Actor(person.Id, "", person.Name));
        return person;
    }

    /// <summary>
    /// Keeps what was added. Sessions that began without it end, and this one goes on in a new one; the first time there are recovery codes
    /// to be shown.
    /// </summary>
    internal async Task<IReadOnlyList<string>> Added(Person person, string methods, string what, CancellationToken ct)
    {
        var codes = await db.RecoveryCodes.AnyAsync(c => c.PersonId == person.Id, ct)
            ? [] : await RecoveryCode.MakeAnew(db, person.Id, ct);
        await Save(person, what, ct);
        await sessions.EndThoseOf(person.Id, ct);
        await signIn.BeginSession(person, sessions, methods, ct);
        return codes;
    }

    /// <summary>Saves what was changed, and tells the person.</summary>
    internal async Task Save(Person person, string what, CancellationToken ct)
    {
        person.Touch();
        db.Send<SecondStepChangedMail>(person);
        await db.Save(nameof(TwoSteps), null, $"{person.Id}: {what}", ct);
    }
}
