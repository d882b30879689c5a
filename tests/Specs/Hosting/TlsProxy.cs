using System.Net;

namespace AgiiPlatform.Specs.Hosting;

/// <summary>
/// What ends TLS before the platform: the caller asks over https and keeps the cookies of that, the platform is asked over http and told so.
/// </summary>
internal sealed class TlsProxy(Uri platform)
    : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
{
    private readonly CookieContainer _cookies = new();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var asked = request.RequestUri!;
        asked.Scheme.ShouldBe(Uri.UriSchemeHttps);
        request.RequestUri = new Uri(platform, asked.PathAndQuery);
        request.Headers.Add("X-Forwarded-Proto", asked.Scheme);
        request.Headers.Add("X-Forwarded-For", "192.0.2.7");
        if (_cookies.GetCookieHeader(asked) is { Length: > 0 } cookies)
        {
            request.Headers.Add("Cookie", cookies);
        }

        var answer = await base.SendAsync(request, cancellationToken);
        foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
        {
            _cookies.SetCookies(asked, cookie);
        }

        return answer;
    }
}
