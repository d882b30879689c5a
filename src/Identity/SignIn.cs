using System.Text.Json.Serialization;
using AgiiPlatform.Identity.Factors;
using AgiiPlatform.Identity.Offboarding;
using AgiiPlatform.Identity.Provider;
using AgiiPlatform.Identity.Sessions;
using AgiiPlatform.Identity.SignInMethods;
using AgiiPlatform.Web.Input;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Hosting;

namespace AgiiPlatform.Identity;

/// <summary>
/// Signs a person in with a password, which gives a cookie; who has a second step takes that first. Wrong name and wrong password get one
/// answer.
/// </summary>
internal static class SignIn
{
    internal sealed record Input
    {
        public string? Email { get; init; }
        [JsonConverter(typeof(PasswordField))]
        public string? Password { get; init; }
        public string? Back { get; init; }

        /// <summary>The second step of who has one: the code of an app, or a recovery code.</summary>
        public string? Code { get; init; }
    }

    /// <summary>A token of the same kind as applications get, for trying things out.</summary>
    internal sealed record Answer(string TokenType, string AccessToken, int ExpiresIn);

    internal static void Map(ServiceRoutes routes)
    {
        if (!routes.Services.GetRequiredService<IHostEnvironment>().IsProduction())
        {
            routes.Root.MapPost("/api/identity/login", async (
                    Input input, SignInManager<Person> signIn, PasswordCheck check, PasswordTokens tokens, SecondFactors factors, IdentityDb db,
                    MunicipalityRegistry registry, CancellationToken ct) =>
                {
                    var person = await Handle(input, signIn, check, db, registry, ct);
                    return tokens.For(person, await factors.AfterPassword(person, input.Code, signIn.Context, ct));
                })
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
        HttpContext http, SignInManager<Person> signIn, PasswordCheck check, SecondFactors factors, PasskeyCeremony passkeys,
        SessionStore sessions, MunicipalityRegistry registry, IdentityDb db, CancellationToken ct)
    {
        var form = await http.Request.ReadTypedForm(ct);
        var input = new Input { Email = form["email"], Password = form["password"], Back = form["back"] };
        await FormTarget.AllowAfter(http, input.Back, ct);
        if (string.IsNullOrEmpty(input.Password) && await SignInAtOrganisation.ByDomain(input.Email, db, registry, ct) is { } organisation)
        {
            var onward = IsLocal(input.Back) ? $"?terug={Uri.EscapeDataString(input.Back!)}" : "";
            return TypedResults.Redirect($"/{organisation.Slug}{SignInAtOrganisation.Address}{onward}");
        }

        try
        {
            var person = await Handle(input, signIn, check, db, registry, ct);
            var methods = await factors.AfterPassword(person, http, ct);
            await signIn.BeginSession(person, sessions, methods, ct);
            return methods is not null ? await Arrive(http, person, form[KeptForm.Field], input.Back, registry, db, ct)
                : await SecondStep.Show(http, person,
                    FormState.With(("back", input.Back), (KeptForm.Field, form[KeptForm.Field])), db, passkeys, ct);
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
        Input input, SignInManager<Person> signIn, PasswordCheck check, IdentityDb db, MunicipalityRegistry registry, CancellationToken ct)
    {
        new Check()
            .RequiredText(input.Email, "email", "uw e-mailadres", 256)
            .RequiredText(input.Password, "password", "uw wachtwoord", 256)
            .Must(input.Password is null || TypedText.IsWhole(input.Password), "password", TypedText.Unreadable).ThrowIfInvalid();
        var person = await check.Find(input.Email!, input.Password!, signIn.Context, ct);
        await SignInAtOrganisation.RefusePassword(person, db, registry, ct);
        await CloseTenant.RefuseWhoOnlyWorkedThere(person, db, registry, ct);
        return person;
    }

    /// <summary>Who has signed in goes on: with the form that waited, where they were going, or to their first page.</summary>
    internal static async Task<IResult> Arrive(
        HttpContext http, Person person, string? kept, string? back, MunicipalityRegistry registry, IdentityDb db, CancellationToken ct) =>
        KeptForm.Open(http, kept, person.Id) is { } form ? await Pages.Show<KeptFormPage>(new { form.Address, Kept = kept })
        : TypedResults.Redirect(IsLocal(back) ? Escaped(back!) : await FirstPage(person, registry, db, ct));

    /// <summary>The page to sign in on, that leads back there.</summary>
    internal static string PageWith(string? back) => TwoSteps.With(SignInPage.Address, back);

    /// <summary>Sends somebody there.</summary>
    internal static IResult PageAgain(string? back) => TypedResults.Redirect(PageWith(back));

    /// <summary>Only paths of our own: an address elsewhere, or one a browser reads as such (//, /\), is ignored.</summary>
    internal static bool IsLocal(string? path) =>
        path is ['/', ..] && (path.Length == 1 || path[1] is not ('/' or '\\')) && !path.Any(char.IsControl);

    /// <summary>As a header may hold it: "/gent/café" with its é escaped, what was escaped already left as it is.</summary>
    internal static string Escaped(string path) =>
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
