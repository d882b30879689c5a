namespace AgiiPlatform.Platform.Http;

/// <summary>Which kind of caller a request has.</summary>
public static class RequestKind
{
    /// <summary>Whether the request is for the API rather than for a page.</summary>
    public static bool IsApi(this HttpContext http) =>
        new[] { "/api", "/openapi", "/health" }.Any(start => http.Request.Path.StartsWithSegments(start));
}
