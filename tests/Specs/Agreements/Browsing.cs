using System.Net;

namespace AgiiPlatform.Specs.Agreements;

/// <summary>Opens a browser for a person.</summary>
internal static class Browsing
{
    /// <summary>Signs in at the page, as this demo account.</summary>
    internal static async Task<Browser> Browse(this PlatformFixture platform, string email)
    {
        var browser = new Browser(platform.Address);
        var fields = Browser.Fields(await browser.Get("/aanmelden"));
        fields["email"] = email;
        fields["password"] = PlatformFixture.Password;
        (await browser.Post("/aanmelden", fields)).Status.ShouldBe(HttpStatusCode.Redirect);
        return browser;
    }
}
