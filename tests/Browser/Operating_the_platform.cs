using Microsoft.Playwright;

namespace AgiiPlatform.Browser;

/// <summary>An administrator at the pages of how the platform runs: what is heavy is confirmed first, and every state is in order.</summary>
public sealed class Operating_the_platform(PlatformFixture platform)
{
    [Fact]
    public async Task Is_done_from_one_page_and_confirmed_where_it_is_heavy()
    {
        await using var window = await platform.SignIn("beheerder@agii.example");
        await window.FollowMenu("Beheer van het platform");
        (await window.Heading()).ShouldBe("Beheer van het platform");
        await Assertions.Expect(window.Content.GetByText("Draait", new() { Exact = true }).First).ToBeVisibleAsync();
        List<string> flaws = [.. await Walk.Look(window, window.Path, "beheer")];

        await window.Follow("Overzicht");
        flaws.AddRange(await Walk.Look(window, window.Path, "beheer-overzicht"));
        await window.Press("Overzicht heropbouwen");
        await Assertions.Expect(window.ErrorSummary).ToBeFocusedAsync();
        await Assertions.Expect(window.ErrorSummary).ToContainTextAsync("Vink aan dat u dit wilt.");
        flaws.AddRange(await Walk.Look(window, window.Path, "beheer-overzicht-leeg"));

        await window.Choose("Ja, bouw het overzicht opnieuw op");
        await window.Press("Overzicht heropbouwen");
        (await window.Text()).ShouldContain("De heropbouw is begonnen.");
        for (var tries = 0; !(await window.Text()).Contains("klaar", StringComparison.Ordinal); tries++)
        {
            tries.ShouldBeLessThan(1000, "the rebuild does not end");
            await window.Go(window.Path);
        }

        flaws.AddRange(await Walk.Look(window, window.Path, "beheer-overzicht-klaar"));

        await window.Follow("Doorverwijzingen");
        flaws.AddRange(await Walk.Look(window, window.Path, "beheer-doorverwijzingen"));
        (await window.Text()).ShouldContain("alle nummers zijn versleuteld met de huidige sleutel");
        await window.Choose("Ja, verwijder nu wat langer dan 30 dagen bewaard is");
        await window.Press("Nu verwijderen");
        (await window.Text()).ShouldContain("door een platformbeheerder");

        await window.Follow("Aanmelden en rechten");
        flaws.AddRange(await Walk.Look(window, window.Path, "beheer-rechten"));
        await window.Press("Alle rechten opnieuw doorgeven");
        (await window.Text()).ShouldContain("Alle rechten worden opnieuw doorgegeven.");
        string.Join("\n", flaws).ShouldBe("");
    }

    [Fact]
    public async Task Is_printed_without_forms_and_done_with_the_keyboard()
    {
        await using var window = await platform.SignIn("beheerder@agii.example");
        await window.Go("/agii/beheer/platform/caseloads");
        await window.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(window.Content.GetByText("Bewaartermijnen", new() { Exact = true })).ToBeVisibleAsync();
        await Assertions.Expect(window.Content.GetByText("Nu verwijderen")).ToBeHiddenAsync();
        await Assertions.Expect(window.Content.GetByText("Ja, verwijder nu")).ToBeHiddenAsync();

        await window.Page.EmulateMediaAsync(new() { Media = Media.Screen });
        await window.Page.GetByLabel("Ja, verwijder nu").FocusAsync();
        await window.Page.Keyboard.PressAsync("Space");
        await window.Page.Keyboard.PressAsync("Tab");
        (await Window.HasFocus(window.Page.GetByRole(AriaRole.Button, new() { Name = "Nu verwijderen" }))).ShouldBeTrue();
        await window.Enter();
        (await window.Text()).ShouldContain("Wat lang genoeg bewaard was, is verwijderd.");
    }
}
