using Microsoft.Playwright;

namespace AgiiPlatform.Browser;

/// <summary>
/// An administrator brings a municipality on board, and its general manager keeps its settings: by Tab, typing, Space and Enter only.
/// </summary>
public sealed class Bringing_a_municipality_on_board(PlatformFixture platform)
{
    [Fact]
    public async Task Goes_step_by_step_with_the_keyboard_only()
    {
        await using var window = await platform.SignIn("beheerder@agii.example");
        await window.Go("/agii/aansluitingen?zoek=nergenshuizen");
        await InOrder(window, "aansluitingen-geen");
        await window.Go("/agii/aansluitingen");
        await InOrder(window, "aansluitingen");
        await With_the_keyboard_only.Type(window, "Naam", "Heers");
        await window.Enter();
        await InOrder(window, "aansluitingen-gezocht");
        await With_the_keyboard_only.TabTo(window, window.Content.GetByRole(AriaRole.Link, new() { Name = "Naam en KBO-nummer" }).First);
        await window.Enter();
        window.Path.ShouldBe("/heers/aansluiting/kbo-nummer");
        await InOrder(window, "aansluiting-kbo");
        await With_the_keyboard_only.Type(window, "KBO-nummer", "0207.500.124");
        await window.Enter();
        await Assertions.Expect(window.ErrorSummary).ToBeFocusedAsync();
        (await window.Text()).ShouldContain("het controlegetal");
        await InOrder(window, "aansluiting-kbo-geweigerd");
        await Replace(window, "KBO-nummer", "0207.500.123");
        await window.Enter();
        window.Path.ShouldBe("/heers/aansluiting/contactgegevens");
        await With_the_keyboard_only.Type(window, "E-mailadres van de organisatie", "info@heers.example");
        await With_the_keyboard_only.Type(window, "Telefoon van de organisatie", "012 34 56 78");
        await InOrder(window, "aansluiting-contact");
        await Replace(window, "E-mailadres van de organisatie", "info@heers.example");
        await window.Enter();
        window.Path.ShouldBe("/heers/aansluiting/beheerders");
        await InOrder(window, "aansluiting-beheerders");
        await With_the_keyboard_only.Type(window, "Naam", "Nora Nieuw");
        await With_the_keyboard_only.Type(window, "E-mailadres", $"nora.{Guid.NewGuid():N}@heers.example");
        await window.Enter();
        (await window.Text()).ShouldContain("De uitnodiging is onderweg.");
        await InOrder(window, "aansluiting-uitgenodigd");
        await With_the_keyboard_only.TabTo(window, window.Content.GetByRole(AriaRole.Link, new() { Name = "Volgende", Exact = true }));
        await window.Enter();
        window.Path.ShouldBe("/heers/aansluiting/aanmeldwijze");
        await InOrder(window, "aansluiting-aanmeldwijze");
        await With_the_keyboard_only.TabTo(window, window.Content.GetByLabel("Met accounts van dit platform"));
        await window.Page.Keyboard.PressAsync("Space");
        await window.Enter();
        window.Path.ShouldBe("/heers/aansluiting/protocol");
        await InOrder(window, "aansluiting-protocol");
        await With_the_keyboard_only.TabTo(window, window.Content.GetByRole(AriaRole.Link, new() { Name = "Later doen" }));
        await window.Enter();
        window.Path.ShouldBe("/heers/aansluiting");
        (await window.Text()).ShouldContain("4 van 5 stappen");
        await InOrder(window, "aansluiting");
        await With_the_keyboard_only.TabTo(window, window.Content.GetByRole(AriaRole.Link, new() { Name = "Verder met: Protocol" }));
        await window.Enter();
        await With_the_keyboard_only.TabTo(window, window.Content.GetByLabel("Het protocol is voorbereid"));
        await window.Page.Keyboard.PressAsync("Space");
        await window.Enter();
        (await window.Text()).ShouldContain("Heers is aangesloten");
        await InOrder(window, "aansluiting-klaar");
    }

    [Fact]
    public async Task The_settings_are_kept_with_the_keyboard_only()
    {
        await using var window = await platform.SignIn("directeur@halen.example");
        await window.Go("/halen/instellingen");
        await InOrder(window, "instellingen");
        await With_the_keyboard_only.Type(window, "KBO-nummer", "123");
        await window.Enter();
        await Assertions.Expect(window.ErrorSummary).ToBeFocusedAsync();
        await InOrder(window, "instellingen-geweigerd");
        await Replace(window, "KBO-nummer", "0207.500.123");
        await Replace(window, "Telefoon", "013 12 34 56");
        await With_the_keyboard_only.TabTo(window, window.Content.GetByLabel("Contactpersoon voor AgII"));
        await window.Page.Keyboard.PressAsync("ArrowDown");
        await With_the_keyboard_only.TabTo(window, window.Content.GetByRole(AriaRole.Button, new() { Name = "Instellingen bewaren" }));
        await window.Enter();
        (await window.Text()).ShouldContain("De instellingen zijn bewaard.");
        (await window.Content.GetByLabel("Telefoon").InputValueAsync()).ShouldBe("013 12 34 56");
        await InOrder(window, "instellingen-bewaard");
    }

    private static async Task Replace(Window window, string label, string words)
    {
        await With_the_keyboard_only.TabTo(window, window.Content.GetByLabel(label).First);
        await window.Page.Keyboard.PressAsync("ControlOrMeta+A");
        await window.Page.Keyboard.TypeAsync(words);
    }

    private static async Task InOrder(Window window, string name)
    {
        string.Join("\n", await Walk.Look(window, window.Path, name)).ShouldBe("");
        await window.Page.SetViewportSizeAsync(1280, 900); // a picture of it may have been taken of a telephone
    }
}
