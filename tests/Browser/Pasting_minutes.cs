namespace AgiiPlatform.Browser;

/// <summary>Minutes that say two things: the person sees both beside the text, chooses, and records the decision.</summary>
public sealed class Pasting_minutes(PlatformFixture platform)
{
    private const string Minutes = """
        Gemeenteraad - Zitting van 20 april 2021
        Notulen goedgekeurd in zitting van 25 mei 2021
        Openbare zitting

        Aanwezig:
        An Aerts, voorzitter
        Bert Bos, burgemeester
        Cis Claes, Dora De Dobbeleer, Ed Van Eeckhout, Fien Fonteyn, raadsleden
        Ilse Ickx, algemeen directeur

        12. Samenwerkingsovereenkomst met het Agentschap Integratie en Inburgering

        Stemming
        Fien Fonteyn verlaat de zaal en neemt niet deel aan de stemming.
        Eerste stemronde: 2 stemmen voor en 3 stemmen tegen
        Tweede stemronde: 4 stemmen voor en 1 stem tegen (Cis Claes)

        Besluit
        Artikel 1. De gemeenteraad keurt de samenwerkingsovereenkomst goed.
        """;

    [Fact]
    public async Task What_the_text_says_twice_is_chosen_beside_the_text_and_then_recorded()
    {
        await using var official = await platform.SignIn("ambtenaar@duffel.example");
        await official.FollowMenu("Overeenkomsten");
        await official.Draft("Overeenkomst met notulen", new DateOnly(2021, 1, 1), new DateOnly(2090, 12, 31));
        await official.Follow("Collegebeslissing vastleggen");
        await official.Fill("Datum van de zitting", new DateOnly(2021, 3, 1));
        await official.Press("Beslissing vastleggen");
        await official.Follow("Beslissing van de raad vastleggen");

        await official.Fill("Tekst van het uittreksel of de notulen", Minutes);
        await official.Press("Notulen inlezen");

        string.Join("\n", await Walk.Look(official, official.Path, "ambtenaar/beslissing-gelezen")).ShouldBe("");
        (await official.Text()).ShouldContain("De tekst heeft 2 stemmingen: kies welke over deze overeenkomst gaat.");
        (await official.Page.GetByLabel("Stemmen voor").First.InputValueAsync()).ShouldBe("");
        await official.Choose("20 april 2021 (regel 1)");
        await official.Choose("4 voor, 1 tegen (regel 16)");
        await official.Press("Overnemen in het formulier");
        (await official.Page.GetByLabel("Datum van de zitting").InputValueAsync()).ShouldBe("2021-04-20");
        await official.Press("Beslissing vastleggen");

        (await official.Text()).ShouldContain("4 voor, 1 tegen (5 stemgerechtigde aanwezigen)");
        await official.Follow("Uittreksel bekijken");
        (await official.Text()).ShouldContain("Fien Fonteyn: Fien Fonteyn verlaat de zaal en neemt niet deel aan de stemming");
    }
}
