using System.Security.Claims;
using System.Text.Json.Serialization;
using AgiiPlatform.Web.Input;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace AgiiPlatform.Identity;

/// <summary>Signs a person in: a bearer token for programs, a cookie for people. Wrong name and wrong password get one answer.</summary>
internal static class SignIn
{
    internal sealed record Input
    {
        public string? Email { get; init; }
        [JsonConverter(typeof(PasswordField))]
        public string? Password { get; init; }
        public string? Back { get; init; }
    }

    internal sealed record RefreshInput
    {
        public string? RefreshToken { get; init; }
    }

    internal const string Address = "/aanmelden";

    private static readonly Person Nobody = new();

    internal static void Map(ServiceRoutes routes)
    {
        routes.Root.MapPost("/api/identity/login", async (Input input, SignInManager<Person> signIn, CancellationToken ct) =>
        {
            signIn.AuthenticationScheme = IdentityConstants.BearerScheme;
            await Handle(input, signIn, ct);
            return TypedResults.Empty; // the framework's bearer handler has written the token
        }).Produces<AccessTokenResponse>().AllowAnonymous();
        routes.Root.MapPost("/api/identity/refresh", Refresh).Produces<AccessTokenResponse>().AllowAnonymous();
        routes.Root.MapGet(Address, (string? terug) => Show(FormState.With(("back", terug)))).AllowAnonymous().ExcludeFromDescription();
        routes.Root.MapPost(Address, Post).AllowAnonymous().ExcludeFromDescription();
    }

    private static Task<IResult> Show(FormState form) => Pages.Show<SignInPage>(new { Form = form });

    // Not an act in a tenant, as other forms are: where it goes next depends on who signs in.
    private static async Task<IResult> Post(
        HttpContext http, SignInManager<Person> signIn, MunicipalityRegistry registry, IdentityDb db, CancellationToken ct)
    {
        var form = await http.Request.ReadTypedForm(ct);
        var input = new Input { Email = form["email"], Password = form["password"], Back = form["back"] };
        signIn.AuthenticationScheme = IdentityConstants.ApplicationScheme;
        try
        {
            var person = await Handle(input, signIn, ct);
            return TypedResults.Redirect(IsLocal(input.Back) ? Escaped(input.Back!) : await FirstPage(person, registry, db, ct));
        }
        catch (Exception e) when (e is InvalidInput or RuleViolation)
        {
            http.Response.StatusCode = e is RuleViolation ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest;
            var typed = new Dictionary<string, IReadOnlyList<string>> { ["email"] = [input.Email ?? ""], ["back"] = [input.Back ?? ""] };
            return await Show(new FormState(typed, InvalidInput.ErrorsIn(e), e as RuleViolation));
        }
    }

    private static async Task<Person> Handle(Input input, SignInManager<Person> signIn, CancellationToken ct)
    {
        new Check()
            .RequiredText(input.Email, "email", "uw e-mailadres", 256)
            .RequiredText(input.Password, "password", "uw wachtwoord", 256)
            .Must(input.Password is null || TypedText.IsWhole(input.Password), "password", TypedText.Unreadable).ThrowIfInvalid();
        var person = await signIn.UserManager.FindByEmailAsync(input.Email!);
        if (person is null)
        {
            // Takes about as long as checking a password, so that the time does not show which addresses have an account.
            signIn.UserManager.PasswordHasher.HashPassword(Nobody, input.Password!);
            throw Wrong();
        }

        var result = await signIn.CheckPasswordSignInAsync(person, input.Password!, lockoutOnFailure: true);
        if (!result.Succeeded)
        {
            throw Wrong();
        }

        await signIn.SignInAsync(person, isPersistent: false);
        return person;
    }

    private static RuleViolation Wrong() => new("sign-in-failed",
        "Dit e-mailadres en wachtwoord horen niet bij elkaar. Na vijf foute pogingen is de account een kwartier geblokkeerd.");

    private static async Task<IResult> Refresh(
        RefreshInput input, SignInManager<Person> signIn, IOptionsMonitor<BearerTokenOptions> options, TimeProvider time)
    {
        var ticket = options.Get(IdentityConstants.BearerScheme).RefreshTokenProtector.Unprotect(input.RefreshToken);
        if (ticket?.Properties.ExpiresUtc is not { } expires || time.GetUtcNow() >= expires
            || await signIn.UserManager.FindByIdAsync(ticket.Principal.FindFirstValue(ClaimTypes.NameIdentifier) ?? "") is not { } person
            || person.SecurityStamp != ticket.Principal.FindFirstValue(PersonClaims.Stamp)
            || await signIn.UserManager.IsLockedOutAsync(person))
        {
            throw new NotSignedIn();
        }

        return TypedResults.SignIn(await signIn.CreateUserPrincipalAsync(person), authenticationScheme: IdentityConstants.BearerScheme);
    }

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
