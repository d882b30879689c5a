using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using System.IO.Compression;
using AgiiPlatform.Specs.Agreements;

namespace AgiiPlatform.Specs.Programmes;

public class Reporting_on_a_programme(PlatformFixture platform)
{
    private const string Municipality = "willebroek";

    private Task<HttpClient> Official() => platform.SignIn($"ambtenaar@{Municipality}.example");

    private static async Task<(string Programme, string Report)> SixMonths(HttpClient official)
    {
        var programme = await official.TakePart(Municipality);
        await official.Measure(programme, "8", "2023-03-31", 31);
        return (programme, $"{programme}/reports/{await official.Create($"{programme}/reports", new { month = 6 })}");
    }

    private static async Task<HttpResponseMessage> Send(HttpClient official, string report, string? seen = null) =>
        await official.PostJson($"{report}/sending", new { seen = seen ?? await Seen(official, report) });

    private static async Task<string> Seen(HttpClient official, string report) =>
        (await official.GetJson(report))["seen"]!.GetValue<string>();

    [Fact]
    [Trait("C4", "22")]
    public async Task At_6_months_has_a_row_for_each_action_in_the_layout_of_the_funding_body()
    {
        var official = await Official();
        var (_, report) = await SixMonths(official);

        var content = (await official.GetJson(report))["content"]!;

        content["asOf"]!.GetValue<string>().ShouldBe("2023-03-31");
        content["rows"]!.AsArray().Count.ShouldBe(13);
        var row = content["rows"]!.AsArray().Single(r => r!["number"]!.GetValue<string>() == "8")!;
        row["reached"]!.GetValue<int>().ShouldBe(31);
        row["test"]!.GetValue<string>().ShouldContain("Niet geslaagd");
        content["subsidyCents"]!.GetValue<long>().ShouldBe(58_697_500);
        var word = await Word.Read(await official.GetAsync($"{report}/paper"));
        word.TablesWithHeader.ShouldBe(1);
        word.Text.ShouldContain("Begeleiding ongekwalificeerde uitstromers");
        word.Text.ShouldContain("24,8");
        word.Text.ShouldContain("Subsidie voor de acties samen: € 586.975.");
        word.Text.ShouldContain("niet opgeteld");
    }

    [Fact]
    public async Task Comes_as_a_sheet_with_the_same_rows()
    {
        var official = await Official();
        var (_, report) = await SixMonths(official);

        var answer = await official.GetAsync($"{report}/sheet");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        await using var part = await zip.GetEntry("xl/worksheets/sheet1.xml")!.OpenAsync();
        var rows = (await XDocument.LoadAsync(part, LoadOptions.None, CancellationToken.None)).Descendants()
            .Where(e => e.Name.LocalName == "row").Select(r => r.Elements().Select(c => c.Value).ToList()).ToList();
        rows.Count.ShouldBe(14);
        rows[0].ShouldBe(["Nr.", "Actie", "Eenheid", "Te behalen KPI", "Bereikt", "%", "Toets", "Subsidie", "Middelen", "Opmerking"]);
        rows.Single(r => r[0] == "8")[3..6].ShouldBe(["125", "31", "24.8"]);
        rows.Single(r => r[0] == "8")[7].ShouldBe("81250");
    }

    [Fact]
    public async Task Stays_as_it_was_sent_and_says_what_changed_since()
    {
        var official = await Official();
        var (programme, report) = await SixMonths(official);
        (await Send(official, report)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await official.GetJson(report))["changes"]!.AsArray().ShouldBeEmpty();

        await official.Measure(programme, "8", "2023-06-30", 60); // after the day of the report: it changes nothing in it
        (await official.GetJson(report))["changes"]!.AsArray().ShouldBeEmpty();
        await official.Measure(programme, "9", "2023-03-31", 66);

        var shown = await official.GetJson(report);
        shown["content"]!["rows"]!.AsArray().Single(r => r!["number"]!.GetValue<string>() == "9")!["reached"].ShouldBeNull();
        shown["changes"]!.AsArray().Select(c => c!.GetValue<string>())
            .ShouldContain("Actie 9, bereikt: was niet gemeten, nu 66.");
        (await Word.Read(await official.GetAsync($"{report}/paper"))).Text.ShouldNotContain("66 van 262, minstens");
        await (await official.PostJson($"{report}/sending", new { })).ShouldRefuse(409, "report-sent", "ligt vast");
        await (await official.PostJson($"{report}/removal", new { })).ShouldRefuse(409, "report-sent", "ligt vast");
    }

