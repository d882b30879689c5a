using Microsoft.Playwright;

namespace AgiiPlatform.Browser;

/// <summary>Somebody has typed a page full, and then the session or the connection is gone.</summary>
public sealed class A_form_that_is_not_lost(PlatformFixture platform)
{
    private const string Official = "ambtenaar@mechelen.example", Agenda = "1. Onthaal\n2. Wat er nog te doen is";

    [Fact]
    public async Task When_the_session_ended_in_another_tab()
    {
        await using var window = await Typed();
        await using (var other = new Window(window.Page.Context))
        {
            await other.Begin();
            await other.Go("/mechelen/overleg");
            await other.Press("Afmelden");

            await window.Press("Overleg plannen");
            (await window.Text()).ShouldContain("Uw sessie is verlopen");
            (await Walk.Look(window, window.Path, "session-ended")).ShouldBeEmpty();
            await window.Fill("E-mailadres", Official);
            await window.Fill("Wachtwoord", PlatformFixture.Password);
            await window.Press("Aanmelden");
            (await window.Heading()).ShouldBe("Uw formulier is nog niet bewaard");
            (await Walk.Look(window, window.Path, "kept-form")).ShouldBeEmpty();
            await window.Press("Verder met uw formulier");

            (await window.Page.GetByLabel("Agenda").InputValueAsync()).ShouldBe(Agenda);
            await Assertions.Expect(window.ErrorSummary).ToContainTextAsync("nog niet bewaard");
        }
    }

    /// <summary>The browser keeps what it could not send, and sends it when the page is loaded again.</summary>
    [Fact]
    public async Task When_the_connection_was_gone_as_it_was_sent()
    {
        await using var window = await Typed();
        await window.Page.Context.SetOfflineAsync(true);
        await window.Press("Overleg plannen");
        window.Page.Url.ShouldStartWith("chrome-error://");

        await window.Page.Context.SetOfflineAsync(false);
        await window.Page.ReloadAsync();

        (await window.Text()).ShouldContain("Wat er nog te doen is");
        window.Path.ShouldNotEndWith("/nieuw");
    }

    private async Task<Window> Typed()
    {
        var window = await platform.SignIn(Official);
        await window.Go("/mechelen/overleg/nieuw");
        await window.Fill("Onderwerp", "Overleg over het onthaal");
        await window.Fill("Datum", new DateOnly(2031, 3, 4));
        await window.Fill("Agenda", Agenda);
        return window;
    }
}
