using System.Text.Json.Nodes;
using static AgiiPlatform.Specs.Agreements.AgreementCalls;

namespace AgiiPlatform.Specs.Agreements;

/// <summary>The agreement of the seed, entered act by act with the facts of the council's minutes.</summary>
[Collection("platform")]
public class The_Mechelen_agreement_of_2018(PlatformFixture platform)
{
    [Fact]
    public async Task Is_entered_decided_signed_and_read_back_with_every_fact_of_the_seed()
    {
        var official = await platform.SignIn("ambtenaar@mechelen.example");
        var alderman = await platform.SignIn("schepen@mechelen.example");
        var director = await platform.SignIn("directeur@mechelen.example");
        var regionalManager = await platform.SignIn("regiomanager.antwerpen@agii.example");

        var agreement = await official.Draft("mechelen", new JsonObject
        {
            ["title"] = "Samenwerkingsovereenkomst in het kader van het lokale diversiteitsbeleid van de stad Mechelen",
            ["theme"] = "local-diversity-policy",
            ["from"] = "2018-01-01",
            ["until"] = "2018-12-31",
            ["predecessorEndedOn"] = "2016-12-31",
            ["parties"] = new JsonArray(
                Party("municipality", "Het stadsbestuur van Mechelen", ("Marc Hendrickx", "schepen van diversiteit"), ("Erik Laga", "stadsecretaris")),
                Party("agency", "Agentschap Integratie & Inburgering", ("Patrick Bosmans", "regiomanager Antwerpen"))),
        });
        (await official.GetJson(agreement))["next"]!.GetValue<string>().ShouldContain("Wacht op het college");

        await official.Done(agreement + "/decisions", new { body = "college", date = "2018-07-13", item = "21" });
        (await official.GetJson(agreement))["stateLabel"]!.GetValue<string>().ShouldBe("Doorverwezen naar de raad");

        await official.Done(agreement + "/decisions", new
        {
            body = "council", date = "2018-09-04", item = "24", votes = new { @for = 36, against = 2, abstain = 0 }, present = 38,
        });
        (await official.GetJson(agreement))["next"]!.GetValue<string>().ShouldBe(
            "Wacht op de handtekening van Marc Hendrickx (schepen van diversiteit), Erik Laga (stadsecretaris) en Patrick Bosmans (regiomanager Antwerpen).");

        // The printed agreement bears no date beside any of its three signatures.
        (await alderman.Sign(agreement, 0, 0, null)).EnsureSuccessStatusCode();
        (await director.Sign(agreement, 0, 1, null)).EnsureSuccessStatusCode();
        (await official.GetJson(agreement))["stateLabel"]!.GetValue<string>().ShouldBe("Gedeeltelijk ondertekend");
        (await regionalManager.Sign(agreement, 1, 0, null)).EnsureSuccessStatusCode();

        var read = await official.GetJson(agreement);
        read["state"]!.GetValue<string>().ShouldBe("ended");
        read["legalBasis"]!.GetValue<string>().ShouldBe("Decreet van 7 juni 2013 betreffende het Vlaamse integratie- en inburgeringsbeleid");
        read["signedOn"]!.GetValue<string>().ShouldBe("2018-09-04");
        var council = read["decisions"]![1]!;
        council["result"]!.GetValue<string>().ShouldBe("approved");
        (council["votes"]!["for"]!.GetValue<int>(), council["votes"]!["against"]!.GetValue<int>(), council["votes"]!["present"]!.GetValue<int>())
            .ShouldBe((36, 2, 38));
        read.Warnings().ShouldBe(
        [
            "Met terugwerkende kracht, 246 dagen: goedgekeurd op 4 september 2018, van kracht vanaf 1 januari 2018.",
            "365 dagen niet gedekt: de vorige overeenkomst liep af op 31 december 2016, deze begint op 1 januari 2018.",
            "De datum van de handtekening van Marc Hendrickx, Erik Laga en Patrick Bosmans ontbreekt. "
                + "In de cijfers telt de overeenkomst als ondertekend vanaf 4 september 2018.",
        ]);

        // And what the alderman sees.
        var page = await (await platform.Browse("schepen@mechelen.example")).Get(agreement.Replace("/api/mechelen/agreements", "/mechelen/overeenkomsten"));
        page.ShouldContain("36 voor, 2 tegen (38 stemgerechtigde aanwezigen)");
        page.ShouldContain("365 dagen niet gedekt");
        page.ShouldContain("246 dagen");
    }
}