    [Fact]
    public async Task Is_kept_as_its_sender_saw_it_or_not_at_all()
    {
        var official = await Official();
        var (programme, report) = await SixMonths(official);
        var seen = await Seen(official, report);
        await official.Measure(programme, "9", "2023-03-31", 66); // after the sender looked

        await (await official.PostJson($"{report}/sending", new { })).ShouldRefuse(400, "invalid-input", "welk verslag u gezien hebt");
        await (await Send(official, report, seen)).ShouldRefuse(409, "changed-meanwhile", "Bekijk het opnieuw.");
        (await official.GetJson(report))["sentOn"].ShouldBeNull();
        var browser = await platform.Browse($"ambtenaar@{Municipality}.example");
        var page = report.ToPage().Replace("/reports/", "/verslagen/", StringComparison.Ordinal);
        var button = Browser.FieldsOf(await browser.Get(page), $"{page}/versturen").Single();
        button["seen"] = seen;
        var (status, refused) = await browser.Post($"{page}/versturen", button);
        status.ShouldBe(HttpStatusCode.Conflict);
        refused.ShouldContain("66"); // what it says now, to be looked at
        (await Send(official, report)).StatusCode.ShouldBe(HttpStatusCode.NoContent); // the control: who looks again may send it

        (await official.GetJson(report))["content"]!["rows"]!.AsArray().Single(r => r!["number"]!.GetValue<string>() == "9")!["reached"]!
            .GetValue<int>().ShouldBe(66);
    }

