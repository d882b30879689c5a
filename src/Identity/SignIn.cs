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

    internal static void Map(ServiceRoutes routes)
    {
        routes.Root.MapPost("/api/identity/login", async (
            Input input, SignInManager<Person> signIn, PasswordCheck check, CancellationToken ct) =>
        {
            signIn.AuthenticationScheme = IdentityConstants.BearerScheme;
            await Handle(input, signIn, check, ct);
            return TypedResults.Empty; // the framework's bearer handler has written the token
        }).Produces<AccessTokenResponse>().AllowAnonymous();
        routes.Root.MapPost("/api/identity/refresh", Refresh).Produces<AccessTokenResponse>().AllowAnonymous();
        routes.Root.MapGet(SignInPage.Address, (string? terug) => Show(FormState.With(("back", terug))))
            .AllowAnonymous().ExcludeFromDescription();
        routes.Root.MapPost(SignInPage.Address, Post).AllowAnonymous().ExcludeFromDescription();
    }

    private static Task<IResult> Show(FormState form, string? ended = null) =>
        Pages.Show<SignInPage>(new { Form = form, Ended = ended });

    // Not an act in a tenant, as other forms are: where it goes next depends on who signs in.
    private static async Task<IResult> Post(
        HttpContext http, SignInManager<Person> signIn, PasswordCheck check, MunicipalityRegistry registry, IdentityDb db,
        CancellationToken ct)
    {
        var form = await http.Request.ReadTypedForm(ct);
        var input = new Input { Email = form["email"], Password = form["password"], Back = form["back"] };
        signIn.AuthenticationScheme = IdentityConstants.ApplicationScheme;
        try
        {
            var person = await Handle(input, signIn, check, ct);
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

    private static async Task<Person> Handle(Input input, SignInManager<Person> signIn, PasswordCheck check, CancellationToken ct)
    {
        new Check()
            .RequiredText(input.Email, "email", "uw e-mailadres", 256)
            .RequiredText(input.Password, "password", "uw wachtwoord", 256)
            .Must(input.Password is null || TypedText.IsWhole(input.Password), "password", TypedText.Unreadable).ThrowIfInvalid();
        var person = await check.Find(input.Email!, input.Password!, signIn.Context, ct);
        await signIn.SignInAsync(person, isPersistent: false);
        return person;
    }

    private static async Task<IResult> Refresh(
        RefreshInput input, SignInManager<Person> signIn, PasswordCheck check, IOptionsMonitor<BearerTokenOptions> options,
        TimeProvider time)
    {
        var ticket = options.Get(IdentityConstants.BearerScheme).RefreshTokenProtector.Unprotect(input.RefreshToken);
        if (ticket?.Properties.ExpiresUtc is not { } expires || time.GetUtcNow() >= expires
            || await signIn.UserManager.FindByIdAsync(ticket.Principal.FindFirstValue(ClaimTypes.NameIdentifier) ?? "") is not { } person
            || person.SecurityStamp != ticket.Principal.FindFirstValue(PersonClaims.Stamp)
            || !check.MaySignIn(person))
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
