using System.Net;
using System.Security.Cryptography;
using System.Text;
using AgiiPlatform.Specs.Agreements;
using Microsoft.AspNetCore.WebUtilities;

namespace AgiiPlatform.Specs.Identity;

/// <summary>
/// What a provider, or somebody between it and a browser, must not get anybody in with. Each has its control: the same way with the right
/// value leads in.
/// </summary>
public sealed class Answers_of_a_provider_that_do_not_count(PlatformFixture platform, MisbehavingProvider provider)
    : IClassFixture<MisbehavingProvider>
{
    private static readonly Dictionary<string, Func<Answers_of_a_provider_that_do_not_count, Task<HttpResponseMessage>>> Cases = new()
    {
        ["the token names another issuer"] = s => s.With(b => b.Token = t => t["iss"] = "https://elders.example"),
        ["the token names an issuer with a slash more"] = s => s.With(b => b.Token = t => t["iss"] += "/"),
        ["the token is for another client"] = s => s.With(b => b.Token = t => t["aud"] = "agii-retie"),
        ["the token is for another client too"] = s =>
            s.With(b => b.Token = t => t["aud"] = new[] { MisbehavingProvider.ClientId, "agii-retie" }),
        ["the token was asked by another client"] = s => s.With(b => b.Token = t => t["azp"] = "agii-retie"),
        ["the token is for nobody"] = s => s.With(b => b.Token = t => t.Remove("aud")),
        ["the nonce is another"] = s => s.With(b => b.Token = t => t["nonce"] = "een-ander"),
        ["there is no nonce"] = s => s.With(b => b.Token = t => t.Remove("nonce")),
        ["the algorithm is none"] = s => s.With(b => (b.Header, b.Sign) = (h => h["alg"] = "none", _ => [])),
        ["the signature was taken off"] = s => s.With(b => b.Sign = _ => []),
        ["the public key signs as a secret (HS256)"] = s => s.With(b =>
            (b.Header, b.Sign) = (h => h["alg"] = "HS256", what => HMACSHA256.HashData(s.PublicKey, what))),
        ["the secret of the client signs (HS256)"] = s => s.With(b => (b.Header, b.Sign) =
            (h => h["alg"] = "HS256", what => HMACSHA256.HashData(Encoding.UTF8.GetBytes(MisbehavingProvider.Secret), what))),
        ["another key signs under the name of the right one"] = s => s.With(b => b.Sign = Stranger),
        ["a key signs that is not known"] = s => s.With(b => (b.Header, b.Sign) = (h => h["kid"] = "twee", Stranger)),
        ["another key signs without a name"] = s => s.With(b => (b.Header, b.Sign) = (h => h.Remove("kid"), Stranger)),
        ["the token was changed after it was signed"] = s => s.With(b => b.Sign = what =>
            s.Key.SignData([.. what, 1], HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)),
        ["the token has expired"] = s => s.With(b => b.Token = t => (t["iat"], t["exp"]) = (Now - 900, Now - 600)),
        ["the token is not valid yet"] = s => s.With(b => b.Token = t => t["nbf"] = Now + 600),
        ["the token never expires"] = s => s.With(b => b.Token = t => t.Remove("exp")),
        ["nobody is named"] = s => s.With(b => b.Token = t => t.Remove("sub")),
        ["nobody is named with an empty name"] = s => s.With(b => b.Token = t => t["sub"] = ""),
        ["the subject is longer than any"] = s => s.Long(new string('x', 300)),
        ["the subject holds what cannot be read"] = s => s.Long("een\u0000twee"),
        ["there is no token"] = s => s.With(b => b.Answer = a => a.Remove("id_token")),
        ["the answer is no JSON"] = s => s.With(b => b.Answer = a => a.Clear()),
        ["userinfo is of another subject"] = s => s.With(b => b.UserInfo = _ => new { sub = "iemand-anders" }),
        ["userinfo names nobody"] = s => s.With(b => b.UserInfo = _ => new { name = "Niemand" }),
        ["userinfo fails"] = s => s.With(b => b.UserInfo = null),
        ["the code was used before"] = async s =>
        {
            var (path, first) = (await s.Answer(), s._browser.Copy());
            (await first.Open(path)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
            return await s._browser.Open(path); // it has its cookies still
        },
        ["the code is of another sign-in"] = async s =>
        {
            var other = s.Provider.Code(await s.Leave(new Browser(s.Host)));
            return await s._browser.Open(await s.Answer(a => a["code"] = other));
        },
        ["the answer comes again"] = async s =>
        {
            var (path, browser) = (await s.Answer(), s._browser);
            (await browser.Open(path)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
            s._browser = new Browser(s.Host);
            return await browser.Open(path);
        },
        ["the answer comes to a browser that asked nothing"] = async s =>
        {
            var path = await s.Answer();
            s._browser = new Browser(s.Host);
            return await s._browser.Open(path);
        },
        ["the answer comes to a browser that asked something else"] = async s =>
        {
            var path = await s.Answer();
            s._browser = new Browser(s.Host);
            await s.Leave(s._browser);
            return await s._browser.Open(path);
        },
        ["the state was changed"] = s => s.Answered(a => a["state"] = a["state"][..^4] + "AAAA"),
        ["the state is made up"] = s => s.Answered(a => a["state"] = "verzonnen"),
        ["there is no state"] = s => s.Answered(a => a.Remove("state")),
        ["there is no code"] = s => s.Answered(a => a.Remove("code")),
        ["the state is another organisation's"] = async s =>
        {
            var other = await s.Leave(s._browser, "retie");
            return await s._browser.Open(await s.Answer(a => a["state"] = other["state"]));
        },
        ["the answer comes to another organisation's address"] = async s =>
            await s._browser.Open((await s.Answer()).Replace("/schelle/", "/retie/", StringComparison.Ordinal)),
        ["another issuer answers"] = s => s.Answered(a => a["iss"] = "https://elders.example"),
        ["nobody says who answers"] = s => s.Answered(a => a.Remove("iss")),
        ["two codes come"] = async s => await s._browser.Open(await s.Answer() + "&code=nog-een"),
        ["two states come"] = async s => await s._browser.Open(await s.Answer() + "&state=nog-een"),
        ["the person says no"] = s => s.Answered(a => (_, a["error"]) = (a.Remove("code"), "access_denied")),
        ["an error comes with a script"] = s => s.Answered(a => (_, a["error"], a["error_description"]) =
            (a.Remove("code"), "server_error", "<script>alert(1)</script>")),
        ["an error comes from nowhere"] = async s => await s._browser.Open("/schelle/aanmelden/terug?error=login_required"),
        ["the role has another case"] = s => s.With(b => b.Token = t => t["rol"] = "agii-Ambtenaar:OVO003333"),
        ["the role is longer than the right one"] = s => s.With(b => b.Token = t => t["rol"] += "x"),
        ["no role is said"] = s => s.With(b => b.Token = t => t.Remove("rol")),
        ["the role of the platform is said"] = s => s.With(b => b.Token = t => t["rol"] = "administrator"),
        ["the role of another organisation is said"] = s => s.With(b => b.Token = t => t["rol"] = "AgII-ambtenaar:OVO004444"),
        ["the organisation is another"] = s => s.With(b => b.Token = t => t["vo_orgcode"] = "OVO004444"),
        ["the organisation has another case"] = s => s.With(b => b.Token = t => t["vo_orgcode"] = "ovo003333"),
        ["two organisations are said"] = s => s.With(b => b.Token = t => t["vo_orgcode"] = new[] { "OVO003333", "OVO004444" }),
        ["no organisation is said"] = s => s.With(b => b.Token = t => t.Remove("vo_orgcode")),
        ["the address is of another domain"] = s => s.With(b => b.Token = t => t["email"] = "nico@elders.example"),
        ["the address is none"] = s => s.With(b => b.Token = t => t["email"] = "nico@nico@schelle.example"),
        ["the address was not verified"] = s => s.With(b => b.Token = t => t["email_verified"] = false),
        ["two addresses are said"] = s =>
            s.With(b => b.Token = t => t["email"] = new[] { "een@schelle.example", "twee@schelle.example" }),
        ["no name is said"] = s => s.With(b => b.Token = t => t.Remove("name")),
        ["the name is longer than any"] = s => s.With(b => b.Token = t => t["name"] = new string('x', 500)),
    };

    private Browser _browser = new(platform.Address);

    public static TheoryData<string> Names => [.. Cases.Keys];

    private static long Now => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();

    private MisbehavingProvider Provider => provider;

    private Uri Host => platform.Address;

    private RSA Key => provider.Key;

    private byte[] PublicKey => Encoding.ASCII.GetBytes(Key.ExportSubjectPublicKeyInfoPem());

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Nobody_gets_in_when(string name)
    {
        await Configure();
        using var answer = await Cases[name](this);

        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        ((int)answer.StatusCode).ShouldBeOneOf([400, 403, 503], page);
        page.ShouldContain("lukt niet");
        page.ShouldNotContain("<script>alert");
        (await SignInElsewhere.IsSignedIn(_browser)).ShouldBeFalse();

        _browser = new Browser(platform.Address); // the control
        using var right = await With(_ => { });
        right.StatusCode.ShouldBe(HttpStatusCode.Redirect, await right.Content.ReadAsStringAsync());
        right.Headers.Location!.ToString().ShouldBe("/schelle");
        (await SignInElsewhere.IsSignedIn(_browser)).ShouldBeTrue();
    }

    [Fact]
    public void These_are_more_than_forty() => Cases.Count.ShouldBeGreaterThan(40);

    [Theory]
    [InlineData("/schelle/overeenkomsten?na=1", "/schelle/overeenkomsten?na=1")]
    [InlineData("https://elders.example", "/schelle")]
    [InlineData("//elders.example", "/schelle")]
    [InlineData("/\\elders.example", "/schelle")]
    [InlineData("/\t/elders.example", "/schelle")]
    [InlineData("javascript:alert(1)", "/schelle")]
    public async Task One_comes_back_at_a_page_of_the_platform_only(string asked, string arrives)
    {
        await Configure();
        using var answer = await _browser.Open(await Answer(back: asked));

        answer.Headers.Location!.ToString().ShouldBe(arrives);
    }

    [Fact]
    public async Task A_provider_that_calls_itself_something_else_is_not_gone_to()
    {
        await Configure();
        await SignInElsewhere.Configure(platform, "lille", Method("lille", provider.Issuer + "/ander"));

        using var answer = await _browser.Open("/lille/aanmelden/verder");

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await Leave(_browser)).ShouldContainKey("nonce", "the control");
    }

    [Fact]
    public async Task Who_has_a_second_step_here_takes_it_unless_the_provider_says_that_they_took_one_there()
    {
        await Configure();
        var (subject, email) = ($"{Guid.NewGuid():N}", $"{Guid.NewGuid():N}@schelle.example");
        (await As()).Headers.Location!.ToString().ShouldBe("/schelle");
        await _browser.SetUpApp();

        _browser = new Browser(platform.Address);
        (await As()).Headers.Location!.ToString().ShouldStartWith(Steps.Step);
        (await _browser.IsIn()).ShouldBeFalse();

        _browser = new Browser(platform.Address); // the control
        (await As("pwd", "mfa")).Headers.Location!.ToString().ShouldBe("/schelle");
        (await _browser.IsIn()).ShouldBeTrue();

        Task<HttpResponseMessage> As(params string[] methods)
        {
            provider.Current = new() { Subject = subject, Token = t => (t["email"], t["amr"]) = (email, methods) };
            return Answered(_ => { });
        }
    }

    private async Task Configure()
    {
        await SignInElsewhere.Configure(platform, "schelle", Method("schelle", provider.Issuer));
        await SignInElsewhere.Configure(platform, "retie", Method("retie", provider.Issuer));
    }

    private static object Method(string slug, string issuer) => new
    {
        kind = "openid", issuer, clientId = $"agii-{slug}", secretName = "specs", scope = "openid profile email vo",
        domains = new[] { $"{slug}.example" }, organisationClaim = "vo_orgcode", organisationCode = "OVO003333",
        roles = new[] { new { claim = "rol", value = "AgII-ambtenaar:OVO003333", role = "official", opens = true } },
    };

    private Task<HttpResponseMessage> With(Action<MisbehavingProvider.Behaviour> how)
    {
        provider.Current = new();
        how(provider.Current);
        return Answered(_ => { });
    }

    private Task<HttpResponseMessage> Long(string subject)
    {
        provider.Current = new() { Subject = subject, Token = t => t["email"] = $"{Guid.NewGuid():N}@schelle.example" };
        return Answered(_ => { });
    }

    private async Task<HttpResponseMessage> Answered(Action<Dictionary<string, string>> how) => await _browser.Open(await Answer(how));

    /// <summary>Where the provider sends the browser back to, after it was sent there.</summary>
    private async Task<string> Answer(Action<Dictionary<string, string>>? how = null, string? back = null)
    {
        var asked = await Leave(_browser, back: back);
        var answer = new Dictionary<string, string>
        {
            ["code"] = provider.Code(asked), ["state"] = asked["state"], ["iss"] = provider.Issuer,
        };
        how?.Invoke(answer);
        return QueryHelpers.AddQueryString(new Uri(asked["redirect_uri"]).AbsolutePath, answer!);
    }

    /// <summary>What the browser is sent to the provider with.</summary>
    private async Task<Dictionary<string, string>> Leave(Browser browser, string organisation = "schelle", string? back = null)
    {
        using var answer = await browser.Open(QueryHelpers.AddQueryString($"/{organisation}/aanmelden/verder", "terug", back ?? ""));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
        return QueryHelpers.ParseQuery(answer.Headers.Location!.Query).ToDictionary(q => q.Key, q => q.Value.ToString());
    }

    private static byte[] Stranger(byte[] what)
    {
        using var other = RSA.Create(2048);
        return other.SignData(what, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }
}
