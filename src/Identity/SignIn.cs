using System.Diagnostics.Metrics;
using System.Text.Json.Serialization;
using AgiiPlatform.Identity.Provider;
using AgiiPlatform.Identity.Sessions;
using AgiiPlatform.Web.Input;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Hosting;

namespace AgiiPlatform.Identity;

/// <summary>Signs a person in with a password, which gives a cookie. Wrong name and wrong password get one answer.</summary>
internal static class SignIn
{
    internal sealed record Input
    {
        public string? Email { get; init; }
        [JsonConverter(typeof(PasswordField))]
        public string? Password { get; init; }
        public string? Back { get; init; }
    }

    /// <summary>A token of the same kind as applications get, for trying things out.</summary>
    internal sealed record Answer(string TokenType, string AccessToken, int ExpiresIn);

    private static readonly Person Nobody = new();
    private static readonly Counter<long> Attempts = new Meter("AgiiPlatform").CreateCounter<long>(
        "agii.sign_ins", "{attempt}", "Attempts to sign in with a password, by outcome.");

    internal static void Map(ServiceRoutes routes)
    {
        if (!routes.Services.GetRequiredService<IHostEnvironment>().IsProduction())
        {
            routes.Root.MapPost("/api/identity/login", async (
                    Input input, SignInManager<Person> signIn, IdentityDb db, MunicipalityRegistry registry, PasswordTokens tokens,
                    CancellationToken ct) => tokens.For(await Handle(input, signIn, db, registry, ct)))
                .WithSummary("For Development and tests alone: a token for a password. In Production it does not exist.")
                .WithDescription("Programs sign people in with the authorization code flow, and themselves with client credentials: "
                    + "see /.well-known/openid-configuration.")
                .AllowAnonymous();
        }

        routes.Root.MapGet(SignInPage.Address, async (HttpContext http, string? terug, CancellationToken ct) =>
            {
                await FormTarget.AllowAfter(http, terug, ct);
                return await Show(FormState.With(("back", terug)));
            })
            .AllowAnonymous().ExcludeFromDescription();
        routes.Root.MapPost(SignInPage.Address, Post).AllowAnonymous().ExcludeFromDescription();
    }

    private static Task<IResult> Show(FormState form, string? ended = null) =>
        Pages.Show<SignInPage>(new { Form = form, Ended = ended });

    // Not an act in a tenant, as other forms are: where it goes next depends on who signs in.
    private static async Task<IResult> Post(
        HttpContext http, SignInManager<Person> signIn, SessionStore sessions, MunicipalityRegistry registry, IdentityDb db,
        CancellationToken ct)
    {
        var form = await http.Request.ReadTypedForm(ct);
        var input = new Input { Email = form["email"], Password = form["password"], Back = form["back"] };
        await FormTarget.AllowAfter(http, input.Back, ct);
        try
        {
            var person = await Handle(input, signIn, db, registry, ct);
            var before = Guid.TryParse(http.User.FindFirst(SessionStore.Claim)?.Value, out var id) ? id : (Guid?)null;
            var session = await sessions.Begin(person.Id, Device.InWords(http.Request.Headers.UserAgent.ToString()), before, ct);
            await signIn.SignInWithClaimsAsync(person, isPersistent: false, [new(SessionStore.Claim, session.ToString())]);
            if (KeptForm.Open(http, form[KeptForm.Field], person.Id) is { } kept)
            {
                return await Pages.Show<KeptFormPage>(new { kept.Address, Kept = form[KeptForm.Field].ToString() });
            }

            return TypedResults.Redirect(IsLocal(input.Back) ? Escaped(input.Back!) : await FirstPage(person, registry, db, ct));
        }
        catch (Exception e) when (e is InvalidInput or RuleViolation)
        {
            http.Response.StatusCode = e is RuleViolation ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest;
            var kept = form[KeptForm.Field].ToString();
            var typed = new Dictionary<string, IReadOnlyList<string>>
            {
                ["email"] = [input.Email ?? ""], ["back"] = [input.Back ?? ""], [KeptForm.Field] = [kept],
            };
            var wrong = new FormState(typed, InvalidInput.ErrorsIn(e), e as RuleViolation);
            return await Show(wrong, kept.Length > 0 ? SignInPage.NotSaved : null);
        }
    }

