using Microsoft.Playwright;

namespace AgiiPlatform.Browser;

/// <summary>A general manager invites a colleague, reads the log, and an administrator searches: by Tab, typing and Enter only.</summary>
public sealed class The_people_of_a_municipality(PlatformFixture platform)
{
    [Fact]
    public async Task Are_invited_and_switched_off_with_the_keyboard_only_and_the_log_tells_it()
    {
        await using var window = await platform.SignIn("directeur@torhout.example");
        await window.Go("/torhout/personen");
        await InOrder(window, "personen-van-de-gemeente");
        await With_the_keyboard_only.TabTo(window, window.Content.GetByRole(AriaRole.Link, new() { Name = "Iemand uitnodigen" }));
        await window.Enter();
        await InOrder(window, "uitnodigen");
        await With_the_keyboard_only.Type(window, "Naam", "Nora Nieuw");
        await With_the_keyboard_only.Type(window, "E-mailadres", "geen adres");
        await window.Enter();
        await Assertions.Expect(window.ErrorSummary).ToBeFocusedAsync();
        await InOrder(window, "uitnodigen-geweigerd");
        await With_the_keyboard_only.TabTo(window, window.Content.GetByLabel("E-mailadres"));
        await window.Page.Keyboard.PressAsync("ControlOrMeta+A");
        await window.Page.Keyboard.TypeAsync($"nora.{Guid.NewGuid():N}@torhout.example");
        await With_the_keyboard_only.TabTo(window, window.Content.GetByLabel("Rol"));
        await window.Page.Keyboard.TypeAsync("Ambtenaar");
        await With_the_keyboard_only.TabTo(window, window.Content.GetByRole(AriaRole.Button, new() { Name = "Uitnodigen" }));
        await window.Enter();
        (await window.Text()).ShouldContain("De uitnodiging is onderweg.");
        await InOrder(window, "persoon-uitgenodigd");

        await With_the_keyboard_only.TabTo(window, window.Content.GetByRole(AriaRole.Link, new() { Name = "Uitschakelen" }));
        await window.Enter();
        await InOrder(window, "uitschakelen");
        await With_the_keyboard_only.Type(window, "Reden", "toch niet");
        await window.Enter();
        (await window.Text()).ShouldContain("Deze persoon is uitgeschakeld");

        await window.Go("/torhout/logboek");
        await InOrder(window, "logboek");
        await With_the_keyboard_only.TabTo(window, window.Content.GetByRole(AriaRole.Button, new() { Name = "Tonen" }));
        await window.Enter();
        window.Path.ShouldStartWith("/torhout/logboek/");
        (await window.Text()).ShouldContain("Persoon uitschakelen");
        await InOrder(window, "logboek-deel");
        await window.Go("/torhout/logboek/eigen");
        await InOrder(window, "mijn-handelingen");
        await window.Go("/mijn-account/aanmeldingen");
        await InOrder(window, "aanmeldingen");
    }

    [Fact]
    public async Task Are_found_by_an_administrator_who_types_the_municipality()
    {
        await using var window = await platform.SignIn("beheerder@agii.example");
        await window.Go("/agii/personen");
        await With_the_keyboard_only.Type(window, "Gemeente", "Torhout");
        await window.Enter();
        (await window.Text()).ShouldContain("gevonden, van");
        await InOrder(window, "personen-gezocht");
        await window.Go("/agii/organisaties");
        await InOrder(window, "organisaties");
        await With_the_keyboard_only.Type(window, "Naam", "Torhout");
        await window.Enter();
        (await window.Text()).ShouldContain("1 gemeente gevonden");
        await InOrder(window, "organisaties-gezocht");
        await window.Go("/agii/personen/nieuw");
        await InOrder(window, "account-openen");
    }

    private static async Task InOrder(Window window, string name)
    {
        string.Join("\n", await Walk.Look(window, window.Path, name)).ShouldBe("");
        await window.Page.SetViewportSizeAsync(1280, 900); // a picture of it may have been taken of a telephone
    }
}
