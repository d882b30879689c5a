using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using AgiiPlatform.Specs.Agreements.Annexes;
using static AgiiPlatform.Specs.Agreements.AgreementCalls;

namespace AgiiPlatform.Specs.Agreements;

/// <summary>Each signatory signs for themselves; who registers what another signed shows the scan, and is named beside it.</summary>
public class Signing_for_oneself(PlatformFixture platform)
{
    private async Task<(HttpClient Official, HttpClient Alderman, HttpClient Director, string Agreement)> Approved(JsonObject? terms = null)
    {
        var official = await platform.SignIn("ambtenaar@retie.example");
        return (official, await platform.SignIn("schepen@retie.example"), await platform.SignIn("directeur@retie.example"),
            await official.Approved("retie", terms ?? InAnyOrder()));
    }

    private static JsonNode Signature(JsonNode agreement, int representative) =>
        agreement["parties"]![0]!["representatives"]![representative]!["signature"]!;

    private static async Task<Guid> Scan(HttpClient official, string agreement) =>
        (await (await official.Upload(agreement, Pdf("getekend"), "getekend.pdf")).Body())["id"]!.GetValue<Guid>();

    [Fact]
    public async Task Who_the_representative_is_needs_no_scan_and_nobody_else_stands_beside_the_signature()
    {
        var (official, alderman, _, agreement) = await Approved();

        (await alderman.Sign(agreement, 0, 0)).EnsureSuccessStatusCode();

        var signature = Signature(await official.GetJson(agreement), 0).AsObject();
        signature.ContainsKey("recordedBy").ShouldBeFalse();
        signature.ContainsKey("evidence").ShouldBeFalse();
    }

    [Fact]
    public async Task An_alderman_does_not_sign_for_the_general_manager()
    {
        var (official, alderman, director, agreement) = await Approved();
        var before = (await official.GetJson(agreement))["version"]!.GetValue<int>();

        var refused = await alderman.Sign(agreement, 0, 1);

        await refused.ShouldRefuse(400, "invalid-input", "U bent Sam Schepen (Retie) en registreert de handtekening van Dirk Directeur.");
        (await refused.Body())["errors"]!["document"].ShouldNotBeNull();
        (await official.GetJson(agreement))["version"]!.GetValue<int>().ShouldBe(before, "nothing is written");
        (await director.Sign(agreement, 0, 1)).EnsureSuccessStatusCode(); // the control: the general manager does
    }

    [Fact]
    public async Task A_name_that_is_nobodys_account_is_registered_with_its_scan_and_by_whom()
    {
        var terms = InAnyOrder();
        terms["parties"]![0]!["representatives"]![1]!["name"] = "Greta Gewezen";
        var (official, alderman, director, agreement) = await Approved(terms);
        await (await director.Sign(agreement, 0, 1)).ShouldRefuse(400, "invalid-input", "handtekening van Greta Gewezen");

        (await alderman.Sign(agreement, 0, 1, document: await Scan(official, agreement))).EnsureSuccessStatusCode();

        var by = Signature(await official.GetJson(agreement), 1)["recordedBy"]!;
        (by["name"]!.GetValue<string>(), by["role"]!.GetValue<string>()).ShouldBe(("Sam Schepen (Retie)", "alderman"));
        by["personId"]!.GetValue<Guid>().ShouldBe(await platform.PersonId("schepen@retie.example"));
        var browser = await platform.Browse("ambtenaar@retie.example");
        (await browser.Get(agreement.ToPage())).ShouldContain("Geregistreerd door Sam Schepen (Retie), schepen");
        (await browser.Get(agreement.ToPage() + "/afdrukken"))
            .ShouldContain("(get.) 1 maart 2020 (geregistreerd door Sam Schepen (Retie), schepen)");
    }

    [Fact]
    public async Task The_name_is_compared_without_accents_and_capitals()
    {
        var terms = InAnyOrder();
        terms["parties"]![0]!["representatives"]![0]!["name"] = "SAM  Schépen";
        var (_, alderman, _, agreement) = await Approved(terms);

        (await alderman.Sign(agreement, 0, 0)).EnsureSuccessStatusCode();
    }

