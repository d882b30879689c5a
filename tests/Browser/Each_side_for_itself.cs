namespace AgiiPlatform.Browser;

/// <summary>What one side records, the other confirms; who signs is who they say they are.</summary>
public sealed class Each_side_for_itself(PlatformFixture platform)
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(
        TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels")).Date);

    [Fact]
    public async Task A_decision_that_AgII_records_waits_for_the_municipality_and_then_each_signs_for_themselves()
    {
        await using var official = await platform.SignIn("ambtenaar@mechelen.example");
        await official.FollowMenu("Overeenkomsten");
        await official.Draft("Overeenkomst die AgII helpt registreren", Today, Today.AddYears(2));
        var agreement = new Uri(official.Page.Url).AbsolutePath;

        await using var consultant = await platform.SignIn("consulent.antwerpen@agii.example");
        (await consultant.Go(agreement)).ShouldBe(200);
        await consultant.Follow("Collegebeslissing vastleggen");
        (await Look(consultant, agreement + "/beslissing", "consulent/beslissing")).ShouldBe("");
        await consultant.Fill("Datum van de zitting", Today.AddDays(-9));
        await consultant.Press("Beslissing vastleggen");
        (await consultant.Text()).ShouldContain("Te bevestigen door de gemeente");

        (await official.Go(agreement)).ShouldBe(200);
        (await Look(official, agreement, "ambtenaar/te-bevestigen")).ShouldBe("");
        await official.Press("Bevestigen dat het college dit besliste");
        (await official.Text()).ShouldContain("De beslissing is bevestigd.");
        await official.Follow("Beslissing van de raad vastleggen");
        await official.Fill("Datum van de zitting", Today.AddDays(-2));
        await official.Fill("Stemmen voor", "30");
        await official.Fill("Stemmen tegen", "9");
        await official.Press("Beslissing vastleggen");

        await using var alderman = await platform.SignIn("schepen@mechelen.example");
        (await alderman.Go(agreement)).ShouldBe(200);
        await alderman.Follow("Ondertekenen");
        (await Look(alderman, agreement + "/ondertekenen", "schepen/ondertekenen")).ShouldBe("");
        await alderman.Follow("Registreer de handtekening met de scan");
        (await Look(alderman, agreement + "/ondertekenen", "schepen/registreren")).ShouldBe("");
        await alderman.Choose("Sam Schepen");
        await alderman.Page.GetByLabel("Scan van het ondertekende exemplaar").SetInputFilesAsync(new Microsoft.Playwright.FilePayload
        {
            Name = "getekend.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.7\n% getekend\n%%EOF\n"u8.ToArray(),
        });
        await alderman.Press("Handtekening registreren");
        (await alderman.Text()).ShouldContain("De handtekening is geregistreerd.");
        (await Look(alderman, agreement, "schepen/getekend")).ShouldBe("");
    }

    [Fact]
    public async Task A_protocol_is_in_force_when_both_have_confirmed_that_they_signed()
    {
        await using var worker = await platform.SignIn("ocmw@kontich.example");
        (await worker.Go("/kontich/protocol/nieuw")).ShouldBe(200);
        await worker.Choose("Terugkoppelen over het resultaat");
        await worker.Fill("Begindatum", Today.AddDays(-30));
        await worker.Fill("Ondertekend door het OCMW van Kontich op", Today.AddDays(-31));
        await worker.Press("Protocol registreren");
        (await worker.Text()).ShouldContain("nog niet ondertekend door AgII");
        (await Look(worker, "/kontich/protocol", "ocmw/protocol-wacht")).ShouldBe("");

        await using var manager = await platform.SignIn("regiomanager.antwerpen@agii.example");
        (await manager.Go("/kontich/protocol")).ShouldBe(200);
        (await Look(manager, "/kontich/protocol", "regiomanager/protocol-wacht")).ShouldBe("");
        await manager.Fill("Ondertekend op", Today.AddDays(-30));
        await manager.Press("Ondertekening bevestigen");
        (await manager.Text()).ShouldContain("De ondertekening is bevestigd.");
        (await manager.Text()).ShouldContain("van kracht");
    }

    private static async Task<string> Look(Window window, string path, string name) =>
        string.Join("\n", await Walk.Look(window, path, name));
}