    /// <summary>Whose address and password these are; an attempt is logged, whatever its outcome.</summary>
    private static async Task<Person> Handle(
        Input input, SignInManager<Person> signIn, IdentityDb db, MunicipalityRegistry registry, CancellationToken ct)
    {
        new Check()
            .RequiredText(input.Email, "email", "uw e-mailadres", 256)
            .RequiredText(input.Password, "password", "uw wachtwoord", 256)
            .Must(input.Password is null || TypedText.IsWhole(input.Password), "password", TypedText.Unreadable).ThrowIfInvalid();
        var person = await signIn.UserManager.FindByEmailAsync(input.Email!);
        if (person is null || MayNot(person, signIn.Context))
        {
            // Takes about as long as checking a password, so that the time does not show which addresses have an account.
            signIn.UserManager.PasswordHasher.HashPassword(Nobody, input.Password!);
            await Log(person is null ? "geweigerd: geen account" : "geweigerd: account van de demo");
            throw Wrong();
        }

        var result = await signIn.CheckPasswordSignInAsync(person, input.Password!, lockoutOnFailure: true);
        await Log(result.Succeeded ? "aangemeld" : result.IsLockedOut ? "geweigerd: geblokkeerd" : "geweigerd: fout wachtwoord");
        if (!result.Succeeded)
        {
            throw Wrong();
        }

        return person;

        // Before anything is handed out, with the count of wrong passwords, in the log of AgII: signing in is in no tenant.
        Task Log(string outcome)
        {
            db.Context.Initialize(registry.Agency, [registry.Agency.Id], new Actor(person?.Id, "", person?.Name ?? ""));
            Attempts.Add(1, new KeyValuePair<string, object?>("outcome", outcome is "aangemeld" ? "signed-in" : "refused"));
            db.Context.RequestKey = null; // a wrong password is counted each time, also when it comes twice under one idempotency key
            return db.Save(nameof(SignIn), null, outcome, ct);
        }
    }

    /// <summary>The password of the demo accounts is known to everybody.</summary>
    private static bool MayNot(Person person, HttpContext http) =>
        DemoAccounts.Include(person) && !http.RequestServices.GetRequiredService<IHostEnvironment>().IsDevelopment();

    private static RuleViolation Wrong() => new("sign-in-failed",
        "Dit e-mailadres en wachtwoord horen niet bij elkaar. Na vijf foute pogingen is de account een kwartier geblokkeerd.");

    /// <summary>Only paths of our own: an address elsewhere, or one a browser reads as such (//, /\), is ignored.</summary>
    internal static bool IsLocal(string? path) =>
        path is ['/', ..] && (path.Length == 1 || path[1] is not ('/' or '\\')) && !path.Any(char.IsControl);

    /// <summary>As a header may hold it: "/gent/café" with its é escaped, what was escaped already left as it is.</summary>
    private static string Escaped(string path) =>
        new Uri($"http://here{path}").GetComponents(UriComponents.PathAndQuery | UriComponents.Fragment, UriFormat.UriEscaped);

    private static async Task<string> FirstPage(Person person, MunicipalityRegistry registry, IdentityDb db, CancellationToken ct)
    {
        var grants = await ChooseOrganisation.GrantsOfToday(person.Id, db, ct);
        if (grants.Any(g => g.AppliesTo(registry.Agency)))
        {
            return $"/{registry.Agency.Slug}";
        }

        return grants.Select(g => g.TenantId).Distinct().ToList() is [{ } only]
            ? $"/{registry.ById(only)!.Slug}"
            : ChooseOrganisation.Address;
    }
}
