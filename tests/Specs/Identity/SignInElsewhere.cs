using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using AgiiPlatform.Specs.Agreements;
using Duende.IdentityModel.OidcClient.Browser;

namespace AgiiPlatform.Specs.Identity;

/// <summary>Somebody at the pages of the provider that is not ours (tests/infrastructure/oidc-provider), as this account of it.</summary>
internal sealed class SignInElsewhere(string account) : IBrowser
{
    /// <summary>Where it is.</summary>
    internal static string Issuer => Environment.GetEnvironmentVariable("AGII_SPECS_OIDC")
        ?? throw new InvalidOperationException("AGII_SPECS_OIDC is not set: run tests/run.");

    /// <inheritdoc/>
    public async Task<BrowserResult> InvokeAsync(BrowserOptions options, CancellationToken cancellationToken = default) =>
        new() { ResultType = BrowserResultType.Success, Response = (await From(options.StartUrl)).ToString() };

    /// <summary>Signs in there from this address on; where one is sent back to.</summary>
    internal async Task<Uri> From(string start)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() });
        var at = new Uri(start);
        var answer = await http.GetAsync(at);
        while (true)
        {
            if (answer.Headers.Location is { } to)
            {
                at = new Uri(at, to);
                if (!at.AbsoluteUri.StartsWith(Issuer, StringComparison.Ordinal))
                {
                    return at;
                }

                answer = await http.GetAsync(at);
                continue;
            }

            var page = await answer.Content.ReadAsStringAsync();
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, page);
            var action = Regex.Match(page, "<form[^>]* action=\"(?<to>[^\"]+)\"", RegexOptions.NonBacktracking).Groups["to"].Value;
            action.ShouldNotBeEmpty(page);
            var fields = Browser.Fields(page);
            (fields["login"], fields["password"]) = (account, "wat dan ook");
            using var form = new FormUrlEncodedContent(fields);
            answer = await http.PostAsync(at = new Uri(at, action), form);
        }
    }

    /// <summary>Sets how an organisation signs in, as the administrator.</summary>
    internal static async Task Configure(PlatformFixture platform, string organisation, object method)
    {
        var administrator = await platform.SignIn("beheerder@agii.example");
        var answer = await administrator.PostAsJsonAsync($"/api/agii/sign-in-methods/{organisation}", method);
        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Whether somebody is signed in in this browser.</summary>
    internal static async Task<bool> IsSignedIn(Browser browser)
    {
        using var answer = await browser.Open("/organisaties");
        return answer.StatusCode == HttpStatusCode.OK;
    }
}
