using System.Net;
using System.Text.RegularExpressions;

namespace AgiiPlatform.Specs.Agreements;

/// <summary>A person at the pages: keeps cookies, reads forms and sends them back. No scripts, like the pages themselves.</summary>
internal sealed partial class Browser(Uri address, CookieContainer cookies, HttpMessageHandler? way = null)
{
    private readonly HttpClient _http =
        new(way ?? new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = address };

    internal Browser(Uri address)
        : this(address, new CookieContainer())
    {
    }

    /// <summary>Another with a copy of its cookies, as who got hold of them has; at this host or another.</summary>
    internal Browser Copy(Uri? at = null)
    {
        var copy = new CookieContainer();
        copy.Add(cookies.GetAllCookies());
        return new(at ?? address, copy);
    }

    internal async Task<string> Get(string path)
    {
        var answer = await _http.GetAsync(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, path);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    internal Task<HttpResponseMessage> Open(string path) => _http.GetAsync(path);

    /// <summary>Sends a form; a browser of today says from what kind of <paramref name="site"/>.</summary>
    internal async Task<HttpResponseMessage> Submit(string path, IEnumerable<KeyValuePair<string, string>> fields, string? site = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields) };
        if (site is not null)
        {
            request.Headers.Add("Sec-Fetch-Site", site);
        }

        return await _http.SendAsync(request);
    }

    internal async Task<(HttpStatusCode Status, string Page)> Post(string path, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var answer = await Submit(path, fields);
        return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }

    internal Task<HttpResponseMessage> Send(string path, MultipartFormDataContent content) => _http.PostAsync(path, content);

    /// <summary>The fields of the page's last form with what stands in them: the header has forms of its own.</summary>
    internal static Dictionary<string, string> Fields(string page)
    {
        var form = page[page.LastIndexOf("<form", StringComparison.Ordinal)..];
        var fields = new Dictionary<string, string>();
        foreach (Match input in Inputs().Matches(form))
        {
            var type = Attribute(input.Value, "type");
            if (Attribute(input.Value, "name") is { } name && (type is not ("checkbox" or "radio")
                || input.Value.Contains(" checked", StringComparison.Ordinal)))
            {
                fields[name] = Attribute(input.Value, "value") ?? "";
            }
        }

        foreach (Match select in Selects().Matches(form))
        {
            // Without a choice a browser posts the first option.
            var chosen = Selected().Match(select.Value) is { Success: true } selected ? selected : Option().Match(select.Value);
            fields[select.Groups["name"].Value] = chosen.Groups["value"].Value;
        }

        foreach (Match area in Areas().Matches(form))
        {
            fields[area.Groups["name"].Value] = area.Groups["value"].Value.TrimStart('\n');
        }

        return fields;
    }

    /// <summary>The fields of each form of the page that posts to this address.</summary>
    internal static IReadOnlyList<Dictionary<string, string>> FieldsOf(string page, string address) =>
        [.. page.Split("<form").Skip(1).Where(f => f.Contains($"action=\"{address}\"", StringComparison.Ordinal))
            .Select(f => Fields("<form" + f[..f.IndexOf("</form>", StringComparison.Ordinal)]))];

    private static string? Attribute(string tag, string name) =>
        Regex.Match(tag, $" {name}=\"(?<value>[^\"]*)\"", RegexOptions.NonBacktracking) is { Success: true } found
            ? found.Groups["value"].Value : null;

    [GeneratedRegex("<input[^>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Inputs();

    [GeneratedRegex("<select[^>]* name=\"(?<name>[^\"]*)\".*?</select>", RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Selects();

    [GeneratedRegex(
        "<textarea[^>]* name=\"(?<name>[^\"]*)\"[^>]*>(?<value>.*?)</textarea>", RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Areas();

    [GeneratedRegex("<option value=\"(?<value>[^\"]*)\" selected", RegexOptions.NonBacktracking)]
    private static partial Regex Selected();

    [GeneratedRegex("<option value(?:=\"(?<value>[^\"]*)\")?", RegexOptions.NonBacktracking)]
    private static partial Regex Option();
}
