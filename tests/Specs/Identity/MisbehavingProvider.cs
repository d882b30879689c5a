using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AgiiPlatform.Web.Input;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;

namespace AgiiPlatform.Specs.Identity;

/// <summary>
/// An OpenID Connect provider that does what it is told, also what no provider may do: what is no case for the library of others that
/// stands in for ACM/IDM.
/// </summary>
public sealed class MisbehavingProvider : IAsyncLifetime
{
    internal const string Secret = "een-geheim-voor-de-specs", ClientId = "agii-schelle", Kid = "een";

    private readonly Dictionary<string, (string Nonce, string Challenge)> _codes = [];
    private WebApplication? _app;

    /// <summary>The key that it publishes.</summary>
    internal RSA Key { get; } = RSA.Create(2048);

    /// <summary>Its name, and where it is.</summary>
    internal string Issuer => _app!.Urls.Single();

    /// <summary>How it behaves.</summary>
    internal Behaviour Current { get; set; } = new();

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapGet("/.well-known/openid-configuration", () => Metadata(Issuer));
        _app.MapGet("/ander/.well-known/openid-configuration", () => Metadata("https://elders.example"));
        _app.MapGet("/keys", () =>
        {
            var key = Key.ExportParameters(includePrivateParameters: false);
            var (n, e) = (Base64UrlEncoder.Encode(key.Modulus), Base64UrlEncoder.Encode(key.Exponent));
            return new { keys = new[] { new { kty = "RSA", use = "sig", kid = Kid, n, e } } };
        });
        _app.MapPost("/token", async (HttpRequest request) => Token(await request.ReadTypedForm(request.HttpContext.RequestAborted)));
        _app.MapGet("/userinfo", () => Current.UserInfo is { } told ? Results.Json(told(Current)) : Results.StatusCode(500));
        await _app.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _app!.DisposeAsync();
        Key.Dispose();
    }

    /// <summary>A code for who was sent with this request.</summary>
    internal string Code(IReadOnlyDictionary<string, string> asked)
    {
        var code = Guid.NewGuid().ToString("N");
        _codes[code] = (asked["nonce"], asked["code_challenge"]);
        return code;
    }

    internal static byte[] Bytes(object json) => Encoding.UTF8.GetBytes(JsonSerializer.Serialize(json));

    private IResult Token(IFormCollection form)
    {
        if (!_codes.Remove(form["code"].ToString(), out var code) || form["client_secret"] != Secret
            || Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))) != code.Challenge)
        {
            return Results.Json(new { error = "invalid_grant" }, statusCode: 400);
        }

        var claims = Current.Claims(Issuer, code.Nonce);
        Current.Token?.Invoke(claims);
        var header = new Dictionary<string, object> { ["alg"] = "RS256", ["typ"] = "JWT", ["kid"] = Kid };
        Current.Header?.Invoke(header);
        var signed = $"{Base64UrlEncoder.Encode(Bytes(header))}.{Base64UrlEncoder.Encode(Bytes(claims))}";
        var signature = (Current.Sign ?? RightKey)(Encoding.ASCII.GetBytes(signed));
        var answer = new Dictionary<string, object>
        {
            ["access_token"] = "x", ["token_type"] = "Bearer", ["expires_in"] = 60,
            ["id_token"] = $"{signed}.{Base64UrlEncoder.Encode(signature)}",
        };
        Current.Answer?.Invoke(answer);
        return answer.Count == 0 ? Results.Text("<html>geen JSON</html>", "text/html") : Results.Json(answer);
    }

    private byte[] RightKey(byte[] what) => Key.SignData(what, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    private Dictionary<string, object> Metadata(string issuer) => new()
    {
        ["issuer"] = issuer, ["authorization_endpoint"] = Issuer + "/authorize", ["token_endpoint"] = Issuer + "/token",
        ["userinfo_endpoint"] = Issuer + "/userinfo", ["jwks_uri"] = Issuer + "/keys",
        ["authorization_response_iss_parameter_supported"] = true,
        ["id_token_signing_alg_values_supported"] = new[] { "RS256", "HS256", "none" },
    };

    /// <summary>Well, unless told otherwise: an official of Schelle, whom nobody knows yet.</summary>
    internal sealed class Behaviour
    {
        internal string Subject { get; init; } = Guid.NewGuid().ToString("N");

        /// <summary>What is changed in the token before it is signed.</summary>
        internal Action<Dictionary<string, object?>>? Token { get; set; }

        /// <summary>What is changed in its header.</summary>
        internal Action<Dictionary<string, object>>? Header { get; set; }

        /// <summary>How it is signed.</summary>
        internal Func<byte[], byte[]>? Sign { get; set; }

        /// <summary>What is changed in the answer that has the token.</summary>
        internal Action<Dictionary<string, object>>? Answer { get; set; }

        /// <summary>What it tells beside the token; null when that fails.</summary>
        internal Func<Behaviour, object>? UserInfo { get; set; } = me => new { sub = me.Subject };

        internal Dictionary<string, object?> Claims(string issuer, string nonce)
        {
            var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
            return new()
            {
                ["iss"] = issuer, ["aud"] = ClientId, ["sub"] = Subject, ["nonce"] = nonce, ["iat"] = now, ["exp"] = now + 300,
                ["name"] = "Nico Nieuw", ["email"] = string.Create(CultureInfo.InvariantCulture, $"{Subject}@schelle.example"),
                ["vo_orgcode"] = "OVO003333", ["rol"] = "AgII-ambtenaar:OVO003333",
            };
        }
    }
}