    [Fact]
    public async Task A_substitute_signs_for_themselves_and_the_one_replaced_registers_with_the_scan()
    {
        var (official, alderman, director, agreement) = await Approved();
        object Instead(int representative, string name, Guid? document = null) => new
        {
            party = 0, representative, date = "2020-03-01", document, substitute = new { name, title = "waarnemend" },
        };

        await (await alderman.PostJson(agreement + "/signatures", Instead(0, "Wim Waarnemer")))
            .ShouldRefuse(400, "invalid-input", "handtekening van Wim Waarnemer");
        await alderman.Done(agreement + "/signatures", Instead(0, "Wim Waarnemer", await Scan(official, agreement)));
        await director.Done(agreement + "/signatures", Instead(1, "Dirk Directeur"));

        var read = await official.GetJson(agreement);
        Signature(read, 0)["recordedBy"]!["name"]!.GetValue<string>().ShouldBe("Sam Schepen (Retie)");
        Signature(read, 1).AsObject().ContainsKey("recordedBy").ShouldBeFalse();
    }

    [Fact]
    public async Task On_the_page_the_signatory_is_asked_for_the_day_and_the_place_alone()
    {
        var (official, _, _, agreement) = await Approved();
        var browser = await platform.Browse("schepen@retie.example");
        (await browser.Get(agreement.ToPage())).ShouldContain(">Ondertekenen<");
        var page = agreement.ToPage() + "/ondertekenen";

        var html = await browser.Get(page);
        html.ShouldContain("U tekent zelf voor het lokaal bestuur: Sam Schepen (schepen van samenleven).");
        html.ShouldNotContain("type=\"file\"");
        (await browser.Post(page, Browser.Fields(html))).Status.ShouldBe(HttpStatusCode.Redirect);

        Signature(await official.GetJson(agreement), 0).AsObject().ContainsKey("recordedBy").ShouldBeFalse();
    }

