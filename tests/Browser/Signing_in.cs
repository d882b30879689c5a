using Microsoft.Playwright;

namespace AgiiPlatform.Browser;

/// <summary>Coming in, going elsewhere and leaving.</summary>
public sealed class Signing_in(PlatformFixture platform)
{
    [Fact]
    public async Task With_a_wrong_password_keeps_the_address_and_says_so_at_the_top()
    {
        await using var window = await platform.Open();
        await window.SignIn("schepen@aalst.example", "niet-dit-wachtwoord");
        window.Path.ShouldBe("/aanmelden");
        await Assertions.Expect(window.ErrorSummary).ToBeFocusedAsync();
        (await window.ErrorSummary.InnerTextAsync()).ShouldContain("Dit e-mailadres en wachtwoord horen niet bij elkaar.");
        (await window.Page.GetByLabel("E-mailadres").InputValueAsync()).ShouldBe("schepen@aalst.example");
        (await window.Page.GetByLabel("Wachtwoord").InputValueAsync()).ShouldBe("");

        await window.Fill("Wachtwoord", PlatformFixture.Password);
        await window.Press("Aanmelden");
        window.Path.ShouldBe("/aalst/te-doen");
    }

    [Fact]
    public async Task Leads_to_the_page_that_was_asked_for()
    {
        await using var window = await platform.Open();
        await window.Go("/mechelen/doorverwijzingen");
        await window.Fill("E-mailadres", "ocmw@mechelen.example");
        await window.Fill("Wachtwoord", PlatformFixture.Password);
        await window.Press("Aanmelden");
        window.Path.ShouldBe("/mechelen/doorverwijzingen");
    }

    [Fact]
    public async Task After_signing_out_back_shows_nothing()
    {
        await using var window = await platform.SignIn("ocmw@mechelen.example");
        await window.FollowMenu("Doorverwijzingen");
        (await window.Text()).ShouldContain("Amina Demo");
        await window.Press("Afmelden");
        (await window.Heading()).ShouldBe("Aanmelden");
        await window.Page.GoBackAsync();
        (await window.Page.ContentAsync()).ShouldNotContain("Amina");
        await Assertions.Expect(window.Page.GetByLabel("Wachtwoord")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Somebody_of_several_organisations_can_go_from_one_to_another()
    {
        await using var consultant = await platform.SignIn("consulent.antwerpen@agii.example");
        (await consultant.Heading()).ShouldBe("Agentschap Integratie en Inburgering");
        await consultant.Leave(() => consultant.Page.GetByRole(AriaRole.Link, new() { Name = "Wissel van organisatie" }).ClickAsync());
        await consultant.Fill("Naam", "meche");
        await consultant.Press("Zoeken");
        await consultant.Follow("Mechelen");
        (await consultant.Heading()).ShouldBe("Mechelen");
        (await consultant.Page.Locator(".header__organisation").InnerTextAsync()).ShouldBe("Mechelen");
    }

    [Fact]
    public async Task Somebody_of_one_organisation_is_not_asked_to_choose()
    {
        await using var official = await platform.SignIn("ambtenaar@mechelen.example");
        official.Path.ShouldBe("/mechelen/te-doen");
        (await official.Page.GetByRole(AriaRole.Link, new() { Name = "Wissel van organisatie" }).CountAsync()).ShouldBe(0);
    }
}
