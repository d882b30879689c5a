using Microsoft.Playwright;

namespace AgiiPlatform.Browser;

/// <summary>Work that several specs have done before they begin, done at the pages as its people do it.</summary>
internal static class Acts
{
    /// <summary>
    /// A national number that passes the checks and is nobody's: born in 1990, on an unknown day. Each serial number serves one spec.
    /// </summary>
    internal static string InventedInsz(int serial)
    {
        var digits = 900000000L + serial;
        return $"{digits:D9}{97 - (digits % 97):D2}";
    }

    /// <summary>Drafts an agreement from the list of agreements; ends on its page.</summary>
    internal static async Task Draft(this Window window, string title, DateOnly from, DateOnly until)
    {
        await window.Follow("Nieuwe overeenkomst");
        await window.Fill("Titel", title);
        await window.Page.GetByLabel("Thema").SelectOptionAsync("policy-period");
        await window.Fill("Begindatum", from);
        await window.Fill("Einddatum", until);
        var municipality = window.Page.GetByRole(AriaRole.Group, new() { Name = "Het lokaal bestuur" });
        await window.Fill("Wie tekent (1)", "Sam Schepen", municipality);
        await window.Fill("Wie tekent (2)", "Dirk Directeur", municipality);
        await window.Fill("Wie tekent", "Rani Regio", window.Page.GetByRole(AriaRole.Group, new() { Name = "Het agentschap" }));
        await window.Press("Concept bewaren");
        await Assertions.Expect(window.Page.Locator("h1")).ToHaveTextAsync(title);
    }

    /// <summary>Fills in a referral of an invented person, from the list of referrals, up to the button.</summary>
    internal static async Task FillReferral(this Window window, string insz, string firstName, string lastName)
    {
        await window.Follow("Doorverwijzen naar AgII");
        await window.Fill("Rijksregisternummer of bisnummer", insz);
        await window.Fill("Voornaam", firstName);
        await window.Fill("Familienaam", lastName);
        await window.Choose("maatschappelijke oriëntatie");
    }
}
