using Microsoft.Playwright;

namespace AgiiPlatform.Browser;

/// <summary>What comes out of the printer is the document, not the website around it.</summary>
public sealed class On_paper(PlatformFixture platform)
{
    [Fact]
    public async Task An_agreement_is_printed_without_menus_and_buttons()
    {
        await using var alderman = await platform.SignIn("schepen@mechelen.example");
        await alderman.FollowMenu("Overeenkomsten");
        await alderman.Follow("Samenwerkingsovereenkomst lokaal diversiteitsbeleid 2018");
        var page = alderman.Page;
        await Assertions.Expect(page.Locator(".menu").First).ToBeVisibleAsync();

        await page.EmulateMediaAsync(new() { Media = Media.Print });
        foreach (var around in (string[])[".menu", ".narrow-menu", ".breadcrumb", ".skip", ".header__account", "footer a", "main .actions"])
        {
            foreach (var part in await page.Locator(around).AllAsync())
            {
                (await part.IsVisibleAsync()).ShouldBeFalse($"{around} is printed");
            }
        }

        var paper = await page.Locator("body").InnerTextAsync();
        paper.ShouldContain("Samenwerkingsovereenkomst lokaal diversiteitsbeleid 2018");
        paper.ShouldContain("4 september 2018");
        paper.ShouldContain("36 voor, 2 tegen");
        paper.ShouldContain("Dirk Directeur");
        if (PlatformFixture.Shots is { } folder)
        {
            await page.SetViewportSizeAsync(794, 1123);
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, "papier.png"), FullPage = true });
        }
    }
}
