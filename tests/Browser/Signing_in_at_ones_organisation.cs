using Microsoft.Playwright;

namespace AgiiPlatform.Browser;

/// <summary>
/// An administrator sets up the provider of a municipality, and an official signs in there: by Tab, typing, Space and Enter only. The
/// provider is one that others wrote (tests/infrastructure/oidc-provider).
/// </summary>
public sealed class Signing_in_at_ones_organisation(PlatformFixture platform)
{
    [Fact]
    public async Task From_the_configuration_to_the_first_page_with_the_keyboard_only()
    {
        await using (var administrator = await platform.SignIn("beheerder@agii.example"))
        {
            await administrator.Go("/agii/aanmeldwijzen");
            await With_the_keyboard_only.Type(administrator, "Naam", "niel");
            await administrator.Enter();
            await InOrder(administrator, "aanmeldwijzen-zoeken");
            await With_the_keyboard_only.TabTo(
                administrator, administrator.Content.GetByRole(AriaRole.Link, new() { Name = "Niel", Exact = true }));
            await administrator.Enter();
            await InOrder(administrator, "aanmeldwijze");
            await With_the_keyboard_only.TabTo(administrator, administrator.Page.GetByRole(AriaRole.Radio).First);
            await administrator.Page.Keyboard.PressAsync("ArrowDown");
            await With_the_keyboard_only.Type(administrator, "Adres van de provider (issuer)", "http://elders.example");
            await administrator.Enter();
            await Assertions.Expect(administrator.ErrorSummary).ToBeFocusedAsync();
            await InOrder(administrator, "aanmeldwijze-geweigerd");
            await TypeOver(administrator, "Adres van de provider (issuer)", Environment.GetEnvironmentVariable("AGII_SPECS_OIDC")!);
            await TypeOver(administrator, "Client-id", "agii-niel");
            await TypeOver(administrator, "Naam van het geheim", "niel");
            await TypeOver(administrator, "Wat aan de provider gevraagd wordt (scope)", "openid profile email vo");
            await TypeOver(administrator, "Domeinen van e-mailadressen", "niel.example");
            await TypeOver(administrator, "Attribuut met de organisatie (claim)", "vo_orgcode");
            await TypeOver(administrator, "Code van de organisatie", "OVO002222");
            await With_the_keyboard_only.Type(administrator, "Attribuut (claim)", "agii_rol");
            await With_the_keyboard_only.Type(administrator, "Waarde", "AgII-ambtenaar:OVO002222");
            await With_the_keyboard_only.TabTo(administrator, administrator.Page.Locator("[name='roles[0].role']"));
            await administrator.Page.Keyboard.TypeAsync("Ambt");
            await With_the_keyboard_only.TabTo(administrator, administrator.Page.Locator("[name='roles[0].opens']"));
            await administrator.Page.Keyboard.PressAsync("Space");
            await With_the_keyboard_only.TabTo(
                administrator, administrator.Page.GetByRole(AriaRole.Button, new() { Name = "Aanmeldwijze bewaren" }));
            await administrator.Enter();
            (await administrator.Text()).ShouldContain("niel.example");
            await InOrder(administrator, "aanmeldwijzen");
        }

        await using var official = await platform.Open();
        await official.Go("/aanmelden");
        await With_the_keyboard_only.Type(official, "E-mailadres", "tine@niel.example");
        await InOrder(official, "aanmelden");
        await With_the_keyboard_only.TabTo(official, official.Page.GetByLabel("Wachtwoord").First);
        await official.Enter();
        (await official.Heading()).ShouldBe("Aanmelden bij Niel");
        await InOrder(official, "aanmelden-bij-organisatie");
        await Onward(official);
        await official.Page.Locator("[name=login]").WaitForAsync();
        if (!await Window.HasFocus(official.Page.Locator("[name=login]")))
        {
            await With_the_keyboard_only.TabTo(official, official.Page.Locator("[name=login]"));
        }

        await official.Page.Keyboard.TypeAsync("acm-toetsen");
        await official.Page.Keyboard.PressAsync("Tab");
        await official.Page.Keyboard.TypeAsync("wat dan ook");
        await official.Enter();
        _ = official.TakeComplaints(); // what the browser thinks of pages of others
        official.Path.ShouldStartWith("/niel");
        await Assertions.Expect(official.Page.Locator(".header__account")).ToContainTextAsync("Tine Toetsen");

        await using var refused = await platform.Open();
        await refused.Go("/niel/aanmelden/terug?error=access_denied");
        await InOrder(refused, "aanmelden-lukt-niet");
        await using var stranger = await platform.Open();
        await stranger.Go("/niel/aanmelden");
        await Onward(stranger);
        await stranger.Page.Locator("[name=login]").FillAsync("acm-onbekend");
        await stranger.Page.Locator("[name=password]").FillAsync("x");
        await stranger.Page.Locator("[name=password]").FocusAsync();
        await stranger.Enter();
        _ = stranger.TakeComplaints();
        (await stranger.Heading()).ShouldBe("Aanmelden via Niel lukt niet");
    }

    private static async Task Onward(Window window)
    {
        await With_the_keyboard_only.TabTo(
            window, window.Content.GetByRole(AriaRole.Link, new() { Name = "Verder naar de aanmelding van Niel" }));
        await window.Enter();
    }

    private static async Task TypeOver(Window window, string label, string words)
    {
        await With_the_keyboard_only.TabTo(window, window.Page.GetByLabel(label).First);
        await window.Page.Keyboard.PressAsync("ControlOrMeta+A");
        await window.Page.Keyboard.TypeAsync(words);
    }

    private static async Task InOrder(Window window, string name)
    {
        string.Join("\n", await Walk.Look(window, window.Path, $"organisatie-{name}")).ShouldBe("");
        await window.Page.SetViewportSizeAsync(1280, 900);
    }
}
