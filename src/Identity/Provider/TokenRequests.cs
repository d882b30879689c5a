using System.Collections.Immutable;
using System.Globalization;
using System.Security.Claims;
using AgiiPlatform.Identity.Factors;
using AgiiPlatform.Identity.Sessions;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace AgiiPlatform.Identity.Provider;

/// <summary>
/// Gives out a token for a code or a refresh token, when the person may still sign in as they did; and one for an application itself, that
/// says which application it is.
/// </summary>
internal sealed class TokenRequests(
    IdentityDb db, IOpenIddictApplicationManager applications, SessionStore sessions, FactorRule rule, MunicipalityRegistry registry)
    : IOpenIddictServerHandler<HandleTokenRequestContext>
{
    /// <inheritdoc/>
    public async ValueTask HandleAsync(HandleTokenRequestContext context)
    {
        var ct = context.CancellationToken;
        if (context.Request.IsClientCredentialsGrantType())
        {
            var application = await applications.FindByClientIdAsync(context.ClientId!, ct);
            var id = Guid.Parse((await applications.GetIdAsync(application!, ct))!);
            var machine = await db.Machines.FirstOrDefaultAsync(m => m.Id == id, ct);
            if (machine?.WorksOn(db.Context.Today) == false)
            {
                context.Reject(Errors.UnauthorizedClient, "This account was revoked, is over, or awaits confirmation.");
                return;
            }

            context.Principal = Who(id.ToString(), await applications.GetDisplayNameAsync(application!, ct) ?? context.ClientId!,
                machine?.AccessVersion ?? 0, session: null, context.Request.GetScopes());
            if (machine is not null)
            {
                var tenant = registry.ById(machine.TenantId)!;
                db.Context.Initialize(tenant, [tenant.Id], new Actor(machine.Id, "program", machine.Name));
                machine.LastUsedAt = db.Context.Now;
                await db.Save(nameof(TokenRequests), null, $"{machine.Id}: token; koppeling gemaakt door {machine.MadeBy}", ct);
            }
        }
        else if (context.Principal is not { } principal || await SignedIn(principal, db, sessions, rule, ct) is null)
        {
            context.Reject(Errors.InvalidGrant, "The person must sign in again.");
        }
    }

    /// <summary>
    /// What a token says: who it is, with what it is allowed to be shown to, and as of which version of the rights; to the application, how
    /// and when they signed in.
    /// </summary>
    internal static ClaimsPrincipal Who(string id, string name, long signedInAt, Session? session, ImmutableArray<string> scopes)
    {
        var identity = new ClaimsIdentity("AgII-platform", Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, id).SetClaim(Claims.Name, name)
            .SetClaim(CurrentUser.SignedInAt, signedInAt.ToString(CultureInfo.InvariantCulture))
            .SetClaim(SessionStore.Claim, session?.Id.ToString());
        if (session is not null)
        {
            identity.SetClaims(Claims.AuthenticationMethodReference, [.. session.Methods.Split(' ')])
                .SetClaim(Claims.AuthenticationTime, EpochTime.GetIntDate(DateTime.SpecifyKind(session.StartedAt, DateTimeKind.Utc)));
        }

        identity.SetScopes(scopes);
        identity.SetResources(scopes.Contains(OpenIdProvider.ApiScope) ? [TokenIssuer.Audience] : []);
        identity.SetDestinations(claim => claim.Type switch
        {
            Claims.Name => [Destinations.AccessToken, Destinations.IdentityToken],
            Claims.AuthenticationMethodReference or Claims.AuthenticationTime => [Destinations.IdentityToken],
            _ => [Destinations.AccessToken],
        });
        return new(identity);
    }

    /// <summary>The person who signed in, if that still counts.</summary>
    internal static async Task<Person?> SignedIn(
        ClaimsPrincipal principal, IdentityDb db, SessionStore sessions, FactorRule rule, CancellationToken ct)
    {
        if (!Guid.TryParse(principal.GetClaim(Claims.Subject), out var id)
            || !Guid.TryParse(principal.GetClaim(SessionStore.Claim), out var sid) || await sessions.Find(sid, ct) is not { } session
            || session.Misses(rule, await ChooseOrganisation.GrantsOfToday(id, db, ct), db.Context.Today) is not null)
        {
            return null;
        }

        var person = await db.People.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id, ct);
        return long.TryParse(principal.GetClaim(CurrentUser.SignedInAt), CultureInfo.InvariantCulture, out var version)
            && version >= person?.SessionsFrom ? person : null;
    }
}
