using System.Net;
using System.Net.Http.Headers;
using Duende.IdentityModel.OidcClient;
using Microsoft.IdentityModel.JsonWebTokens;

namespace AgiiPlatform.Specs.Identity;

/// <summary>With a client library that is not ours, in the way of the standard: OpenID Connect, code flow with PKCE.</summary>
public class An_application_signs_somebody_in(PlatformFixture platform)
{
    private const string Official = "ambtenaar@deerlijk.example";

    [Fact]
    public async Task And_calls_the_API_on_their_behalf_with_a_token_that_says_only_who()
    {
        var signedIn = await SignIn(await Visitor.Register(platform.Services));

        (await Ask(signedIn.AccessToken, "/api/deerlijk/agreements")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var me = await Ask(signedIn.AccessToken, "/api/identity/me");
        (await me.Body())["name"]!.GetValue<string>().ShouldBe("An Ambtenaar (Deerlijk)");
        signedIn.User.FindFirst("name")!.Value.ShouldBe("An Ambtenaar (Deerlijk)");
        var token = new JsonWebToken(signedIn.AccessToken);
        (token.Typ, token.Issuer, token.Alg).ShouldBe(("at+jwt", Visitor.Issuer + "/", "RS256"));
        token.Audiences.ShouldBe(["agii-platform"]);
        (token.ValidTo - token.IssuedAt).ShouldBeLessThanOrEqualTo(TimeSpan.FromMinutes(10));
        token.Claims.Select(c => c.Type).Where(t => !t.StartsWith("oi_", StringComparison.Ordinal)).Distinct()
            .ShouldBe(["iss", "exp", "iat", "aud", "scope", "jti", "sub", "name", "signed-in-at", "sid", "client_id"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_third_party_is_allowed_or_refused_by_the_person_and_asked_once()
    {
        var id = await Visitor.Register(platform.Services, "explicit");
        var refuses = new Visitor(platform.Address, Official) { Allows = false };
        (await refuses.Client(id).LoginAsync()).Error.ShouldBe("access_denied");
        refuses.Seen[^1].ShouldContain("Rekenblad van de spec");

        var allows = new Visitor(platform.Address, Official);
        var signedIn = await allows.Client(id).LoginAsync();

        (await Ask(signedIn.AccessToken, "/api/deerlijk/agreements")).StatusCode.ShouldBe(HttpStatusCode.OK);
        allows.Seen[^1].ShouldContain("Mag Rekenblad van de spec dit?");
        allows.Seen.Clear();
        (await allows.Client(id).LoginAsync()).IsError.ShouldBeFalse();
        allows.Seen.ShouldBeEmpty("what was allowed is not asked again, and who is signed in need not sign in");
    }

    [Fact]
    public async Task A_refresh_token_is_good_once_and_one_that_is_used_again_ends_them_all()
    {
        var client = new Visitor(platform.Address, Official).Client(await Visitor.Register(platform.Services));
        var first = (await client.LoginAsync()).RefreshToken;

        var second = await client.RefreshTokenAsync(first);

        (await Ask(second.AccessToken, "/api/deerlijk/agreements")).StatusCode.ShouldBe(HttpStatusCode.OK, "the control: it is good");
        var third = await client.RefreshTokenAsync(second.RefreshToken);
        third.IsError.ShouldBeFalse("the control: so is the next");
        (await client.RefreshTokenAsync(first)).Error.ShouldBe("invalid_grant");
        (await client.RefreshTokenAsync(third.RefreshToken)).Error.ShouldBe("invalid_grant", "who has the first may have the others");
    }

    [Fact]
    public async Task A_new_password_takes_the_refresh_tokens_along()
    {
        var administrator = await platform.SignIn("beheerder@agii.example");
        var email = $"{Guid.NewGuid():N}@deerlijk.example";
        var person = await administrator.Create("/api/agii/people",
            new { name = "Nora Nieuw", email, password = PlatformFixture.Password, role = "official", tenant = "deerlijk" });
        var client = new Visitor(platform.Address, email).Client(await Visitor.Register(platform.Services));
        var before = await client.RefreshTokenAsync((await client.LoginAsync()).RefreshToken);
        before.IsError.ShouldBeFalse(before.Error); // the control

        (await administrator.PostJson($"/api/agii/people/{person}/password", new { password = "een-heel-nieuw-wachtwoord" }))
            .StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await client.RefreshTokenAsync(before.RefreshToken)).Error.ShouldBe("invalid_grant");
    }

    [Fact]
    public async Task A_refresh_token_that_was_given_back_is_worth_nothing()
    {
        var id = await Visitor.Register(platform.Services);
        var client = new Visitor(platform.Address, Official).Client(id);
        var token = (await client.RefreshTokenAsync((await client.LoginAsync()).RefreshToken)).RefreshToken;
        using var http = platform.Anonymous();

        var answer = await http.PostAsync("/connect/revocation", Form(("token", token), ("client_id", id)));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        (await client.RefreshTokenAsync(token)).Error.ShouldBe("invalid_grant");
    }

    [Fact]
    public async Task It_finds_everything_in_the_document_of_the_standard_at_the_address_that_the_platform_calls_itself()
    {
        using var http = platform.Anonymous();

        var told = await http.GetJson("/.well-known/openid-configuration");

        told["issuer"]!.GetValue<string>().ShouldBe(Visitor.Issuer + "/");
        foreach (var (name, path) in ((string, string)[])[("authorization_endpoint", "authorize"), ("token_endpoint", "token"),
            ("revocation_endpoint", "revocation"), ("end_session_endpoint", "endsession")])
        {
            told[name]!.GetValue<string>().ShouldBe($"{Visitor.Issuer}/connect/{path}");
        }

        told["code_challenge_methods_supported"]!.AsArray().Select(m => m!.GetValue<string>()).ShouldBe(["S256"]);
        told["response_modes_supported"]!.AsArray().Select(m => m!.GetValue<string>()).ShouldBe(["query"]);
        var keys = (await http.GetJson("/.well-known/jwks"))["keys"]!.AsArray();
        keys.Count.ShouldBeGreaterThan(0);
        keys.ShouldAllBe(k => k!["d"] == null && k["use"]!.GetValue<string>() == "sig");
    }

    [Fact]
    public async Task It_signs_them_out_here_too_and_a_page_elsewhere_does_not_unasked()
    {
        var visitor = new Visitor(platform.Address, Official);
        var signedIn = await visitor.Client(await Visitor.Register(platform.Services)).LoginAsync();
        (await visitor.Browser.Open("/connect/endsession")).StatusCode.ShouldBe(HttpStatusCode.OK, "it asks");
        (await visitor.Browser.Open("/deerlijk/overeenkomsten")).StatusCode.ShouldBe(HttpStatusCode.OK, "the control: still signed in");

        var answer = await visitor.Browser.Open($"/connect/endsession?id_token_hint={signedIn.IdentityToken}");

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
        (await visitor.Browser.Open("/deerlijk/overeenkomsten")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task The_form_to_sign_in_may_lead_to_the_application_that_asked_and_to_no_other()
    {
        var id = await Visitor.Register(platform.Services);
        using var http = platform.Anonymous();

        (await FormAction($"client_id={id}&redirect_uri={Uri.EscapeDataString(Visitor.Back)}"))
            .ShouldBe("form-action 'self' http://127.0.0.1:7777");
        (await FormAction($"client_id={id}&redirect_uri={Uri.EscapeDataString("https://elders.example/")}")).ShouldBe("form-action 'self'");

        async Task<string> FormAction(string query)
        {
            var page = await http.GetAsync($"/aanmelden?terug={Uri.EscapeDataString($"/connect/authorize?{query}")}");
            return page.Headers.GetValues("Content-Security-Policy").Single().Split("; ")
                .Single(p => p.StartsWith("form-action", StringComparison.Ordinal));
        }
    }

    private async Task<LoginResult> SignIn(string clientId)
    {
        var signedIn = await new Visitor(platform.Address, Official).Client(clientId).LoginAsync();
        signedIn.IsError.ShouldBeFalse($"{signedIn.Error} {signedIn.ErrorDescription}");
        return signedIn;
    }

    private async Task<HttpResponseMessage> Ask(string token, string path)
    {
        using var http = platform.Anonymous();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await http.GetAsync(path);
    }

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) =>
        new(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
}
