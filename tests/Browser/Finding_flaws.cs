namespace AgiiPlatform.Browser;

/// <summary>The controls: what looks for flaws sees one when it is there.</summary>
public sealed class Finding_flaws(PlatformFixture platform)
{
    [Fact]
    public async Task Sees_a_broken_page()
    {
        await using var window = await platform.Open();
        await window.Page.SetContentAsync("""
            <html lang="en"><head><title></title></head><body><main>
                <h1>Kapot</h1><h1>Nog eens</h1>
                <img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">
                <p style="color: #bbb; background: #fff">Te bleek om te lezen</p>
                <p style="width: 900px">Te breed voor een telefoon</p>
                <button aria-label="Submit">Verzenden</button>
                <details><summary>Meer</summary><input type="text"></details>
            </main></body></html>
            """);
        var flaws = string.Join("\n", await Flaws.In(window.Page, again: true));
        flaws.ShouldSatisfyAllConditions(
            () => flaws.ShouldContain("1280 px: axe image-alt (critical): <img"),
            () => flaws.ShouldContain("390 px: axe color-contrast (serious): <p style"),
            () => flaws.ShouldContain("axe label (critical): <input"),
            () => flaws.ShouldContain("320 px: "),
            () => flaws.ShouldContain("""lang is "en" """.Trim()),
            () => flaws.ShouldContain("2 h1"),
            () => flaws.ShouldContain("no title"),
            () => flaws.ShouldContain("English: Submit"));
    }

    [Fact]
    public async Task Sees_it_on_a_page_of_the_platform_too()
    {
        await using var window = await platform.Open();
        await window.Go("/aanmelden");
        await window.Content.EvaluateAsync("main => main.append(document.createElement('button'))");
        (await Flaws.In(window.Page, again: true)).ShouldContain("1280 px: axe button-name (critical): <button></button>");
    }

    [Fact]
    public async Task Sees_what_the_content_security_policy_refuses()
    {
        await using var window = await platform.Open();
        await window.Page.RouteAsync("**/aanmelden", async route =>
        {
            var answer = await route.FetchAsync();
            var page = await answer.TextAsync();
            var body = page.Replace("</main>", "<p style='color: red'>Rood</p></main>", StringComparison.Ordinal);
            await route.FulfillAsync(new() { Response = answer, Body = body });
        });
        await window.Go("/aanmelden");
        window.TakeComplaints().ShouldContain(complaint => complaint.Contains("Content Security Policy", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Leaves_a_good_page_alone()
    {
        await using var window = await platform.Open();
        await window.Go("/aanmelden");
        (await Flaws.In(window.Page, again: true)).ShouldBeEmpty();
        window.TakeComplaints().ShouldBeEmpty();
    }

    [Fact]
    public async Task Examines_a_page_again_when_it_is_built_differently()
    {
        await using var window = await platform.Open();
        (await Found("<button>Bewaren</button>")).ShouldNotContain("button-name");
        (await Found("<button>Bewaren</button><button></button>")).ShouldContain("390 px: axe button-name (critical): <button></button>");
        (await Found("<button>Weggooien</button><button></button>")).ShouldNotContain("button-name", customMessage: "it was told");

        async Task<string> Found(string main)
        {
            await window.Page.SetContentAsync($"<main>{main}</main>");
            return string.Join("\n", await Flaws.In(window.Page));
        }
    }

    [Theory]
    [InlineData("""<input id="a"><label for="a">Naam</label>""", """<input id="a"><label for="b">Naam</label>""")]
    [InlineData("""<p id="a"></p><i id="b"></i>""", """<p id="a"></p><i id="a"></i>""")]
    [InlineData("""<b id="a"></b><i aria-labelledby="a"></i>""", """<b id="a"></b><i aria-labelledby="b"></i>""")]
    [InlineData("""<img alt="Kaart">""", """<img alt="">""")]
    [InlineData("""<img alt="Kaart">""", """<img>""")]
    [InlineData("""<a href="/a">Verder</a>""", """<a href="/a"> </a>""")]
    [InlineData("""<p class="bleek">Tekst</p>""", """<p>Tekst</p>""")]
    [InlineData("""<ul><li></li></ul>""", """<ul><li></li><div></div></ul>""")]
    [InlineData("""<p style="overflow: auto; width: 9px">i</p>""", """<p style="overflow: auto; width: 9px">iiiiiiiiii</p>""")]
    public async Task Tells_apart_what_is_built_differently(string one, string other)
    {
        await using var window = await platform.Open();
        (await Outline(window, other)).ShouldNotBe(await Outline(window, one));
    }

    [Theory]
    [InlineData("""<a href="/a">Verder</a>""", """<a href="/b">Terug</a>""")]
    [InlineData("""<ul><li>Een</li></ul>""", """<ul><li>Een</li><li>Twee</li></ul>""")]
    [InlineData("""<input id="a" value="An"><label for="a">Naam</label>""",
        """<input id="b" value="Jef"><label for="b">Voornaam</label>""")]
    public async Task Takes_for_the_same_what_differs_in_its_words(string one, string other)
    {
        await using var window = await platform.Open();
        (await Outline(window, other)).ShouldBe(await Outline(window, one));
    }

    private static async Task<string> Outline(Window window, string content)
    {
        await window.Page.SetContentAsync(content);
        return await Axe.Outline(window.Page);
    }
}
