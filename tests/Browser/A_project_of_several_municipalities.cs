using Microsoft.Playwright;

namespace AgiiPlatform.Browser;

/// <summary>Mechelen runs a project with its neighbours, from the first page to the report that its council gets.</summary>
public sealed class A_project_of_several_municipalities(PlatformFixture platform)
{
    [Fact]
    public async Task Is_begun_shared_filled_and_reported()
    {
        await using var official = await platform.SignIn("ambtenaar@mechelen.example");
        await official.FollowMenu("Projecten");
        await Look(official, "/projecten");
        await official.Follow("Project starten");
        await Look(official, "/projecten/nieuw");
        await official.Press("Project starten"); // empty: it comes back and says what is missing
        (await official.Text()).ShouldContain("Vul de naam in.");
        await official.Fill("Naam", "Samen in de buurt");
        await official.Fill("Eerste dag", new DateOnly(2024, 1, 1));
        await official.Fill("Laatste dag", new DateOnly(2030, 12, 31));
        await official.Press("Project starten");
        var project = official.Path;
        await Look(official, "/projecten/{id}");

        await official.Follow("Gemeenten toevoegen of laten stoppen");
        await official.Page.GetByLabel("Gemeente", new() { Exact = false }).First.SelectOptionAsync("bonheiden");
        await Look(official, "/projecten/{id}/gemeenten");
        await official.Press("Gemeente toevoegen");
        (await official.Text()).ShouldContain("Mechelen en Bonheiden");
        await official.Follow("Deelname van Bonheiden beëindigen");
        await Look(official, "/projecten/{id}/gemeenten/{slug}/einde");

        await official.Go($"{project}/bestuur");
        await Look(official, "/projecten/{id}/bestuur");
        await official.Go($"{project}/leiding");
        await Look(official, "/projecten/{id}/leiding");
        await official.Go($"{project}/deelname");
        await Look(official, "/projecten/{id}/deelname");
        await official.Go($"{project}/duos");
        await official.Follow("Duo toevoegen");
        await Look(official, "/projecten/{id}/duos/nieuw");
        await official.Fill("Mentor (vrijwilliger)", "Mira Mentor");
        await official.Fill("Mentee (nieuwkomer)", "Mats Mentee");
        await official.Page.GetByLabel("Hoe is de mentor gevonden?").SelectOptionAsync("municipal-magazine");
        await official.Page.GetByText("Meer Nederlands").ClickAsync();
        await official.Fill("Eerste dag", new DateOnly(2024, 2, 1));
        await official.Press("Duo bewaren");
        (await official.Text()).ShouldContain("Onder minimum 12");
        await Look(official, "/projecten/{id}/duos/{duo}");
        await Follow(official, "Corrigeren");
        await Look(official, "/projecten/{id}/duos/{duo}/corrigeren");
        await official.Fill("Mentor (vrijwilliger)", "Mira Mentor-Juist");
        await official.Fill("Waarom u corrigeert", "Tikfout");
        await official.Press("Duo bewaren");
        (await official.Text()).ShouldContain("Mira Mentor-Juist en Mats Mentee");
        await Follow(official, "Verwijderen");
        await Look(official, "/projecten/{id}/duos/{duo}/verwijderen");
        await official.Fill("Waarom u verwijdert", "Vergissing");
        await official.Press("Verwijderen");
        await official.Leave(() => official.Content.Locator("button", new() { HasText = "Zet terug" }).ClickAsync());
        (await official.Text()).ShouldContain("Het staat terug");
        await Look(official, "/projecten/{id}/duos");

        await official.Go($"{project}/fiches/nieuw");
        await official.Page.GetByLabel("Wat is het?").SelectOptionAsync("sheet");
        await official.Fill("Titel", "Afval sorteren");
        await official.Fill("Klaar op", new DateOnly(2024, 3, 1));
        await official.Press("Bewaren");
        await official.Go($"{project}/bijeenkomsten/nieuw");
        await official.Page.GetByLabel("Wat is het?").SelectOptionAsync("training");
        await official.Fill("Titel", "Klare taal");
        await official.Fill("Datum", new DateOnly(2024, 3, 1));
        await official.Press("Bijeenkomst bewaren");
        foreach (var list in (string[])["fiches", "bijeenkomsten"])
        {
            await official.Go($"{project}/{list}");
            await Follow(official, "Corrigeren");
            await Look(official, $"/projecten/{{id}}/{list}/{{record}}");
            await official.Fill("Waarom u corrigeert", "Tikfout");
            await official.Press(list == "fiches" ? "Bewaren" : "Bijeenkomst bewaren");
            await official.Go($"{project}/{list}");
            await Follow(official, "Verwijderen");
            await Look(official, $"/projecten/{{id}}/{list}/{{record}}/verwijderen");
        }

        foreach (var part in (string[])["fiches", "fiches/nieuw", "bijeenkomsten", "bijeenkomsten/nieuw", "verslag"])
        {
            await official.Go($"{project}/{part}");
            await Look(official, $"/projecten/{{id}}/{part}");
        }

        await using var partner = await platform.SignIn("ambtenaar@bonheiden.example");
        await partner.FollowMenu("Projecten");
        await partner.Follow("Samen in de buurt");
        (await partner.Text()).ShouldNotContain("Mira Mentor");
        await Look(partner, "/projecten/{id} (partner)");

        await using var manager = await platform.SignIn("regiomanager.antwerpen@agii.example");
        await manager.Go("/agii/projecten");
        (await manager.Text()).ShouldContain("Samen in de buurt");
        await Look(manager, "/agii/projecten");

        // AgII hands the lead to Bonheiden, which then lets a neighbour in.
        await manager.Leave(() => manager.Content.Locator("tr", new() { HasText = "Samen in de buurt" }).First
            .Locator("a", new() { HasText = "Leiding doorgeven" }).ClickAsync());
        await Look(manager, "/agii/projecten/{starter}/{id}/leiding");
        await manager.Press("Leiding doorgeven"); // empty: it comes back and says what is missing
        (await manager.Text()).ShouldContain("Vul de gemeente in.");
        await Look(manager, "/agii/projecten/{starter}/{id}/leiding (leeg)");
        await manager.Page.GetByLabel("Gemeente die voortaan leidt").SelectOptionAsync("bonheiden");
        await manager.Fill("Waarom u de leiding doorgeeft", "Op vraag van Mechelen.");
        await manager.Press("Leiding doorgeven");
        (await manager.Text()).ShouldContain("De leiding is doorgegeven.");
        await partner.Go(partner.Path);
        (await partner.Text()).ShouldContain("AgII gaf de leiding door: Op vraag van Mechelen).");
        await Look(partner, "/projecten/{id} (leidt voortaan)");
        await partner.Follow("Gemeenten toevoegen of laten stoppen");
        await partner.Page.GetByLabel("Gemeente", new() { Exact = false }).First.SelectOptionAsync("bornem");
        await partner.Press("Gemeente toevoegen");
        (await partner.Text()).ShouldContain("Mechelen, Bonheiden en Bornem");
    }

    /// <summary>Follows the first link that begins with these words, and says for screen readers about what.</summary>
    private static Task Follow(Window window, string words) =>
        window.Leave(() => window.Content.Locator("a", new() { HasText = words }).First.ClickAsync());

    private static async Task Look(Window window, string kind) =>
        (await Walk.Look(window, window.Path, kind)).ShouldBeEmpty();
}
