using Microsoft.Playwright;

namespace AgiiPlatform.Browser;

/// <summary>An agreement from concept to running, by four people, in browsers that run no scripts.</summary>
public sealed class Without_scripts(PlatformFixture platform)
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(
        TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels")).Date);

    [Theory]
    [InlineData(-30, "Lopend")]
    [InlineData(30, "Ondertekend")]
    public async Task An_agreement_is_drafted_decided_on_and_signed_by_all(int begins, string stateAtTheEnd)
    {
        var title = $"Samenwerkingsovereenkomst die {stateAtTheEnd.ToLowerInvariant()} wordt";

        await using var official = await platform.SignIn("ambtenaar@kontich.example", scripts: false);
        await official.FollowMenu("Overeenkomsten");
        await official.Draft(title, Today.AddDays(begins), Today.AddYears(5));
        (await official.Text()).ShouldContain("Het concept is bewaard.");
        await ShouldBe(official, "Concept");

        await official.Follow("Collegebeslissing vastleggen");
        await official.Fill("Datum van de zitting", Today.AddDays(-40));
        await official.Press("Beslissing vastleggen");
        await ShouldBe(official, "Doorverwezen naar de raad");

        await official.Follow("Beslissing van de raad vastleggen");
        await official.Fill("Datum van de zitting", Today.AddDays(-31));
        await official.Fill("Stemmen voor", "36");
        await official.Fill("Stemmen tegen", "2");
        await official.Press("Beslissing vastleggen");
        await ShouldBe(official, "Goedgekeurd");
        (await official.Text()).ShouldContain("36 voor, 2 tegen");

        await using var alderman = await platform.SignIn("schepen@kontich.example", scripts: false);
        await alderman.FollowMenu("Overeenkomsten");
        await Sign(alderman, title);
        await ShouldBe(alderman, "Gedeeltelijk ondertekend");

        await using var director = await platform.SignIn("directeur@kontich.example", scripts: false);
        await director.FollowMenu("Overeenkomsten");
        await Sign(director, title);
        await ShouldBe(director, "Gedeeltelijk ondertekend");

        await using var manager = await platform.SignIn("regiomanager.antwerpen@agii.example", scripts: false);
        await manager.FollowMenu("Mijn gemeenten");
        await manager.Follow("Kontich");
        await manager.FollowMenu("Overeenkomsten");
        await Sign(manager, title);
        await ShouldBe(manager, stateAtTheEnd);

        await official.Page.ReloadAsync();
        await ShouldBe(official, stateAtTheEnd);
    }

    [Fact]
    public async Task Votes_that_do_not_add_up_come_back_with_what_was_typed()
    {
        await using var official = await platform.SignIn("ambtenaar@lier.example", scripts: false);
        await official.FollowMenu("Overeenkomsten");
        await official.Draft("Overeenkomst met een vergissing", Today, Today.AddYears(1));
        await official.Follow("Collegebeslissing vastleggen");
        await official.Fill("Datum van de zitting", Today.AddDays(-2));
        await official.Press("Beslissing vastleggen");
        await official.Follow("Beslissing van de raad vastleggen");
        await official.Fill("Datum van de zitting", Today.AddDays(-1));
        await official.Fill("Stemmen voor", "20");
        await official.Fill("Stemmen tegen", "3");
        await official.Fill("Stemgerechtigde aanwezigen", "25");
        await official.Press("Beslissing vastleggen");
        await Assertions.Expect(official.ErrorSummary).ToBeVisibleAsync();
        (await official.Page.GetByLabel("Stemmen voor").InputValueAsync()).ShouldBe("20");
        await official.Fill("Stemgerechtigde aanwezigen", "23");
        await official.Press("Beslissing vastleggen");
        await ShouldBe(official, "Goedgekeurd");
    }

    private static async Task Sign(Window window, string agreement)
    {
        await window.Follow(agreement);
        await window.Follow("Ondertekenen");
        await window.Press("Ondertekenen");
        (await window.Text()).ShouldContain("De handtekening is geregistreerd.");
    }

    /// <summary>The state is the first thing that the page of an agreement says.</summary>
    private static async Task ShouldBe(Window window, string state) =>
        (await window.Content.Locator("p.lead").First.InnerTextAsync()).Trim().ShouldStartWith(state);
}
