using Microsoft.Playwright;

namespace AgiiPlatform.Browser;

/// <summary>The regional manager looks at Flanders on the day of the written question.</summary>
public sealed class The_overview(PlatformFixture platform)
{
    private const string Day = "/agii/overzicht?datum=2019-11-07";

    [Fact]
    public async Task Tells_193_of_300_visited_and_11_signed_on_7_november_2019()
    {
        await using var manager = await platform.SignIn("regiomanager.antwerpen@agii.example");
        await manager.FollowMenu("Overzicht");
        await manager.Fill("Op datum", new DateOnly(2019, 11, 7));
        await manager.Press("Tonen");
        (await manager.Heading()).ShouldBe("Overzicht op 7 november 2019");
        var figures = manager.Content.Locator(".figure");
        var visited = await figures.Nth(0).InnerTextAsync();
        visited.ShouldContain("193 (64,3\u00a0%)");
        visited.ShouldContain("193/300 gemeenten");
        var signed = await figures.Nth(1).InnerTextAsync();
        signed.ShouldContain("11 (3,7\u00a0%)");
        signed.ShouldContain("11/300 gemeenten");
    }

    [Fact]
    public async Task Counts_against_298_when_that_denominator_is_chosen()
    {
        await using var manager = await platform.SignIn("regiomanager.antwerpen@agii.example");
        await manager.Go(Day);
        await manager.Page.GetByLabel("Ten opzichte van").SelectOptionAsync("agii");
        await manager.Press("Tonen");
        (await manager.Content.Locator(".figure").First.InnerTextAsync()).ShouldContain("193 (64,8\u00a0%)");
        (await manager.Text()).ShouldContain("193/298 gemeenten");
        (await manager.Page.GetByLabel("Op datum").InputValueAsync()).ShouldBe("2019-11-07", "the day stays");
        (await Tiles(manager).CountAsync()).ShouldBe(300, "Antwerp and Ghent stay on the map, as outside");
    }

    [Fact]
    public async Task Draws_every_municipality_once_and_says_the_same_in_the_table_and_the_file()
    {
        await using var manager = await platform.SignIn("regiomanager.antwerpen@agii.example");
        await manager.Go(Day);
        var places = await Tiles(manager).EvaluateAllAsync<string[]>("tiles => tiles.map(tile => tile.getAttribute('transform'))");
        places.Length.ShouldBe(300);
        places.Distinct().Count().ShouldBe(300, "no tile lies on another");
        (await Tiles(manager, "signed").CountAsync() + await Tiles(manager, "visited").CountAsync()).ShouldBe(193);
        (await Tiles(manager, "signed").CountAsync()).ShouldBe(11);

        var rows = manager.Content.Locator("table").Last.Locator("tbody tr");
        (await rows.CountAsync()).ShouldBe(300);
        (await Filled(rows, "Eerste bezoek")).ShouldBe(193);
        (await Filled(rows, "Ondertekend op")).ShouldBe(11);

        var link = await manager.Content.GetByRole(AriaRole.Link, new() { Name = "Cijfers per gemeente (CSV)" }).GetAttributeAsync("href");
        var file = await manager.Page.APIRequest.GetAsync(link!);
        file.Status.ShouldBe(200);
        var text = (await file.TextAsync()).TrimStart('\ufeff');
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.TrimEnd('\r').Split(';')).ToList();
        lines.Count.ShouldBe(301);
        var (visit, signature) = (Array.IndexOf(lines[0], "Eerste bezoek"), Array.IndexOf(lines[0], "Ondertekend op"));
        lines.Skip(1).Count(l => l[visit] != "").ShouldBe(193);
        lines.Skip(1).Count(l => l[signature] != "").ShouldBe(11);
    }

    [Fact]
    public async Task Leads_from_a_tile_to_its_municipality_by_keyboard()
    {
        await using var manager = await platform.SignIn("regiomanager.antwerpen@agii.example");
        await manager.Go(Day);
        await manager.Page.GetByRole(AriaRole.Link, new() { Name = "Sla de kaart over" }).FocusAsync();
        await manager.Page.Keyboard.PressAsync("Tab");
        var tile = await manager.Page.EvaluateAsync<string>(
            "() => document.activeElement.closest('.tilemap__map a')?.querySelector('title').textContent ?? ''");
        tile.ShouldContain(": ", customMessage: "Tab reaches a tile, which tells its name and how it stands");
        await manager.Enter();
        (await manager.Heading()).ShouldBe(tile.Split(':')[0]);
        (await manager.Text()).ShouldContain("Op 7 november 2019");
    }

    [Fact]
    public async Task The_map_can_be_skipped()
    {
        await using var manager = await platform.SignIn("regiomanager.antwerpen@agii.example");
        await manager.Go(Day);
        await manager.Page.GetByRole(AriaRole.Link, new() { Name = "Sla de kaart over" }).FocusAsync();
        await manager.Page.Keyboard.PressAsync("Enter");
        await manager.Page.Keyboard.PressAsync("Tab");
        (await manager.Page.EvaluateAsync<bool>("() => !!document.activeElement.closest('.table')")).ShouldBeTrue("the table comes next");
    }

    private static ILocator Tiles(Window window, string? kind = null) =>
        window.Content.Locator(kind is null ? ".tilemap__map a" : $".tilemap__map a.tilemap__tile--{kind}");

    private static Task<int> Filled(ILocator rows, string column) =>
        rows.Locator($"td[data-label='{column}']")
            .EvaluateAllAsync<int>("cells => cells.filter(cell => cell.textContent.trim() !== '–').length");
}
