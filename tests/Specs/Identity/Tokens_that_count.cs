using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using AgiiPlatform.Identity.Provider;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace AgiiPlatform.Specs.Identity;

/// <summary>
/// What an attacker tries at the provider and at the API. Each attempt stands beside one that differs in nothing else, and works.
/// </summary>
public class Tokens_that_count(PlatformFixture platform)
{
    private const string Official = "ambtenaar@spiere-helkijn.example";
    private const string Verifier = "een-geheim-van-meer-dan-drieenveertig-tekens-1234567890";

    [Theory]
    [InlineData("as it should be", 200)]
    [InlineData("another audience", 401)]
    [InlineData("no audience", 401)]
    [InlineData("another issuer", 401)]
    [InlineData("no issuer", 401)]
    [InlineData("type JWT", 401)]
    [InlineData("no type", 401)]
    [InlineData("expired", 401)]
    [InlineData("not yet", 401)]
    [InlineData("without end", 401)]
    [InlineData("good for a day", 401)]
    [InlineData("nobody", 401)]
    [InlineData("of a key of its own", 401)]
    [InlineData("of a key of its own under our name", 401)]
    [InlineData("HS256 with the public key", 401)]
    [InlineData("alg none", 401)]
    [InlineData("changed since", 401)]
    [InlineData("key from elsewhere (jku)", 401)]
    public async Task An_API_takes_only_a_token_of_our_own_for_this_platform_of_the_right_type(string token, int status)
    {
        var id = await platform.PersonId(Official);

        (await Ask(Forge(id, token))).ShouldBe((HttpStatusCode)status, token);
    }

