using System.Net;

namespace AgiiPlatform.Specs.Agreements;

/// <summary>Opens a browser for a person.</summary>
internal static class Browsing
{
    /// <summary>Signs in at the page, as this demo account.</summary>
    internal static async Task<Browser> Browse(this PlatformFixture platform, string email)
    {
        var browser = new Browser(platform.Address);
        await browser.SignIn(email);
        return browser;
    }

    /// <summary>Signs in at the page; whoever was signed in there.</summary>
    internal static async Task SignIn(this Browser browser, string email)
    {
        var fields = Browser.Fields(await browser.Get("/aanmelden"));
        (fields["email"], fields["password"]) = (email, PlatformFixture.Password);
        (await browser.Post("/aanmelden", fields)).Status.ShouldBe(HttpStatusCode.Redirect);
    }
}