    [Fact]
    public async Task On_the_page_a_signature_on_paper_is_registered_with_its_scan_in_one_step()
    {
        var (official, _, _, agreement) = await Approved();
        var browser = await platform.Browse("schepen@retie.example");
        var page = agreement.ToPage() + "/ondertekenen";
        var html = await browser.Get(page + "?partij=0&scan=ja");
        html.ShouldContain("Daarvoor is de scan nodig, en uw naam komt ernaast");
        var fields = Browser.Fields(html);
        fields["representative"] = "1";
        fields["place"] = "Retie";

        var (status, refused) = await browser.Post(page, fields);
        status.ShouldBe(HttpStatusCode.BadRequest);
        refused.ShouldContain("Voeg de scan toe waarop die te zien is.");
        var again = Browser.Fields(refused);
        again["place"].ShouldBe("Retie", "what was typed is kept");
        (await official.GetJson(agreement))["documents"]!.AsArray().ShouldBeEmpty();

        (await Send(browser, page, again, Pdf("handtekening"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var read = await official.GetJson(agreement);
        var signature = Signature(read, 1);
        signature["evidence"]!["id"]!.GetValue<Guid>().ShouldBe(read["documents"]![0]!["id"]!.GetValue<Guid>());
        signature["recordedBy"]!["name"]!.GetValue<string>().ShouldBe("Sam Schepen (Retie)");
    }

    [Fact]
    public async Task A_scan_that_comes_with_a_refused_signature_stays_nowhere()
    {
        var terms = Terms(); // in order
        var (official, _, _, agreement) = await Approved(terms);
        var browser = await platform.Browse("schepen@retie.example");
        var fields = Browser.Fields(await browser.Get(agreement.ToPage() + "/ondertekenen?partij=0&scan=ja"));
        fields["representative"] = "1"; // the general manager, before the alderman

        (await Send(browser, agreement.ToPage() + "/ondertekenen", fields, Pdf("te vroeg"))).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await Send(browser, agreement.ToPage() + "/ondertekenen", fields, "geen pdf"u8.ToArray())).StatusCode
            .ShouldBe(HttpStatusCode.BadRequest);

        var read = await official.GetJson(agreement);
        read["documents"]!.AsArray().ShouldBeEmpty();
        read["state"]!.GetValue<string>().ShouldBe("approved");
    }

    [Fact]
    public async Task Who_withdraws_a_signature_is_named()
    {
        var (official, alderman, director, agreement) = await Approved();
        (await director.Sign(agreement, 0, 1)).EnsureSuccessStatusCode();
        var id = Signature(await official.GetJson(agreement), 1)["id"];

        await alderman.Done($"{agreement}/signatures/{id}/withdrawal", new { reason = "Verkeerde versie." });

        (await official.GetJson(agreement))["withdrawn"]![0]!["by"]!["name"]!.GetValue<string>().ShouldBe("Sam Schepen (Retie)");
        (await (await platform.Browse("ambtenaar@retie.example")).Get(agreement.ToPage()))
            .ShouldContain("door Sam Schepen (Retie), schepen. Reden: Verkeerde versie.");
    }

    [Fact]
    public async Task An_annex_is_signed_in_the_same_way()
    {
        var (official, alderman, director, agreement) = await Approved();
        var annex = await official.Annex(agreement);
        await official.Line(annex);
        await official.Done(annex + "/agreement", new { });
        await (await alderman.PostJson(annex + "/acknowledgements", new { party = 0, representative = 1 }))
            .ShouldRefuse(400, "invalid-input", "handtekening van Dirk Directeur");
        await alderman.Done(annex + "/acknowledgements", new { party = 0, representative = 0, date = "2026-02-03" });
        await (await director.PostJson(annex + "/acknowledgements", new { party = 0, representative = 1, document = Guid.NewGuid() }))
            .ShouldRefuse(400, "invalid-input", "Kies een document van deze overeenkomst.");

        var browser = await platform.Browse("schepen@retie.example");
        var fields = Browser.Fields(await browser.Get(annex.Page() + "/kennisname"));
        fields["who"] = "0-1";
        fields["date"] = "2026-02-04";
        (await Send(browser, annex.Page() + "/kennisname", fields, Pdf("bijlage"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var places = (await official.GetJson(annex))["acknowledgements"]!.AsArray();
        places[0]!["signed"]!.AsObject().ContainsKey("recordedBy").ShouldBeFalse();
        places[1]!["signed"]!["recordedBy"]!["name"]!.GetValue<string>().ShouldBe("Sam Schepen (Retie)");
        places[1]!["signed"]!["document"]!.GetValue<Guid>()
            .ShouldBe((await official.GetJson(agreement))["documents"]![0]!["id"]!.GetValue<Guid>());
        (await browser.Get(annex.Page())).ShouldContain("Geregistreerd door Sam Schepen (Retie), schepen");
        (await browser.Get(annex.Page() + "/afdruk"))
            .ShouldContain("(get.) 4 februari 2026 (geregistreerd door Sam Schepen (Retie), schepen)");
    }

    [Fact]
    public async Task Who_signs_an_annex_signs_the_version_they_read()
    {
        var (official, alderman, _, agreement) = await Approved();
        var annex = await official.Annex(agreement);
        await official.Line(annex);
        await official.Done(annex + "/agreement", new { });
        var browser = await platform.Browse("schepen@retie.example");
        var page = await browser.Get(annex.Page());
        var to = page[page.IndexOf($"{annex.Page()}/kennisname", StringComparison.Ordinal)..];
        var fields = Browser.Fields(await browser.Get(to[..to.IndexOf('"', StringComparison.Ordinal)]));
        await official.Line(annex, AnnexCalls.Action("en nog iets"));

        var (status, refused) = await browser.Post(annex.Page() + "/kennisname", fields);
        status.ShouldBe(HttpStatusCode.Conflict);
        refused.ShouldContain("Iemand anders heeft deze bijlage intussen gewijzigd.");
        await (await alderman.PostJson(annex + "/acknowledgements", new { party = 0, representative = 0, version = 1 }))
            .ShouldRefuse(409, "rule:changed-meanwhile");
        var version = (await official.GetJson(annex))["version"]!.GetValue<int>();
        await alderman.Done(annex + "/acknowledgements", new { party = 0, representative = 0, version });
    }

    private static async Task<HttpResponseMessage> Send(Browser browser, string path, Dictionary<string, string> fields, byte[] scan)
    {
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields.Where(f => f.Key != "scan"))
        {
            content.Add(new StringContent(value, Encoding.UTF8), name);
        }

        content.Add(new ByteArrayContent(scan), "scan", "scan.pdf");
        return await browser.Send(path, content);
    }
}
