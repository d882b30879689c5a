using System.Globalization;
using AgiiPlatform.Identity.Factors;
using AgiiPlatform.Identity.Sessions;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace AgiiPlatform.Identity.Provider;

/// <summary>
/// An application asks who somebody is, and perhaps to do things on their behalf. Who is not signed in does so first; when the application
/// is somebody else's, the person is asked whether it may.
/// </summary>
internal static class Authorize
{
    internal const string Address = "/connect/authorize";

    /// <summary>The field of the page that asks.</summary>
    internal const string Answer = "toestemming";

    /// <summary>What of a request is carried through the page that asks, or through signing in.</summary>
    private static readonly string[] Carried =
    [
        Parameters.ClientId, Parameters.RedirectUri, Parameters.ResponseType, Parameters.Scope, Parameters.State, Parameters.Nonce,
        Parameters.CodeChallenge, Parameters.CodeChallengeMethod, Parameters.ResponseMode,
    ];

    internal static void Map(ServiceRoutes routes)
    {
        routes.Root.MapGet(Address, Handle).AllowAnonymous().ExcludeFromDescription();
        routes.Root.MapPost(Address, Handle).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<IResult> Handle(
        HttpContext http, IdentityDb db, MunicipalityRegistry registry, IOpenIddictApplicationManager applications,
        IOpenIddictAuthorizationManager authorizations, SessionStore sessions, FactorRule rule, CancellationToken ct)
    {
        if (http.GetOpenIddictServerRequest() is not { } request || http.GetOpenIddictServerResponse()?.Error is { } refused)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return await Pages.Show<RefusedRequestPage>();
        }

        var person = await TokenRequests.SignedIn(http.User, db, sessions, rule, ct);
        if (person is null || request.HasPromptValue(PromptValues.Login))
        {
            return request.HasPromptValue(PromptValues.None)
                ? Refuse(Errors.LoginRequired)
                : TypedResults.Redirect(
                    TwoSteps.With(http.Features.Get<StepToTake>()?.Address ?? SignInPage.Address, Again(request)));
        }

        var application = (await applications.FindByClientIdAsync(request.ClientId!, ct))!;
        var (id, scopes) = ((await applications.GetIdAsync(application, ct))!, request.GetScopes());
        var given = await authorizations.FindAsync(
            person.Id.ToString(), id, Statuses.Valid, AuthorizationTypes.Permanent, scopes, ct).FirstOrDefaultAsync(ct);
        var principal = TokenRequests.Who(
            person.Id.ToString(), person.Name, long.Parse(http.User.GetClaim(CurrentUser.SignedInAt)!, CultureInfo.InvariantCulture),
            await sessions.Find(Guid.Parse(http.User.GetClaim(SessionStore.Claim)!), ct), scopes);
        if (!await applications.HasConsentTypeAsync(application, ConsentTypes.Implicit, ct)
            && (given is null || request.HasPromptValue(PromptValues.Consent)))
        {
            var answer = HttpMethods.IsPost(http.Request.Method) ? (string?)request[Answer] : null;
            if (answer is null)
            {
                return request.HasPromptValue(PromptValues.None) ? Refuse(Errors.ConsentRequired) : await Ask();
            }

            if (answer != "ja")
            {
                return Refuse(Errors.AccessDenied);
            }

            given = await authorizations.CreateAsync(principal, person.Id.ToString(), id, AuthorizationTypes.Permanent, scopes, ct);
        }

        principal.SetAuthorizationId(given is null ? null : await authorizations.GetIdAsync(given, ct));
        db.Context.Initialize(registry.Agency, [registry.Agency.Id], new Actor(person.Id, "", person.Name));
        await db.Save(nameof(Authorize), null, $"{request.ClientId}: {string.Join(' ', scopes)}", ct);
        return TypedResults.SignIn(principal, authenticationScheme: OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);

        async Task<IResult> Ask()
        {
            FormTarget.Allow(http, request.RedirectUri);
            return await Pages.Show<ConsentPage>(new
            {
                Application = await applications.GetDisplayNameAsync(application, ct) ?? request.ClientId,
                Person = person.Name,
                CallsApi = scopes.Contains(OpenIdProvider.ApiScope),
                StaysAway = scopes.Contains(Scopes.OfflineAccess),
                Request = Parts(request).ToList(),
            });
        }
    }

    /// <summary>The address that makes the same request again; without the wish to sign in anew, which has been met by then.</summary>
    private static string Again(OpenIddictRequest request) =>
        Address + QueryString.Create(Parts(request).Select(p => KeyValuePair.Create<string, string?>(p.Name, p.Value)));

    private static IEnumerable<(string Name, string Value)> Parts(OpenIddictRequest request) =>
        Carried.Select(name => (name, (string?)request[name])).Where(p => p.Item2 is not null)!;

    private static IResult Refuse(string error) => TypedResults.Forbid(
        new AuthenticationProperties(new Dictionary<string, string?> { [OpenIddictServerAspNetCoreConstants.Properties.Error] = error }),
        [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
}
