using System.Globalization;
using Microsoft.Playwright;

namespace AgiiPlatform.Browser;

/// <summary>A general manager lets a program work for the municipality, and revokes it: by Tab, typing and Enter only.</summary>
public sealed class A_program_of_a_municipality(PlatformFixture platform)
{
    [Fact]
    public async Task Is_made_gets_a_secret_and_is_revoked_with_the_keyboard_only()
    {
        await using var window = await platform.SignIn("directeur@wijnegem.example");
        await window.Go("/wijnegem/koppelingen");
        (await window.Text()).ShouldContain("Nog geen koppeling");
        await InOrder(window, "koppelingen-geen");
        await To(window, AriaRole.Link, "Koppeling maken");
        await window.Enter();
        await InOrder(window, "koppeling-maken");
        await With_the_keyboard_only.Type(window, "Naam", "Dossierprogramma");
        await window.Enter();
        await Assertions.Expect(window.ErrorSummary).ToBeFocusedAsync();
        await InOrder(window, "koppeling-geweigerd");
        await With_the_keyboard_only.TabTo(window, window.Content.GetByLabel("Overeenkomsten, bijlagen en overleg lezen"));
        await window.Page.Keyboard.PressAsync("Space");
        var until = TimeProvider.System.GetLocalNow().AddMonths(6).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await window.Content.GetByLabel("Laatste dag").FillAsync(until); // what is typed in a date field depends on the browser's language
        await To(window, AriaRole.Button, "Koppeling maken");
        await window.Enter();
        (await window.Text()).ShouldContain("Nog zonder geheim");
        await InOrder(window, "koppeling-zonder-geheim");

        await To(window, AriaRole.Button, "Geheim maken");
        await window.Enter();
        (await window.Text()).ShouldContain("Het nieuwe geheim");
        await InOrder(window, "koppeling-geheim");
        await To(window, AriaRole.Link, "Laatste dag wijzigen");
        await window.Enter();
        await InOrder(window, "koppeling-verlengen");
        await To(window, AriaRole.Link, "Annuleren");
        await window.Enter();

        await To(window, AriaRole.Link, "Koppeling intrekken");
        await window.Enter();
        await InOrder(window, "koppeling-intrekken");
        await With_the_keyboard_only.Type(window, "Reden", "andere leverancier");
        await window.Enter();
        (await window.Text()).ShouldContain("Ingetrokken");
        await window.Go("/wijnegem/koppelingen");
        await InOrder(window, "koppelingen");
    }

    private static Task To(Window window, AriaRole role, string name) =>
        With_the_keyboard_only.TabTo(window, window.Content.GetByRole(role, new() { Name = name, Exact = true }));

    private static async Task InOrder(Window window, string name)
    {
        string.Join("\n", await Walk.Look(window, window.Path, name)).ShouldBe("");
        await window.Page.SetViewportSizeAsync(1280, 900); // a picture of it may have been taken of a telephone
    }
}
