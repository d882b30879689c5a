using Microsoft.Playwright;

namespace AgiiPlatform.Browser;

/// <summary>An official plans people, money, an action and a steering body.</summary>
public sealed class A_policy_plan_and_who_steers_it(PlatformFixture platform)
{
    [Fact]
    public async Task Is_made_by_an_official_page_by_page()
    {
        await using var window = await platform.SignIn("ambtenaar@mechelen.example");
        var flaws = new List<string>();

        await Look("/mechelen/beleidsplannen/nieuw", "plan-nieuw");
        await window.Fill("Naam", "Taal in de stad");
        await window.Fill("Eerste dag", new DateOnly(2031, 1, 1));
        await window.Fill("Laatste dag", new DateOnly(2032, 12, 31));
        await window.Fill("Code 1", "1");
        await window.Fill("Doelstelling 1", "Iedereen mee");
        await window.Press("Beleidsplan bewaren");
        var plan = window.Path;
        (await window.Heading()).ShouldBe("Taal in de stad");
        await Look(plan, "plan-leeg");

        await Look($"{plan}/acties/nieuw", "fiche-nieuw");
        await window.Fill("Code", "1.1");
        await window.Fill("Actie", "Praattafels");
        await window.Fill("Kost 1: waarvoor", "Lokaal");
        await window.Fill("Kost 1: bedrag in euro", "1.250,50");
        await window.Fill("Tekort zoals het er staat, in euro", "1.000");
        await window.Press("Actie bewaren");
        (await window.Text()).ShouldContain("er staat een tekort van € 1.000, en de som geeft € 1.250,50");
        await Look(window.Path, "fiche");

        var programme = plan.Replace("beleidsplannen", "programmas", StringComparison.Ordinal);
        await Look($"{programme}/personeel/nieuw", "personeel-nieuw");
        await window.Fill("VTE", "0,5");
        await window.Choose("De gemeente");
        await window.Fill("Dienst of organisatie", "Sociaal beleid");
        await window.Choose("1.1. Praattafels");
        await window.Press("Personeel bewaren");
        (await window.Text()).ShouldContain("Het personeel is toegevoegd.");
        await Look($"{programme}/personeel/nieuw", "personeel-van-agii");
        await window.Fill("VTE", "0,2");
        await window.Choose("AgII: telt naast het eigen personeel");
        await window.Fill("Dienst of organisatie", "AgII");
        // What is folded was opened to be looked at.
        await window.Page.GetByLabel("Actie 1", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await window.Page.GetByLabel("Regel 1 in de bijlage").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        flaws.AddRange(await Walk.Look(window, window.Path, "personeel-uit-de-bijlage"));
        await window.Press("Personeel bewaren");
        (await window.Text()).ShouldContain("Bijlage 20");
        await Look($"{programme}/werkingsmiddelen/nieuw", "werkingsmiddelen-nieuw");
        await window.Fill("Waarvoor", "Drank");
        await window.Fill("Bedrag in euro", "250");
        await window.Enter();
        (await window.Text()).ShouldContain("De werkingsmiddelen zijn toegevoegd.");
        await Look($"{programme}/middelen", "middelen");

        foreach (var part in (string[])["trajecten", "goedkeuringen", "gesprekken", "contacten", "wijzigen"])
        {
            await Look($"{plan}/{part}", part);
        }

        await Look($"{plan}/succesfactoren", "succesfactoren");
        await Look("/mechelen/organogrammen/nieuw", "organogram-nieuw");
        await Look("/mechelen/stuurgroepen/nieuw", "stuurgroep-nieuw");
        await window.Fill("Naam", "Stuurgroep taal");
        await window.Fill("Samenstelling", "ambtenaar");
        await window.Press("Stuurgroep bewaren");
        await Look(window.Path, "stuurgroep");
        await Look("/mechelen/stuurgroepen", "stuurgroepen");
        await Look($"{programme}/sturing", "sturing");
        await Look("/mechelen/organogrammen", "organogrammen");
        await window.Follow("Diensten van de stad");
        await Look(window.Path, "organogram");
        await Look(plan, "plan");

        string.Join("\n", flaws).ShouldBe("");

        async Task Look(string path, string name)
        {
            (await window.Go(path)).ShouldBe(200, path);
            flaws.AddRange(await Walk.Look(window, path, name));
        }
    }
}
