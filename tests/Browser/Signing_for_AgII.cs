using Microsoft.Playwright;

namespace AgiiPlatform.Browser;

/// <summary>The signature of a regional manager, from signing in to signed.</summary>
public sealed class Signing_for_AgII(PlatformFixture platform)
{
    /// <summary>The agreement of the scene that is approved and waits for signatures: its title begins with its years.</summary>
    private const string Waiting = "Samenwerkingsovereenkomst 2";

    [Fact]
    public async Task Takes_three_presses_from_signing_in()
    {
        await SignFirst("schepen@mechelen.example");
        await SignFirst("directeur@mechelen.example");
        await using var manager = await platform.SignIn("regiomanager.antwerpen@agii.example"); // the first press
        manager.Path.ShouldBe("/agii/te-doen");
        (await Row(manager).InnerTextAsync()).ShouldContain("Mechelen");
        await Sign(manager); // the other two
        (await manager.Text()).ShouldContain("3 van 3 getekend.");

        await manager.FollowMenu("Mijn gemeenten"); // the way back, from within the municipality
        manager.Path.ShouldBe("/agii/mijn-gemeenten");
        await manager.FollowMenu("Te doen");
        (await Row(manager).CountAsync()).ShouldBe(0, "it is signed");
    }

    private async Task SignFirst(string person)
    {
        await using var window = await platform.SignIn(person);
        await Sign(window);
    }

    /// <summary>From the start page: the button in the row, and the button of the form.</summary>
    private static async Task Sign(Window window)
    {
        await window.Leave(() => Row(window).GetByRole(AriaRole.Link, new() { Name = "Ondertekenen" }).ClickAsync());
        await window.Leave(() => window.Content.Locator("form button[type=submit]").Last.ClickAsync());
    }

    private static ILocator Row(Window window) => window.Content.GetByRole(AriaRole.Row).Filter(new() { HasText = Waiting });
}
