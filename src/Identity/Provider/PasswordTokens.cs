using Microsoft.Extensions.Configuration;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace AgiiPlatform.Identity.Provider;

/// <summary>
/// Writes the token that Development and tests get for a password: the same that the provider gives to an application.
/// </summary>
internal sealed class PasswordTokens(SigningKeys keys, IConfiguration configuration, TimeProvider time)
{
    private readonly JsonWebTokenHandler _writer = new() { SetDefaultTimesOnTokenCreation = false };

    internal SignIn.Answer For(Person person, string methods)
    {
        var (now, lifetime) = (time.GetUtcNow().UtcDateTime, TokenIssuer.TokenLifetime(configuration));
        return new("Bearer", _writer.CreateToken(new SecurityTokenDescriptor
        {
            TokenType = "at+jwt",
            Issuer = TokenIssuer.Own(configuration).AbsoluteUri,
            Audience = TokenIssuer.Audience,
            IssuedAt = now,
            Expires = now + lifetime,
            SigningCredentials = new(new X509SecurityKey(keys.Active!.Signing), SecurityAlgorithms.RsaSha256),
            Claims = new Dictionary<string, object>
            {
                [Claims.Subject] = person.Id.ToString(), [Claims.Name] = person.Name, [CurrentUser.SignedInAt] = person.AccessVersion,
                [Claims.ClientId] = "password", [Claims.JwtId] = Guid.NewGuid().ToString("N"),
                [Claims.AuthenticationMethodReference] = methods.Split(' '),
            },
        }), (int)lifetime.TotalSeconds);
    }
}
