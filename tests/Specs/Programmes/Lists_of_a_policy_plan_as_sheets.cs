using System.Net;
using System.Net.Http.Json;
using AgiiPlatform.Specs.Agreements;

namespace AgiiPlatform.Specs.Programmes;

/// <summary>The lists of a policy plan, from its tracks to its success factors, leave as files, and come back as the whole list.</summary>
public class Lists_of_a_policy_plan_as_sheets(PlatformFixture platform)
{
    private const string Municipality = "steenokkerzeel";

    private async Task<(HttpClient Official, Browser Browser, string Api, string Page)> Filled()
    {
        var official = await platform.SignIn($"ambtenaar@{Municipality}.example");
        var id = await official.Create(
            $"/api/{Municipality}/policy-plans", new { name = "Plan", from = "2024-01-01", until = "2026-12-31" });
        var api = $"/api/{Municipality}/policy-plans/{id}";
        await official.Put($"{api}/tracks", new
        {
            version = 1,
            tracks = (object[])
            [
                new
                {
                    service = "Sport",
                    phases = (object[])
                    [
                        new { name = "Start", from = "2024-02-01", until = "2024-03-01" }, new { name = "Vervolg", printed = "2025" },
                    ],
                },
                new { service = "Jeugd" },
            ],
        });
        await official.Put($"{api}/approvals", new
        {
            version = 2,
            approvals = (object[])
            [
                new { body = "College", date = "2024-02-02", note = "met één; wijziging" }, new { body = "Raad", date = "2024-03-03" },
            ],
        });
        await official.Put($"{api}/talks", new
        {
            version = 3,
            talks = (object[])[new { date = "2024-04-04", with = "Sport", text = "Goed;\nbezig" },
                new { date = "2024-05-05", with = "Jeugd" }],
        });
        await official.Put($"{api}/contacts", new
        {
            version = 4,
            contacts = (object[])[new { name = "An Voorbeeld", title = "schepen", mail = "an@voorbeeld.example", mobile = "0470 00 00 00" },
                new { name = "Bo Voorbeeld", organisation = "Vzw" }],
        });
        await official.Put($"{api}/success-factors", new
        {
            version = 5, successFactors = (object[])[new { text = "Draagvlak; ook in de raad" }, new { text = "Een trekker per dienst" }],
        });
        return (official, await platform.Browse($"ambtenaar@{Municipality}.example"), api, $"/{Municipality}/beleidsplannen/{id}");
    }

