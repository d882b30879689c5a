using Microsoft.Playwright;

namespace AgiiPlatform.Browser;

/// <summary>From a measurement to the board and the report of a programme; and a figure.</summary>
public sealed class Following_a_programme(PlatformFixture platform)
{
    [Fact]
    public async Task A_measurement_is_recorded_with_the_keyboard_and_moves_the_board()
    {
        await using var official = await Programme();
        await official.Follow("Metingen");
        await official.Follow("Meting noteren");
        await official.Page.GetByLabel("Actie").FocusAsync();
        await official.Page.Keyboard.TypeAsync("24. In contact");
        await official.Page.Keyboard.PressAsync("Tab");
        await official.Fill("Datum", new DateOnly(2023, 9, 30));
        await official.Page.GetByLabel("Bereikt aantal").FocusAsync();
        await official.Page.Keyboard.TypeAsync("180");
        await official.Page.Keyboard.PressAsync("Tab");
        await official.Page.Keyboard.TypeAsync("Eindtelling");
        await official.Enter();

        (await official.Text()).ShouldContain("De meting is genoteerd.");
        (await official.Text()).ShouldContain("180 van 180 toeleidingen");
        await official.FollowMenu("Programma's");
        await official.Follow("Plan Samenleven");
        await official.Follow("Bord: hoe de acties ervoor staan");
        (await official.Text()).ShouldContain("180 van 180 toeleidingen (100 %)");
        await InOrder(official, "bord");
    }

    [Fact]
    public async Task A_report_is_printed_without_menus_and_with_a_row_for_each_action()
    {
        await using var official = await Programme();
        await official.Follow("Verslagen");
        await InOrder(official, "verslagen");
        await official.Follow("Verslag na 6 maanden");
        await InOrder(official, "verslag");

        await official.Page.EmulateMediaAsync(new() { Media = Media.Print });
        foreach (var around in (string[])[".menu", ".breadcrumb", "footer a", "main .actions"])
        {
            foreach (var part in await official.Page.Locator(around).AllAsync())
            {
                (await part.IsVisibleAsync()).ShouldBeFalse($"{around} is printed");
            }
        }

        var paper = await official.Page.Locator("body").InnerTextAsync();
        paper.ShouldContain("Begeleiding kansengroepen naar arbeidsmarkt");
        paper.ShouldContain("Geslaagd op 31 maart 2023");
        paper.ShouldContain("Verstuurd op");
        await Shoot(official, "verslag-papier", 1123);
    }

    [Fact]
    public async Task The_pages_of_measuring_and_of_figures_are_in_order()
    {
        await using var official = await Programme();
        await official.Follow("Metingen");
        await InOrder(official, "metingen");
        await official.Follow("Corrigeren: actie 8 op 31-10-2022");
        await InOrder(official, "meting-corrigeren");
        await official.Follow("Deze meting verwijderen");
        await InOrder(official, "meting-verwijderen");
        await official.FollowMenu("Cijfers");
        await InOrder(official, "cijfers");
        await official.Follow("Cijfer toevoegen");
        await InOrder(official, "cijfer-toevoegen");
        await official.FollowMenu("Cijfers");
        await official.Follow("Herkomst van de deelnemers aan het praatcafé");
        (await official.Text()).ShouldContain("De waarden zijn samen 228 van 240. 12 is niet bekend.");
        await InOrder(official, "cijfer");
        await official.Follow("Toon als staven");
        await InOrder(official, "cijfer-staven");
        await official.Follow("Corrigeren");
        await InOrder(official, "cijfer-corrigeren");
    }

    [Fact]
    public async Task A_file_of_measurements_or_means_is_looked_over_row_by_row_before_it_is_saved()
    {
        await using var official = await Programme();
        await official.Follow("Metingen");
        await Bring(official, "Actie;Datum;Bereikt;Bron\r\n8;31/8/2023;x;Telling");
        (await official.ErrorSummary.InnerTextAsync()).ShouldContain("Rij 2, kolom Bereikt: “x” is geen getal.");
        await InOrder(official, "metingen-onleesbaar");
        await Bring(official, "Actie;Datum;Bereikt;Bron\r\n8;30/9/2023;60;Telling\r\n8;31/8/2023;9;Telling");
        (await official.ErrorSummary.InnerTextAsync()).ShouldContain("Rij 3: Actie 8: 9 op 31 augustus 2023 is minder dan");
        await InOrder(official, "metingen-kan-niet");
        await Bring(official, "Actie;Datum;Bereikt;Bron\r\n8;30/9/2023;60;Telling\r\n8;31/8/2023;56;Telling");
        (await official.Text()).ShouldContain("1 nieuw, 1 gewijzigd, 0 zonder wijziging.");
        await InOrder(official, "metingen-uit-bestand");
        await official.Fill("Waarom u corrigeert", "Dubbel geteld");
        await official.Press("Bewaren");
        (await official.Text()).ShouldContain("De metingen uit het bestand zijn bewaard.");
        await official.FollowMenu("Programma's");
        await official.Follow("Plan Samenleven");
        await official.Follow("Personeel en werkingsmiddelen als bestand");
        await InOrder(official, "middelen");

        static async Task Bring(Window window, string csv)
        {
            await window.Page.GetByLabel("Ingevuld bestand").SetInputFilesAsync(new FilePayload
            {
                Name = "metingen.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(csv),
            });
            await window.Press("Bestand inlezen");
        }
    }

    private async Task<Window> Programme()
    {
        var official = await platform.SignIn("ambtenaar@mechelen.example");
        await official.FollowMenu("Programma's");
        await official.Follow("Plan Samenleven");
        return official;
    }

    private static async Task InOrder(Window window, string name)
    {
        string.Join("\n", await Walk.Look(window, window.Path, $"programma-{name}")).ShouldBe("");
        await window.Page.SetViewportSizeAsync(1280, 900);
    }

    private static async Task Shoot(Window window, string name, int width)
    {
        if (PlatformFixture.Shots is { } folder)
        {
            await window.Page.SetViewportSizeAsync(width, 794);
            await window.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
        }
    }
}
