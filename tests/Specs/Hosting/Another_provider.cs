using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using AgiiPlatform.Specs.Agreements;
using AgiiPlatform.Specs.Identity;
using Duende.IdentityModel.OidcClient;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace AgiiPlatform.Specs.Hosting;

/// <summary>An OpenID Connect provider that is not ours stands in the place of ours, by configuration alone.</summary>
[Trait(Shape.Only, Shape.Embedded)]
public sealed class Another_provider : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("agii-elsewhere").FullName;
    private readonly RSA _key = RSA.Create(2048);

    [Fact]
    public async Task Its_tokens_count_and_ours_do_not()
    {
        var settings = PlatformFixture.Settings(_data);
        string person, ours;
        await using (var before = await HostProcess.Start(settings, "--services", "identity"))
        {
            var client = await before.SignIn("beheerder@agii.example");
            (ours, person) = (client.DefaultRequestHeaders.Authorization!.Parameter!,
                (await client.GetJson("/api/identity/me"))["id"]!.GetValue<string>());
        }

        await using var provider = await Provider();
        var issuer = provider.Urls.Single();
        settings["Identity:Authority"] = issuer;
        await using var host = await HostProcess.Start(settings, "--services", "identity");

        (await Ask(host, Token(issuer, person))).ShouldBe(HttpStatusCode.OK);
        (await Ask(host, ours)).ShouldBe(HttpStatusCode.Unauthorized);
        (await Ask(host, Token("https://elders.example", person))).ShouldBe(HttpStatusCode.Unauthorized);
        (await Ask(host, Token(issuer, person, "elders"))).ShouldBe(HttpStatusCode.Unauthorized);
        (await Ask(host, Token(issuer, person, minutes: 60))).ShouldBe(HttpStatusCode.Unauthorized);
        using var http = new HttpClient { BaseAddress = host.Address };
        (await http.GetAsync("/.well-known/openid-configuration")).StatusCode.ShouldBe(HttpStatusCode.NotFound, "ours is not there");
    }

    [Fact]
    public async Task One_that_others_wrote_signs_an_application_in_which_calls_the_API()
    {
        var settings = PlatformFixture.Settings(_data);
        OidcClient application;
        string person;
        await using (var before = await HostProcess.Start(settings, "--services", "identity"))
        {
            var client = await before.SignIn("ambtenaar@mechelen.example");
            person = (await client.GetJson("/api/identity/me"))["id"]!.GetValue<string>();
            application = new(new OidcClientOptions
            {
                Authority = SignInElsewhere.Issuer, ClientId = "agii-program", RedirectUri = Visitor.Back, Scope = "openid profile api",
                Browser = new SignInElsewhere(person), LoadProfile = false, DisablePushedAuthorization = true,
            });
            (await Ask(before, (await LogIn()).AccessToken)).ShouldBe(HttpStatusCode.Unauthorized, "the control: not of its provider");
        }

        settings["Identity:Authority"] = SignInElsewhere.Issuer;
        await using var host = await HostProcess.Start(settings, "--services", "identity");
        var signedIn = await LogIn();

        (await Ask(host, signedIn.AccessToken)).ShouldBe(HttpStatusCode.OK);
        (await Ask(host, signedIn.IdentityToken)).ShouldBe(HttpStatusCode.Unauthorized, "which is no token to call with");
        using var http = new HttpClient { BaseAddress = host.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", signedIn.AccessToken);
        (await http.GetJson("/api/identity/me"))["id"]!.GetValue<string>().ShouldBe(person);

        async Task<LoginResult> LogIn()
        {
            var result = await application.LoginAsync();
            result.IsError.ShouldBeFalse($"{result.Error}: {result.ErrorDescription}");
            return result;
        }
    }

    /// <summary>As docs/settings.md tells, so that nobody counts on more.</summary>
    [Fact]
    public async Task A_program_of_a_municipality_is_known_by_the_id_of_its_account_alone_and_cannot_be_managed()
    {
        const string here = "/api/mechelen";
        var settings = PlatformFixture.Settings(_data);
        string director, clientId;
        await using (var before = await HostProcess.Start(settings))
        {
            var client = await before.SignIn("directeur@mechelen.example");
            director = (await client.GetJson("/api/identity/me"))["id"]!.GetValue<string>();
            await PlatformFixture.Until(async () => (await client.GetAsync($"{here}/machine-accounts")).IsSuccessStatusCode);
            var made = await client.Create($"{here}/machine-accounts", new
            {
                name = "Pluto", permissions = (string[])["agreements-read"], until = Flanders.Today.AddMonths(3).ToString("O"),
            });
            clientId = (await client.GetJson($"{here}/machine-accounts/{made}"))["clientId"]!.GetValue<string>();
            (await On(before, "directeur@mechelen.example", "/mechelen/toegang"))
                .ShouldContain("/mechelen/koppelingen", customMessage: "the control");
            (await On(before, "beheerder@agii.example", "/agii/personen"))
                .ShouldContain("/agii/toepassingen", customMessage: "the control");
        }

        await using var provider = await Provider();
        var issuer = provider.Urls.Single();
        settings["Identity:Authority"] = issuer;
        await using var host = await HostProcess.Start(settings);

        // In a token for client credentials the subject is the client itself (RFC 9068).
        await PlatformFixture.Until(async () => await Ask(host, Token(issuer, clientId), $"{here}/agreements") == HttpStatusCode.OK);
        (await Ask(host, Token(issuer, clientId), $"{here}/people")).ShouldBe(HttpStatusCode.Forbidden, "it may what its account may");
        (await Ask(host, Token(issuer, clientId), "/api/gent/agreements")).ShouldBe(HttpStatusCode.NotFound);
        (await Ask(host, Token(issuer, $"{Guid.NewGuid():N}"), $"{here}/agreements")).ShouldBe(HttpStatusCode.NotFound, "nobody's");
        (await Ask(host, Token(issuer, "pluto"), $"{here}/agreements")).ShouldBe(HttpStatusCode.Unauthorized, "chosen by the provider");

        (await Ask(host, Token(issuer, director), $"{here}/agreements")).ShouldBe(HttpStatusCode.OK);
        (await Ask(host, Token(issuer, director), $"{here}/machine-accounts")).ShouldBe(HttpStatusCode.NotFound, "with ours alone");

        // No page leads to what is not there.
        (await On(host, "directeur@mechelen.example", "/mechelen/toegang")).ShouldNotContain("/mechelen/koppelingen");
        (await On(host, "beheerder@agii.example", "/agii/personen")).ShouldNotContain("/agii/toepassingen");
    }

    /// <summary>What somebody reads on a page.</summary>
    private static async Task<string> On(HostProcess host, string email, string page)
    {
        var browser = new Browser(host.Address);
        (await browser.GivePassword(email)).Status.ShouldBe(HttpStatusCode.Redirect);
        return await browser.Get(page);
    }

    private string Token(string issuer, string person, string audience = "agii-platform", int minutes = 5)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            TokenType = "at+jwt", Issuer = issuer, Audience = audience, IssuedAt = now, NotBefore = now, Expires = now.AddMinutes(minutes),
            Claims = new Dictionary<string, object> { ["sub"] = person, ["name"] = "Bo Beheer" },
            SigningCredentials = new(new RsaSecurityKey(_key) { KeyId = "een" }, SecurityAlgorithms.RsaSha256),
        });
    }

    private static async Task<HttpStatusCode> Ask(HostProcess host, string token, string path = "/api/identity/me")
    {
        using var http = new HttpClient { BaseAddress = host.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return (await http.GetAsync(path)).StatusCode;
    }

    /// <summary>Tells its issuer and its key, as the standard says.</summary>
    private async Task<WebApplication> Provider()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var key = _key.ExportParameters(includePrivateParameters: false);
        app.MapGet("/.well-known/openid-configuration", () => new Dictionary<string, string>
        {
            ["issuer"] = app.Urls.Single(), ["jwks_uri"] = app.Urls.Single() + "/keys",
        });
        app.MapGet("/keys", () => new
        {
            keys = new[]
            {
                new
                {
                    kty = "RSA", use = "sig", kid = "een",
                    n = Base64UrlEncoder.Encode(key.Modulus), e = Base64UrlEncoder.Encode(key.Exponent),
                },
            },
        });
        await app.StartAsync();
        return app;
    }

    public void Dispose()
    {
        _key.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_data, recursive: true);
    }
}
