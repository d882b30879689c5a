namespace AgiiPlatform.Browser;

/// <summary>The controls: what looks for flaws sees one when it is there.</summary>
[Collection("browser")]
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
        var flaws = string.Join("\n", await Flaws.In(window.Page));
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
    public async Task Sees_what_the_content_security_policy_refuses()
    {
        await using var window = await platform.Open();
        await window.Page.RouteAsync("**/aanmelden", async route =>
        {
            var answer = await route.FetchAsync();
            var page = await answer.TextAsync();
            await route.FulfillAsync(new() { Response = answer, Body = page.Replace("</main>", "<p style='color: red'>Rood</p></main>", StringComparison.Ordinal) });
        });
        await window.Go("/aanmelden");
        window.TakeComplaints().ShouldContain(complaint => complaint.Contains("Content Security Policy", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Leaves_a_good_page_alone()
    {
        await using var window = await platform.Open();
        await window.Go("/aanmelden");
        (await Flaws.In(window.Page)).ShouldBeEmpty();
        window.TakeComplaints().ShouldBeEmpty();
    }
}
