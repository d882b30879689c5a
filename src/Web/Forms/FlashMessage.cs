namespace AgiiPlatform.Web.Forms;

/// <summary>A sentence that the next page shows once: "De overeenkomst is bewaard."</summary>
public static class FlashMessage
{
    private const string Cookie = "agii-melding";

    /// <summary>Has the next page show a sentence.</summary>
    public static void Set(HttpContext http, string message) =>
        http.Response.Cookies.Append(Cookie, Uri.EscapeDataString(message),
            new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, Path = "/",
                IsEssential = true });

    /// <summary>Takes the sentence, if one was set.</summary>
    public static string? Consume(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { Length: > 0 and < 1000 } message)
        {
            return null;
        }

        http.Response.Cookies.Delete(Cookie);
        return Uri.UnescapeDataString(message);
    }
}
