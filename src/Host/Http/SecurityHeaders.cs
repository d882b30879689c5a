using AgiiPlatform.Identity.Provider;

namespace AgiiPlatform.Host.Http;

/// <summary>
/// The headers of every answer (promises, rules 13 and 14): nothing from elsewhere, no framing, no referrer, nothing kept in caches but
/// styles; and over https, for a year, no http.
/// </summary>
internal static class SecurityHeaders
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
        "form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'; require-trusted-types-for 'script'";

    private static readonly (string Name, string Value)[] Headers =
    [
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
        ("Permissions-Policy", "camera=(), microphone=(), geolocation=()"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ];

    /// <summary>Adds them as the answer starts, so that also one that replaces another (an error) has them; its own stay.</summary>
    internal static Task Add(HttpContext http, RequestDelegate next)
    {
        http.Response.OnStarting(() =>
        {
            var policy = http.Features.Get<FormTarget>() is { Source: var also }
                ? Policy.Replace("form-action 'self'", $"form-action 'self' {also}", StringComparison.Ordinal) : Policy;
            http.Response.Headers.TryAdd("Content-Security-Policy", policy);
            foreach (var (name, value) in Headers)
            {
                http.Response.Headers.TryAdd(name, value);
            }

            if (http.Request.IsHttps)
            {
                http.Response.Headers.TryAdd("Strict-Transport-Security", "max-age=31536000");
            }

            if (!http.Request.Path.StartsWithSegments("/_content"))
            {
                http.Response.Headers.TryAdd("Cache-Control", "no-store");
            }

            return Task.CompletedTask;
        });
        return next(http);
    }
}
