using AgiiPlatform.Platform.Http;

namespace AgiiPlatform.Host.Http;

/// <summary>
/// Browsers say where a request comes from (<c>Sec-Fetch-Site</c>): what changes something and comes from a page elsewhere is refused,
/// whatever token or cookie it has. Programs, which bring a token of their own, do not say it.
/// </summary>
internal static class FetchMetadata
{
    internal static Task RefuseFromElsewhere(HttpContext http, RequestDelegate next) =>
        HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method) || http.IsApi()
        || http.Request.Path.StartsWithSegments("/connect/token") || http.Request.Path.StartsWithSegments("/connect/revocation")
        || http.Request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin" or "none"
            ? next(http)
            : Problems.Write(http, Problems.Of(new NoPermission(), http)!);
}
