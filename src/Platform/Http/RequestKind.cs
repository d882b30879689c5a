namespace AgiiPlatform.Platform.Http;

/// <summary>Which kind of caller a request has.</summary>
public static class RequestKind
{
    /// <summary>Whether the request is for the API rather than for a page.</summary>
    public static bool IsApi(this HttpContext http) =>
        http.Request.Path is var p && (p.StartsWithSegments("/api") || p.StartsWithSegments("/openapi") || p.StartsWithSegments("/health"));
}