    [Theory]
    [InlineData("tracks", "trajecten", "csv")]
    [InlineData("tracks", "trajecten", "xlsx")]
    [InlineData("approvals", "goedkeuringen", "csv")]
    [InlineData("approvals", "goedkeuringen", "xlsx")]
    [InlineData("talks", "gesprekken", "csv")]
    [InlineData("talks", "gesprekken", "xlsx")]
    [InlineData("contacts", "contacten", "csv")]
    [InlineData("contacts", "contacten", "xlsx")]
    [InlineData("success-factors", "succesfactoren", "csv")]
    [InlineData("success-factors", "succesfactoren", "xlsx")]
    public async Task Come_back_as_they_left_and_change_nothing(string part, string word, string format)
    {
        var (official, browser, api, page) = await Filled();
        var before = (await official.GetJson(api)).ToJsonString();
        var file = await official.GetByteArrayAsync($"{api}/{part}.{format}");

        var preview = await browser.Preview($"{page}/{word}", $"{page}/{word}/nakijken", $"l.{format}", file);

        preview.ShouldContain("Er verandert niets aan wat bewaard is.");
        (await browser.Confirm(preview, $"{page}/{word}")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await official.GetJson(api)).ToJsonString().ShouldBe(before, "also the version");
        (await (await platform.Browse($"schepen@{Municipality}.example")).Get(page)).ShouldContain($"{page}/{word}.{format}");
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public async Task Of_a_programme_the_approvals_come_back_as_they_left(string format)
    {
        var official = await platform.SignIn($"ambtenaar@{Municipality}.example");
        var id = await official.Start(Municipality, PlanSamenleven.Of());
        var (api, page) = ($"/api/{Municipality}/programmes/{id}", $"/{Municipality}/programmas/{id}/goedkeuringen");
        await official.Put($"{api}/approvals", new
        {
            version = (await official.GetJson(api))["version"]!.GetValue<int>(),
            approvals = new[] { new { body = "Raadscommissie", date = "2022-12-13", note = "toelichting; met vragen" } },
        });
        var before = (await official.GetJson($"{api}/descriptions"))["approvals"]!.ToJsonString();
        var file = await official.GetByteArrayAsync($"{api}/approvals.{format}");
        var browser = await platform.Browse($"ambtenaar@{Municipality}.example");

        var preview = await browser.Preview(page, $"{page}/nakijken", $"l.{format}", file);

        preview.ShouldContain("Er verandert niets aan wat bewaard is.");
        (await browser.Confirm(preview, page)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await official.GetJson($"{api}/descriptions"))["approvals"]!.ToJsonString().ShouldBe(before);
    }

    [Theory]
    [InlineData("tracks", "trajecten", "Dienst;Fase;Eerste dag;In woorden", "Sport;Start;1/2/2024;lente", "Cultuur;Begin;;",
        "In woorden leeg wordt “lente”", "Jeugd")]
    [InlineData("approvals", "goedkeuringen", "Orgaan;Datum;Wat het zei", "College;2/2/2024;anders", "Adviesraad;4/4/2024;",
        "Wat het zei “met één; wijziging” wordt “anders”", "Raad, 3 maart 2024")]
    [InlineData("talks", "gesprekken", "Datum;Met wie;Wat er gezegd werd", "4/4/2024;Sport;anders", "6/6/2024;Cultuur;",
        "bezig” wordt “anders”", "5 mei 2024, Jeugd")]
    [InlineData("contacts", "contacten", "Naam;Functie;E-mail", "An Voorbeeld;schepen;nieuw@voorbeeld.example", "Cé Voorbeeld;;",
        "E-mail “an@voorbeeld.example” wordt “nieuw@voorbeeld.example”", "Bo Voorbeeld")]
    [InlineData("successFactors", "succesfactoren", "Succesfactor", "Een trekker per dienst", "Genoeg tijd", "1 zonder wijziging",
        "Draagvlak; ook in de raad")]
    public async Task Are_the_whole_list_once_that_is_confirmed_and_a_second_time_nothing_changes(
        string part, string word, string headings, string changed, string added, string change, string leaving)
    {
        var (official, browser, api, page) = await Filled();
        var before = (await official.GetJson(api)).ToJsonString();
        var file = Sheets.Csv(headings, changed, added);

        var preview = await browser.Preview($"{page}/{word}", $"{page}/{word}/nakijken", "l.csv", file);

        preview.ShouldContain(change);
        preview.ShouldContain("1 nieuw");
        preview.ShouldContain(leaving);
        preview.ShouldContain("verdwijnt");
        (await official.GetJson(api)).ToJsonString().ShouldBe(before, "nothing is written until it is confirmed");
        (await browser.Confirm(preview, $"{page}/{word}")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var saved = await official.GetJson(api);
        saved[part]!.AsArray().Count.ShouldBe(2);
        preview = await browser.Preview($"{page}/{word}", $"{page}/{word}/nakijken", "l.csv", file);
        preview.ShouldContain("Er verandert niets aan wat bewaard is.");
        (await browser.Confirm(preview, $"{page}/{word}")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await official.GetJson(api)).ToJsonString().ShouldBe(saved.ToJsonString());
    }

    [Theory]
    [InlineData("trajecten", "Dienst;Fase;Eerste dag;Laatste dag", "Sport;Start;1/5/2024;1/4/2024",
        "Rij 3 (Sport): «Start» eindigt op 1 april 2024")]
    [InlineData("trajecten", "Dienst;Fase;Eerste dag", "Sport;;1/5/2024", "Rij 3: vul de naam van de fase van Sport in.")]
    [InlineData("trajecten", "Dienst;Fase;Eerste dag", "Sport;Start;lente", "Rij 3, kolom Eerste dag: “lente” is geen dag die bestaat.")]
    [InlineData("goedkeuringen", "Orgaan;Datum", "College;", "de datum van rij 3")]
    [InlineData("goedkeuringen", "Orgaan;Datum", "College;31/9/2024", "Rij 3, kolom Datum: “31/9/2024” is geen dag die bestaat.")]
    [InlineData("gesprekken", "Datum;Met wie", "1/1/2090;Sport", "Rij 3: dit gesprek is nog niet gevoerd.")]
    [InlineData("contacten", "Naam;Dienst", "An;GEEN", "Rij 3 (An): dienst GEEN staat in geen organogram.")]
    [InlineData("contacten", "Naam;E-mail", "An;geen adres", "Rij 3: ")]
    [InlineData("succesfactoren", "Succesfactor", "Draagvlak", "Rij 3: Succesfactor Draagvlak staat ook in rij 2.")]
    [InlineData("succesfactoren", "Succesfactor", "(2000 tekens)", "hoogstens 300 tekens")]
    public async Task That_cannot_be_are_refused_by_row_and_nothing_is_written(string word, string headings, string row, string sentence)
    {
        var (official, browser, api, page) = await Filled();
        var before = (await official.GetJson(api)).ToJsonString();
        var good = word switch
        {
            "trajecten" => "Jeugd;", "goedkeuringen" => "Raad;3/3/2024", "gesprekken" => "4/4/2024;Sport",
            "succesfactoren" => "Draagvlak", _ => "Bo;",
        };

        var (_, preview) = await browser.SendSheet(
            $"{page}/{word}", $"{page}/{word}/nakijken", "l.csv",
            Sheets.Csv(headings, good, row == "(2000 tekens)" ? new('a', 2000) : row));

        preview.ShouldContain(sentence);
        preview.ShouldNotContain("nog niet bewaard", customMessage: "there is nothing to confirm");
        (await official.GetJson(api)).ToJsonString().ShouldBe(before);
    }

    [Theory]
    [InlineData("trajecten", "Dienst;Fase", "Sport;Start")]
    [InlineData("goedkeuringen", "Orgaan;Datum", "College;2/2/2024")]
    [InlineData("gesprekken", "Datum;Met wie", "4/4/2024;Sport")]
    [InlineData("contacten", "Naam", "An")]
    [InlineData("succesfactoren", "Succesfactor", "Geld")]
    public async Task That_somebody_else_changed_meanwhile_are_not_overwritten(string word, string headings, string row)
    {
        var (official, browser, api, page) = await Filled();
        var preview = await browser.Preview($"{page}/{word}", $"{page}/{word}/nakijken", "l.csv", Sheets.Csv(headings, row));
        await official.Put($"{api}/talks", new { version = 6, talks = (object[])[new { date = "2024-04-04", with = "Intussen" }] });
        var before = (await official.GetJson(api)).ToJsonString();

        var (status, refused) = await browser.Confirmed(preview, $"{page}/{word}");

        status.ShouldBe(HttpStatusCode.Conflict);
        refused.ShouldContain("Iemand anders heeft dit programma intussen gewijzigd.");
        (await official.GetJson(api)).ToJsonString().ShouldBe(before);
    }

    [Fact]
    public async Task Are_taken_out_by_who_reads_and_brought_in_by_who_writes()
    {
        var (_, _, api, _) = await Filled();
        var reader = await platform.SignIn($"schepen@{Municipality}.example");

        foreach (var part in (string[])["tracks", "approvals", "talks", "contacts", "success-factors"])
        {
            (await reader.GetAsync($"{api}/{part}.csv")).StatusCode.ShouldBe(HttpStatusCode.OK, part);
            (await reader.PutAsJsonAsync($"{api}/{part}", new { version = 6 })).StatusCode.ShouldBe(HttpStatusCode.Forbidden, part);
        }
    }
}
