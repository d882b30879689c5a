using System.Net;
using System.Net.Http.Json;
using AgiiPlatform.Specs.Agreements;

namespace AgiiPlatform.Specs.Programmes;

/// <summary>The members of a steering body leave as a file and come back into the form of the body.</summary>
public class Members_of_a_body_as_a_sheet(PlatformFixture platform)
{
    private const string Municipality = "mesen", Heading = "Naam;Functie;Organisatie;Rol;Sinds;Tot en met";

    private async Task<(HttpClient Official, Browser Browser, string Api, string Page)> Body(string name)
    {
        var official = await platform.SignIn($"ambtenaar@{Municipality}.example");
        var body = await official.Create($"/api/{Municipality}/steering-bodies", new
        {
            name, meetingsMin = 3, composition = (string[])["schepen", "deskundige"],
            members = (object[])
            [
                new { name = "An Peeters", title = "schepen", role = "voorzitter", from = "2024-01-01" },
                new { name = "Bo Claes", organisation = "AgII", from = "2024-01-01", until = "2024-06-30" },
            ],
        });
        return (official, await platform.Browse($"ambtenaar@{Municipality}.example"), $"/api/{Municipality}/steering-bodies/{body}",
            $"/{Municipality}/stuurgroepen/{body}");
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public async Task Come_back_as_they_left_and_nothing_changes(string format)
    {
        var (official, browser, api, page) = await Body($"Terug als {format}");
        var before = (await official.GetJson(api))["members"]!.ToJsonString();
        var file = await official.GetByteArrayAsync($"{api}/members.{format}");

        var form = await browser.Preview($"{page}/wijzigen", $"{page}/leden/nakijken", $"leden.{format}", file);

        (await browser.Submit($"{page}/wijzigen", Browser.FieldsOf(form, $"{page}/wijzigen").Single())).StatusCode
            .ShouldBe(HttpStatusCode.Redirect);
        var after = await official.GetJson(api);
        after["members"]!.ToJsonString().ShouldBe(before);
        (after["name"]!.GetValue<string>(), after["meetingsMin"]!.GetValue<int>()).ShouldBe(($"Terug als {format}", 3));
    }

    [Fact]
    public async Task Are_the_whole_of_what_the_file_says_once_it_is_saved()
    {
        var (official, browser, api, page) = await Body("Andere leden");
        var before = (await official.GetJson(api))["members"]!.ToJsonString();
        var file = Sheets.Csv(Heading, "An Peeters;schepen;;lid;1/1/2024;", "Cis Nieuw;;VDAB;;2/2/2025;");

        var form = await browser.Preview($"{page}/wijzigen", $"{page}/leden/nakijken", "leden.csv", file);

        (await official.GetJson(api))["members"]!.ToJsonString().ShouldBe(before, "nothing is written until it is saved");
        (await browser.Submit($"{page}/wijzigen", Browser.FieldsOf(form, $"{page}/wijzigen").Single())).StatusCode
            .ShouldBe(HttpStatusCode.Redirect);
        (await official.GetJson(api))["members"]!.AsArray().Select(m => m!["name"]!.GetValue<string>())
            .ShouldBe(["An Peeters", "Cis Nieuw"]);
    }

    [Theory]
    [InlineData("A;;;;ooit;", "Rij 2, kolom Sinds: “ooit” is geen dag die bestaat.")]
    [InlineData(";schepen;;;1/1/2024;", "Rij 2: vul de kolom Naam in.")]
    [InlineData("B;;;;1/1/2024;", "Rij 3: Naam B, Sinds 1/1/2024 staat ook in rij 2.")]
    public async Task That_cannot_be_are_refused_by_row_and_nothing_is_written(string row, string sentence)
    {
        var (official, browser, api, page) = await Body($"Fout {Guid.NewGuid():N}");
        var before = (await official.GetJson(api)).ToJsonString();

        var (status, answer) = await browser.SendSheet($"{page}/wijzigen", $"{page}/leden/nakijken", "leden.csv",
            Sheets.Csv(Heading, row, "B;;;;1/1/2024;"));

        (status, answer.Contains(sentence, StringComparison.Ordinal)).ShouldBe((HttpStatusCode.BadRequest, true), answer);
        (await official.GetJson(api)).ToJsonString().ShouldBe(before);
    }

    [Fact]
    public async Task Leave_for_who_reads_and_are_changed_by_who_writes_in_the_own_municipality_alone()
    {
        var (_, _, api, _) = await Body("Voor wie leest");
        var alderman = await platform.SignIn($"schepen@{Municipality}.example");

        (await alderman.GetStringAsync($"{api}/members.csv")).ShouldContain("An Peeters");
        (await alderman.PutAsJsonAsync(api, new { name = "Anders", meetingsMin = 3, version = 1 })).StatusCode
            .ShouldBe(HttpStatusCode.Forbidden);
        (await (await platform.SignIn("ambtenaar@steenokkerzeel.example")).GetAsync(
            api.Replace(Municipality, "steenokkerzeel", StringComparison.Ordinal) + "/members.csv")).StatusCode
            .ShouldBe(HttpStatusCode.NotFound);
    }
}