    [Fact]
    public async Task An_id_token_opens_nothing()
    {
        var signedIn = await new Visitor(platform.Address, Official).Client(await Visitor.Register(platform.Services)).LoginAsync();

        (await Ask(signedIn.AccessToken)).ShouldBe(HttpStatusCode.OK, "the control");
        (await Ask(signedIn.IdentityToken)).ShouldBe(HttpStatusCode.Unauthorized);
        (await Ask(signedIn.RefreshToken)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_code_is_good_once_and_used_again_it_ends_what_it_gave()
    {
        var id = await Visitor.Register(platform.Services);
        var code = await Code(id);

        var (status, body) = await Redeem(id, code);
        status.ShouldBe(HttpStatusCode.OK, body);
        var refresh = JsonNode.Parse(body)!["refresh_token"]!.GetValue<string>();

        (await Redeem(id, code)).ShouldSatisfyAllConditions(
            again => again.Status.ShouldBe(HttpStatusCode.BadRequest), again => again.Body.ShouldContain("invalid_grant"));
        (await Token(("grant_type", "refresh_token"), ("refresh_token", refresh), ("client_id", id))).Body.ShouldContain("invalid_grant");
    }

    [Fact]
    public async Task A_code_without_its_verifier_or_with_another_or_at_another_address_or_for_another_application_is_worth_nothing()
    {
        var (id, other) = (await Visitor.Register(platform.Services), await Visitor.Register(platform.Services));

        (await Redeem(id, await Code(id), verifier: null)).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await Redeem(id, await Code(id), verifier: Verifier + "x")).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await Redeem(id, await Code(id), back: "http://127.0.0.1:7777/elders")).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await Redeem(other, await Code(id))).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await Redeem(id, await Code(id))).Status.ShouldBe(HttpStatusCode.OK, "the control");
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("without PKCE", false)]
    [InlineData("plain PKCE", false)]
    [InlineData("another address", false)]
    [InlineData("an address that begins as ours", false)]
    [InlineData("another application", false)]
    [InlineData("a token at once", false)]
    [InlineData("another scope", false)]
    public async Task A_request_that_is_not_as_registered_leads_nowhere(string with, bool works)
    {
        var id = await Visitor.Register(platform.Services);
        var address = Changed(Request(with == "another application" ? "onbekend" : id), with);
        var browser = new Visitor(platform.Address, Official);
        (await browser.Ask(Request(id))).Query.ShouldContain("code=", Case.Sensitive, "the control: they are signed in, and it works");

        var answer = await browser.Browser.Open(address);

        var code = answer.Headers.Location?.Query.Contains("code=", StringComparison.Ordinal) == true;
        code.ShouldBe(works);
        if (!works)
        {
            (answer.Headers.Location?.Host ?? "127.0.0.1").ShouldBe("127.0.0.1");
        }
    }

    [Fact]
    public async Task What_a_database_cannot_hold_is_refused_and_harms_nobody()
    {
        var id = await Visitor.Register(platform.Services);
        foreach (var field in (string[])["client_id", "refresh_token", "client_secret"])
        {
            var fields = new Dictionary<string, string> { ["grant_type"] = "refresh_token", ["refresh_token"] = "x", ["client_id"] = id, };
            fields[field] = "a\0b";
            var (status, body) = await Token([.. fields.Select(f => (f.Key, f.Value))]);
            ((int)status).ShouldBeInRange(400, 401, body);
        }

        using var http = platform.Anonymous();
        http.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes("a%00b:geheim")));
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("grant_type", "client_credentials")]);
        ((int)(await http.PostAsync("/connect/token", form)).StatusCode).ShouldBeInRange(400, 401);
        (await Redeem(id, await Code(id))).Status.ShouldBe(HttpStatusCode.OK, "the control");
    }

    private static string Changed(string request, string how) => how switch
    {
        "without PKCE" => request.Replace("&code_challenge", "&was", StringComparison.Ordinal),
        "plain PKCE" => request.Replace("S256", "plain", StringComparison.Ordinal),
        "another address" => request.Replace("127.0.0.1", "elders.example", StringComparison.Ordinal),
        "an address that begins as ours" => request.Replace("terug", "terug%2F..%2Felders", StringComparison.Ordinal),
        "a token at once" => request.Replace("response_type=code", "response_type=token", StringComparison.Ordinal),
        "another scope" => request.Replace("api", "alles", StringComparison.Ordinal),
        _ => request,
    };

    private static string Request(string client) =>
        $"/connect/authorize?client_id={client}&response_type=code&redirect_uri={Uri.EscapeDataString(Visitor.Back)}"
        + "&scope=openid%20offline_access%20api&state=x&code_challenge_method=S256"
        + $"&code_challenge={Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)))}";

    private async Task<string> Code(string client)
    {
        var back = await new Visitor(platform.Address, Official).Ask(Request(client));
        return Uri.UnescapeDataString(back.Query.Split("code=")[1].Split('&')[0]);
    }

    private Task<(HttpStatusCode Status, string Body)> Redeem(
        string client, string code, string? verifier = Verifier, string back = Visitor.Back)
    {
        (string, string)[] fields = [("grant_type", "authorization_code"), ("code", code), ("client_id", client), ("redirect_uri", back)];
        return Token(verifier is null ? fields : [.. fields, ("code_verifier", verifier)]);
    }

    private async Task<(HttpStatusCode Status, string Body)> Token(params (string Name, string Value)[] fields)
    {
        using var http = platform.Anonymous();
        using var form = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        var answer = await http.PostAsync("/connect/token", form);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private async Task<HttpStatusCode> Ask(string token)
    {
        using var http = platform.Anonymous();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return (await http.GetAsync("/api/spiere-helkijn/agreements")).StatusCode;
    }

    /// <summary>A token for this person that is as it should be but for one thing.</summary>
    private string Forge(Guid person, string but)
    {
        var ours = platform.Services.GetRequiredService<SigningKeys>().Active!.Signing;
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        using var rsa = RSA.Create(2048);
        var own = new RsaSecurityKey(rsa.ExportParameters(true));
        var key = but switch
        {
            "of a key of its own" or "key from elsewhere (jku)" => own,
            "of a key of its own under our name" => new RsaSecurityKey(own.Parameters) { KeyId = new X509SecurityKey(ours).KeyId },
            "HS256 with the public key" => new SymmetricSecurityKey(ours.GetRSAPublicKey()!.ExportSubjectPublicKeyInfo())
            {
                KeyId = new X509SecurityKey(ours).KeyId,
            },
            _ => (SecurityKey)new X509SecurityKey(ours),
        };
        var claims = new Dictionary<string, object> { ["name"] = "Iemand", ["signed-in-at"] = 1000 };
        if (but != "nobody")
        {
            claims["sub"] = person.ToString();
        }

        var began = but switch { "expired" => now.AddHours(-1), "not yet" => now.AddHours(1), _ => now };
        var token = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            TokenType = but == "type JWT" ? "JWT" : but == "no type" ? null : "at+jwt",
            Issuer = but == "another issuer" ? "https://elders.example/" : but == "no issuer" ? null : Visitor.Issuer + "/",
            Audience = but == "another audience" ? "elders" : but == "no audience" ? null : "agii-platform",
            IssuedAt = began, NotBefore = began,
            Expires = but == "without end" ? null : but == "good for a day" ? began.AddDays(1) : began.AddMinutes(5),
            Claims = claims,
            AdditionalHeaderClaims = but == "key from elsewhere (jku)"
                ? new Dictionary<string, object> { ["jku"] = "http://127.0.0.1:9/keys" } : null,
            SigningCredentials = new(key, key is SymmetricSecurityKey ? SecurityAlgorithms.HmacSha256 : SecurityAlgorithms.RsaSha256),
        });
        var parts = token.Split('.');
        return but switch
        {
            "alg none" => $"{Base64UrlEncoder.Encode("""{"alg":"none","typ":"at+jwt"}""")}.{parts[1]}.",
            "changed since" => $"{parts[0]}.{Base64UrlEncoder.Encode(Base64UrlEncoder.Decode(parts[1])
                .Replace("Iemand", "Niemand", StringComparison.Ordinal))}.{parts[2]}",
            _ => token,
        };
    }
}
