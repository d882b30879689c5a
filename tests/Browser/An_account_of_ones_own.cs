using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace AgiiPlatform.Browser;

/// <summary>From a forgotten password to an account that is looked after: by Tab, typing, Space and Enter only.</summary>
public sealed partial class An_account_of_ones_own(PlatformFixture platform)
{
    private const string Person = "schepen@zwalm.example", Chosen = "paarse fietsen fluiten zacht";

    [Fact]
    public async Task Gets_a_new_password_by_a_link_and_a_name_with_the_keyboard_only()
    {
        await using var window = await platform.Open();
        await window.Go("/aanmelden");
        await With_the_keyboard_only.TabTo(window, window.Content.GetByRole(AriaRole.Link, new() { Name = "Wachtwoord vergeten?" }));
        await window.Enter();
        await InOrder(window, "wachtwoord-vergeten");
        await With_the_keyboard_only.Type(window, "E-mailadres", Person);
        await window.Enter();
        (await window.Text()).ShouldContain("Kijk in uw mailbox");
        await InOrder(window, "wachtwoord-vergeten-gevraagd");

        var link = await Link();
        await window.Go(link);
        await InOrder(window, "wachtwoord-kiezen");
        await With_the_keyboard_only.Type(window, "Nieuw wachtwoord", "Wachtwoord2026!");
        await window.Enter();
        await Assertions.Expect(window.ErrorSummary).ToBeFocusedAsync();
        await InOrder(window, "wachtwoord-kiezen-geweigerd");
        await With_the_keyboard_only.Type(window, "Nieuw wachtwoord", Chosen);
        await window.Enter();
        window.Path.ShouldBe("/aanmelden");
        await With_the_keyboard_only.Type(window, "E-mailadres", Person);
        await With_the_keyboard_only.Type(window, "Wachtwoord", Chosen);
        await window.Enter();
        window.Path.ShouldBe("/zwalm/te-doen");

        await With_the_keyboard_only.TabTo(window, window.Page.Locator(".header__account").GetByRole(AriaRole.Link).First);
        await window.Enter();
        (await window.Heading()).ShouldBe("Mijn account");
        await InOrder(window, "mijn-account");
        await With_the_keyboard_only.TabTo(window, window.Page.GetByLabel("Uw naam"));
        await window.Page.Keyboard.PressAsync("ControlOrMeta+A");
        await window.Page.Keyboard.TypeAsync("Sam Vernieuwd");
        await window.Enter();
        (await window.Text()).ShouldContain("Uw naam is bewaard.");
        (await window.Page.GetByLabel("Uw naam").InputValueAsync()).ShouldBe("Sam Vernieuwd");
        await With_the_keyboard_only.Type(window, "Huidig wachtwoord", "dit is het niet");
        await With_the_keyboard_only.Type(window, "Nieuw wachtwoord", "groene kikkers dansen laat");
        await window.Enter();
        await Assertions.Expect(window.ErrorSummary).ToBeFocusedAsync();
        await InOrder(window, "mijn-account-geweigerd");

        (await window.Go(link)).ShouldBe(404);
        await InOrder(window, "link-verlopen");
    }

    private static async Task InOrder(Window window, string name)
    {
        string.Join("\n", await Walk.Look(window, window.Path, name)).ShouldBe("");
        await window.Page.SetViewportSizeAsync(1280, 900); // a picture of it may have been taken of a telephone
    }

    /// <summary>The path of the link in the mail that was written to the host's folder.</summary>
    private async Task<string> Link()
    {
        using var patience = new CancellationTokenSource(PlatformFixture.Patience);
        while (true)
        {
            foreach (var file in Directory.Exists(platform.MailFolder) ? Directory.GetFiles(platform.MailFolder, "*.eml") : [])
            {
                var text = (await File.ReadAllTextAsync(file, patience.Token)).Replace("=\r\n", "").Replace("=\n", "");
                if (text.Contains(Person, StringComparison.Ordinal) && Address().Match(text) is { Success: true } found)
                {
                    return found.Value;
                }
            }

            await Task.Delay(50, patience.Token);
        }
    }

    [GeneratedRegex("/wachtwoord/[\\w-]+", RegexOptions.NonBacktracking)]
    private static partial Regex Address();
}
