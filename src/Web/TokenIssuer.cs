using Microsoft.Extensions.Configuration;

namespace AgiiPlatform.Web;

/// <summary>
/// Whose tokens the services take: the platform's own provider, known by the address where people reach the platform
/// (<c>PublicOrigin</c>), or another one (<c>Identity:Authority</c>) in its place.
/// </summary>
public static class TokenIssuer
{
    /// <summary>What a token for this platform names as its audience.</summary>
    public const string Audience = "agii-platform";

    /// <summary>Our own; what a request calls the host is never asked.</summary>
    public static Uri Own(IConfiguration configuration) =>
        Uri.TryCreate(configuration["PublicOrigin"] is { Length: > 0 } origin ? origin : configuration["Urls"]?.Split(';')[0],
            UriKind.Absolute, out var own) ? new Uri(own.GetLeftPart(UriPartial.Authority)) : new Uri("http://localhost:8080");

    /// <summary>Another provider; null when it is ours.</summary>
    public static string? Foreign(IConfiguration configuration) =>
        configuration["Identity:Authority"] is { Length: > 0 } authority && new Uri(authority) != Own(configuration) ? authority : null;

    /// <summary>
    /// How long a token is good for; ten minutes, and in Production no longer: nothing but its end takes it back.
    /// </summary>
    public static TimeSpan TokenLifetime(IConfiguration configuration) =>
        TimeSpan.FromMinutes(configuration.GetValue("Identity:AccessTokenMinutes", 10));
}