    [Fact]
    public async Task Says_who_corrected_what_since_it_was_sent()
    {
        var official = await Official();
        var (programme, report) = await SixMonths(official);
        (await Send(official, report)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var action = await official.Action(programme, "8");
        (await official.PutAsJsonAsync($"{programme}/measurements/{action["measurements"]![0]!["id"]}", new
        {
            date = "2023-03-31", value = 32, source = "Leerwinkel", reason = "Eén vergeten", version = action["version"]!.GetValue<int>(),
        })).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        var changes = (await official.GetJson(report))["changes"]!.AsArray().Select(c => c!.GetValue<string>()).ToList();

        changes.ShouldContain("Actie 8, bereikt: was 31, nu 32.");
        changes.ShouldContain(c => c.StartsWith("Actie 8: gecorrigeerd op ", StringComparison.Ordinal) && c.EndsWith(
            ", ambtenaar (Eén vergeten): van 31 op 31-3-2023, bron “Registratie” naar 32 op 31-3-2023, bron “Leerwinkel”.",
            StringComparison.Ordinal));
    }

    [Fact]
    public async Task Counts_up_to_the_end_of_a_month_and_is_not_asked_after_the_end()
    {
        var official = await Official();
        var programme = $"/api/{Municipality}/programmes/" + await official.Start(Municipality, new
        {
            definition = "plan-samenleven", from = "2022-08-31", until = "2023-05-31",
            actions = new[] { new { number = "8", plannedReach = 125, priority = 1 } },
        });

        (await official.GetJson($"{programme}/reports"))["due"]!.ToJsonString().ShouldBe("""[{"month":6,"until":"2023-02-28"}]""");
        (await official.GetJson($"{programme}/measurements"))["testOn"]!.GetValue<string>().ShouldBe("2023-02-28");
        (await official.GetJson($"{programme}/board"))["phases"]!.AsArray().Select(p => p!["until"]!.GetValue<string>())
            .ShouldBe(["2023-02-28", "2023-05-31"]);
        await (await official.PostJson($"{programme}/reports", new { month = 12 }))
            .ShouldRefuse(400, "invalid-input", "is er geen verslag na 12 maanden");
    }

    [Theory]
    [InlineData("""{"month":9}""", 400, "invalid-input", "Over Plan Samenleven is er geen verslag na 9 maanden.")]
    [InlineData("""{}""", 400, "invalid-input", "Vul de laatste dag van het verslag in.")]
    [InlineData("""{"month":6,"asOf":"2023-05-01"}""", 400, "invalid-input", "Dit verslag telt tot en met 31 maart 2023.")]
    [InlineData("""{"asOf":"2024-01-01"}""", 409, "report-outside-the-period", "telt tot een dag")]
    [InlineData("""{"month":6}""", 409, "report-twice", "Het verslag na 6 maanden is er al.")]
    public async Task Is_refused_with_a_sentence_and_nothing_is_written(string body, int status, string rule, string sentence)
    {
        var official = await Official();
        var (programme, _) = await SixMonths(official);

        await (await official.PostJson($"{programme}/reports", JsonNode.Parse(body))).ShouldRefuse(status, rule, sentence);

        (await official.GetJson($"{programme}/reports"))["items"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Is_not_sent_before_its_day_and_can_be_removed_before_it_is_sent()
    {
        var official = await Official();
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var programme = $"/api/{Municipality}/programmes/" + await official.Start(Municipality,
            new { definition = "plan-samenleven", from = today.AddDays(-40), until = today.AddDays(300) });
        var report = $"{programme}/reports/{await official.Create($"{programme}/reports", new { month = 6 })}";

        await (await Send(official, report)).ShouldRefuse(409, "report-too-early", "telt tot en met");
        (await official.PostJson($"{report}/removal", new { })).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await official.GetAsync(report)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Twice_under_one_key_is_made_once_and_of_two_at_a_time_one_is_refused()
    {
        var official = await Official();
        var programme = await official.TakePart(Municipality);
        var key = Guid.NewGuid().ToString();
        var first = await official.Create($"{programme}/reports", new { month = 6 }, key);
        (await official.Create($"{programme}/reports", new { month = 6 }, key)).ShouldBe(first);

        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => official.PostJson($"{programme}/reports", new { month = 12 })));

        answers.Count(a => a.StatusCode == HttpStatusCode.Created).ShouldBe(1);
        (await official.GetJson($"{programme}/reports"))["items"]!.AsArray().Count.ShouldBe(2);
    }

    [Fact]
    public async Task Is_for_an_official_of_the_municipality()
    {
        var official = await Official();
        var (programme, report) = await SixMonths(official);
        var alderman = await platform.SignIn($"schepen@{Municipality}.example");
        (await alderman.GetAsync(report)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await alderman.PostJson($"{report}/sending", new { })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        var stranger = await platform.SignIn("ambtenaar@zandhoven.example");
        foreach (var address in (string[])[report, report.Replace(Municipality, "zandhoven", StringComparison.Ordinal)])
        {
            (await stranger.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await stranger.GetAsync($"{address}/paper")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await stranger.PostJson($"{address}/sending", new { })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }

        // Of another programme of the same municipality it is not there either.
        var other = await official.TakePart(Municipality);
        (await official.GetAsync(report.Replace(programme, other, StringComparison.Ordinal))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Is_made_and_sent_on_pages()
    {
        var official = await Official();
        var programme = (await official.TakePart(Municipality)).ToPage();
        var browser = await platform.Browse($"ambtenaar@{Municipality}.example");
        var list = await browser.Get($"{programme}/verslagen");
        list.ShouldContain("Nog geen verslagen");
        var button = Browser.FieldsOf(list, $"{programme}/verslagen")[0];
        button["month"].ShouldBe("6");

        var made = await browser.Submit($"{programme}/verslagen", button);

        var page = await browser.Get($"{made.Headers.Location}");
        page.ShouldContain("Niet van elke actie is gemeten");
        page.ShouldContain("Ontwerp, nog niet verstuurd.");
        var send = Browser.FieldsOf(page, $"{made.Headers.Location}/versturen")[0];
        await browser.Submit($"{made.Headers.Location}/versturen", send);
        (await browser.Get($"{made.Headers.Location}")).ShouldContain("Verstuurd op");
        (await Word.Read(await browser.Open($"{made.Headers.Location}/verslag.docx"))).Header.ShouldContain("Verslag na 6 maanden");
        (await browser.Open($"{made.Headers.Location}/verslag.xlsx")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
