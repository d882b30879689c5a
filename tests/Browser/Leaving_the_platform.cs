using System.Globalization;
using Microsoft.Playwright;

namespace AgiiPlatform.Browser;

/// <summary>
/// A municipality leaves the platform: its administrator, and those who take its archive along, by Tab, typing and Enter only.
/// </summary>
public sealed class Leaving_the_platform(PlatformFixture platform)
{
    private const string Here = "zutendaal";

    [Fact]
    public async Task Goes_step_by_step_with_the_keyboard_only()
    {
        await using var administrator = await platform.SignIn("beheerder@agii.example");
        await administrator.Go("/agii/organisaties");
        await With_the_keyboard_only.Type(administrator, "Naam", "Zutendaal");
        await administrator.Enter();
        await InOrder(administrator, "organisaties-gezocht");
        await Follow(administrator, "Open (Zutendaal)");
        administrator.Path.ShouldBe($"/agii/organisaties/{Here}/status");
        await InOrder(administrator, "status-open");
        await With_the_keyboard_only.Type(administrator, "Reden", "Stapt over naar een ander platform.");
        await administrator.Enter();
        await Assertions.Expect(administrator.ErrorSummary).ToBeFocusedAsync();
        await InOrder(administrator, "status-geweigerd");
        var today = TimeZoneInfo.ConvertTime(
            TimeProvider.System.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels"));
        // The browser's own language decides in which order a date is typed; that the field is reached is what counts here.
        var firstDay = administrator.Content.GetByLabel("Eerste dag").First;
        await With_the_keyboard_only.TabTo(administrator, firstDay);
        await firstDay.FillAsync(today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await administrator.Enter();
        (await administrator.Text()).ShouldContain("De alleen-lezen-periode is vastgelegd.");
        await InOrder(administrator, "status-alleen-lezen");

        // Each takes along what they may read; the page tells what is not in it.
        foreach (var who in (string[])["directeur", "ambtenaar", "ocmw"])
        {
            await using var colleague = await platform.SignIn($"{who}@{Here}.example");
            await colleague.Go($"/{Here}/archief");
            while (!(await colleague.Text()).Contains("alleen-lezen", StringComparison.Ordinal))
            {
                await colleague.Go($"/{Here}/archief"); // each service hears of it within seconds
            }

            await InOrder(colleague, $"archief-{who}");
            var links = await colleague.Content.GetByRole(AriaRole.Link, new() { Name = "Archief downloaden" }).AllAsync();
            links.Count.ShouldBe(who == "ocmw" ? 1 : who == "directeur" ? 6 : 5, who);
            await colleague.Go($"/{Here}/archief");
            foreach (var link in links)
            {
                await With_the_keyboard_only.TabTo(colleague, link);
                var download = await colleague.Page.RunAndWaitForDownloadAsync(() => colleague.Page.Keyboard.PressAsync("Enter"));
                download.SuggestedFilename.ShouldStartWith($"archief-{Here}-");
                (await download.FailureAsync()).ShouldBeNull();
            }
        }

        await using var official = await platform.SignIn($"ambtenaar@{Here}.example");
        await InOrder(official, "te-doen-alleen-lezen");
        await administrator.Go($"/agii/organisaties/{Here}/status");
        while (!(await administrator.Text()).Contains("Het hele archief is gedownload", StringComparison.Ordinal))
        {
            await administrator.Go($"/agii/organisaties/{Here}/status"); // told by message
        }

        await InOrder(administrator, "status-archief-gedownload");
        await With_the_keyboard_only.Type(administrator, "Naam van de organisatie (Zutendaal)", "Zuttendaal");
        await administrator.Enter();
        await Assertions.Expect(administrator.ErrorSummary).ToBeFocusedAsync();
        await InOrder(administrator, "status-verkeerde-naam");
        await With_the_keyboard_only.TabTo(
            administrator, administrator.Content.GetByLabel("Naam van de organisatie (Zutendaal)"));
        await administrator.Page.Keyboard.PressAsync("ControlOrMeta+A");
        await administrator.Page.Keyboard.TypeAsync("Zutendaal");
        await administrator.Enter();
        (await administrator.Text()).ShouldContain("De organisatie is afgesloten.");
        await InOrder(administrator, "status-afgesloten");
        await administrator.Go("/agii/organisaties?zoek=zutendaal");
        (await administrator.Text()).ShouldContain("Afgesloten");
        await administrator.Go("/agii/aansluitingen?zoek=zutendaal");
        await InOrder(administrator, "aansluitingen-afgesloten");
        (await administrator.Text()).ShouldContain("Zutendaal (gemeente afgesloten)");

        await using var left = await platform.SignIn($"directeur@{Here}.example");
        (await left.Text()).ShouldContain("Zutendaal is op dit platform afgesloten.");
        await InOrder(left, "aanmelden-afgesloten");
    }

    private static async Task Follow(Window window, string link)
    {
        await With_the_keyboard_only.TabTo(window, window.Content.GetByRole(AriaRole.Link, new() { Name = link }));
        await window.Enter();
    }

    private static async Task InOrder(Window window, string name)
    {
        string.Join("\n", await Walk.Look(window, window.Path, name)).ShouldBe("");
        await window.Page.SetViewportSizeAsync(1280, 900); // a picture of it may have been taken of a telephone
    }
}
