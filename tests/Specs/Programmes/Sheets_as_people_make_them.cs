using System.Net;
using System.Text;
using AgiiPlatform.Specs.Agreements;
using AgiiPlatform.Web.Sheets;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AgiiPlatform.Specs.Programmes;

/// <summary>
/// What people and their programs make of a sheet: nothing of it is read as something else, and nothing is dropped unsaid.
/// </summary>
public class Sheets_as_people_make_them(PlatformFixture platform)
{
    private const string Municipality = "herselt";

    private async Task<(HttpClient Official, Browser Browser, string Api, string Page)> Started(object? programme = null)
    {
        var official = await platform.SignIn($"ambtenaar@{Municipality}.example");
        var id = await official.Start(Municipality, programme ?? new { definition = "plan-samenleven" });
        return (official, await platform.Browse($"ambtenaar@{Municipality}.example"), $"/api/{Municipality}/programmes/{id}",
            $"/{Municipality}/programmas/{id}/acties");
    }

    private async Task<(HttpStatusCode Status, string Page)> Send(byte[] file, string name = "acties.csv")
    {
        var (_, browser, _, page) = await Started();
        return await browser.SendSheet(page, $"{page}/inlezen", name, file);
    }

    private async Task ShouldRefuse(byte[] file, string sentence, string name = "acties.csv")
    {
        var (status, answer) = await Send(file, name);
        status.ShouldBe(HttpStatusCode.BadRequest, answer);
        answer.ShouldContain(sentence);
    }

    [Fact]
    public async Task A_column_that_is_not_there_leaves_what_it_holds_as_it_is()
    {
        var (official, browser, api, page) = await Started(PlanSamenleven.Of());
        var before = (await official.GetJson(api))["actions"]!.AsArray().Select(a => a!.ToJsonString()).ToList();
        string[] lines = [.. PlanSamenleven.Rows.Select((r, i) => $"{r.Number};{(r.Number == "15" ? 99 : i + 1)}")];

        var preview = await browser.Preview(page, $"{page}/inlezen", "acties.csv", Sheets.Csv(["Nummer;Prioriteit", .. lines]));

        preview.ShouldContain("Actie 15: prioriteit 6 wordt 99");
        preview.ShouldContain("De subsidie blijft €\u00a0586.975.");
        (await browser.Submit(page, Browser.FieldsOf(preview, page).Single())).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await official.GetJson(api))["actions"]!.AsArray().Select(a => a!.ToJsonString())
            .ShouldBe(before.Select(a => a.Replace("\"priority\":6,", "\"priority\":99,", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_column_that_says_the_same_in_another_way_does_not_hold_back_what_the_file_says()
    {
        var (_, browser, _, page) = await Started(PlanSamenleven.Of());

        var preview = await browser.Preview(page, $"{page}/inlezen", "acties.csv", Sheets.Csv("Nummer;Gepland extra", "17;100"));

        preview.ShouldContain("Actie 17: gepland 150 + 150 wordt 100 + 0");
    }

    [Fact]
    public async Task A_column_that_a_new_row_cannot_do_without_is_asked_for_by_its_name()
    {
        var browser = await platform.Browse("regiomanager.antwerpen@agii.example");
        const string page = "/agii/programmadefinities/plan-samenleven/nieuwe-versie";

        var (status, answer) = await browser.SendSheet(page, $"{page}/inlezen", "acties.csv",
            Sheets.Csv("Nummer;Actie", "1;x", "99;Nieuw"));

        status.ShouldBe(HttpStatusCode.BadRequest);
        answer.ShouldContain("De kolom Doelstelling is er niet, en een nieuwe rij kan niet zonder.");
        (await browser.SendSheet(page, $"{page}/inlezen", "acties.csv", Sheets.Csv("Nummer;Actie", "1;x"))).Status
            .ShouldBe(HttpStatusCode.OK, "action 1 is there already: its other columns stay");
    }

    [Theory]
    [InlineData("15;1;3;5", "Rij 2, kolom D: “5” staat onder geen enkel opschrift.")]
    [InlineData("15;50 %;3", "Rij 2, kolom Gepland extra: “50 %” is een percentage, geen getal.")]
    [InlineData("15;1,5E+03;3", "Rij 2, kolom Gepland extra: “1,5E+03” is geen getal.")]
    [InlineData("15;1,500;3", "Rij 2, kolom Gepland extra: “1,500” is geen getal.")]
    [InlineData("15;4/9/2026;3", "Rij 2, kolom Gepland extra: “4/9/2026” is een dag, geen getal.")]
    [InlineData("15;1;3\r\n\r\n16;1;4\r\n15;2;5", "Rij 5: Nummer 15 staat ook in rij 2.")]
    [InlineData("15;1;3\r\n16;\"1;4\r\n17;1;5", "Rij 3: een aanhalingsteken wordt nergens gesloten")]
    public async Task What_cannot_be_believed_in_a_CSV_is_refused_by_row_and_column(string rows, string sentence) =>
        await ShouldRefuse(Encoding.UTF8.GetBytes($"Nummer;Gepland extra;Prioriteit\r\n{rows}"), sentence);

    public static TheoryData<string> Texts =>
    [
        "Nummer;Gepland extra;Prioriteit\r\n15;40;1\r\n",
        "Nummer,Gepland extra,Prioriteit\n15,\"40,0\",1\n",
        "Nummer\tGepland extra\tPrioriteit\r\n15\t40,0\t1\r\n",
        "sep=,\r\nNummer,Gepland extra,Prioriteit\r\n15,40,1\r\n",
        "Nummer;Gepland extra;Prioriteit\r15;40;1\r", // as Excel on a Mac saved it
        "\r\n\"Nummer\";\"Gepland extra\";\"Prioriteit\"\r\n;;\r\n\"15\";\" 40 \";\"1\"\r\n;;\r\n",
        "\"Eenheid\",Nummer,Gepland extra,Prioriteit\r\n\"a;b;c;d;e\",15,40,1",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task A_CSV_is_read_however_it_was_saved(string text)
    {
        foreach (var encoding in (Encoding[])[Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode])
        {
            var (status, preview) = await Send([.. encoding.Preamble, .. encoding.GetBytes(text)], "acties.txt");

            status.ShouldBe(HttpStatusCode.OK, preview);
            preview.ShouldContain("De subsidie gaat van €\u00a00 naar €\u00a012.800", customMessage: encoding.WebName);
        }
    }

    [Fact]
    public async Task A_CSV_in_two_bytes_without_a_mark_is_refused_and_not_guessed() =>
        await ShouldRefuse(Encoding.Unicode.GetBytes("Nummer;Gepland extra\r\n15;40"), "Dit bestand kunnen we niet openen.");

    [Theory]
    [InlineData("<c s=\"1\"><v>45016</v></c>", "“31/3/2023” is een dag, geen getal. Geef de cel de opmaak van een getal.")]
    [InlineData("<c s=\"4\"><v>45016</v></c>", "“31/3/2023” is een dag, geen getal.")]
    [InlineData("<c s=\"2\"><v>0.375</v></c>", "“37,5 %” is een percentage, geen getal.")]
    [InlineData("<c t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>", "“#DIV/0!” is een fout in een formule.")]
    [InlineData("<c><f>20+20</f></c>", "“=20+20” is een formule die nog niet is uitgerekend.")]
    [InlineData("<c t=\"b\"><v>1</v></c>", "“ja” is geen getal.")]
    [InlineData("<c><v>1E+300</v></c>", "“1E+300” is geen getal.")]
    public async Task A_cell_of_a_workbook_that_says_something_else_is_refused_by_row_and_column(string cell, string sentence) =>
        await ShouldRefuse(Sheets.Workbook([["Nummer", "Gepland extra", "Prioriteit"], [], ["15", cell, "1"]]),
            $"Rij 3, kolom Gepland extra: {sentence}", "acties.xlsx");

    [Theory]
    [InlineData("<c><v>40</v></c>")]
    [InlineData("<c s=\"3\"><v>4E1</v></c>")]
    [InlineData("<c s=\"5\"><v>40</v></c>")]
    [InlineData("<c><f>20+20</f><v>40</v></c>")]
    [InlineData("<c><v>40.000000000000007</v></c>")]
    [InlineData("40,0")]
    [InlineData(" 40 ")]
    public async Task A_number_of_a_workbook_is_read_however_it_is_shown(string cell)
    {
        var (status, preview) = await Send(
            Sheets.Workbook([["Nummer", "Gepland extra", "Prioriteit"], ["<c><v>15</v></c>", cell, "1"]]), "acties.xlsx");

        status.ShouldBe(HttpStatusCode.OK, preview);
        preview.ShouldContain("De subsidie gaat van €\u00a00 naar €\u00a012.800");
    }

    [Fact]
    public async Task Cells_that_were_merged_are_named_and_not_read_as_one_row_with_and_others_without() =>
        await ShouldRefuse(
            Sheets.Workbook([["Nummer", "Prioriteit"], ["<c r=\"A2\"><v>15</v></c>", "1"], ["<c r=\"A3\"><v>16</v></c>", "<c r=\"B3\"/>"]],
                "<mergeCells><mergeCell ref=\"A2:A3\"/></mergeCells>"),
            "Rij 2, kolom Nummer: “15” staat in de samengevoegde cellen A2:A3. Maak ze los", "acties.xlsx");

    [Fact]
    public void A_day_of_a_workbook_is_that_day_also_when_it_counts_from_1904() =>
        Xlsx.Read(Sheets.Workbook([["<c s=\"1\"><v>43554</v></c>", "<c s=\"1\"><v>43554.75</v></c>", "<c><v>43554</v></c>"]],
                before: "<workbookPr date1904=\"1\"/>"))[0]
            .ShouldBe([new("31/3/2023", new DateOnly(2023, 3, 31)), new("31/3/2023", new DateOnly(2023, 3, 31)), new("43554", 43554m)]);

    /// <summary>What a part says of its own size is not believed.</summary>
    [Fact]
    public async Task A_workbook_that_is_small_and_unpacks_to_very_much_is_refused() =>
        await ShouldRefuse(Sheets.Workbook([["Nummer"], [new string('x', 30_000_000)]]), "Dit bestand kunnen we niet openen.",
            "acties.xlsx");

    [Theory]
    [InlineData("=HYPERLINK(\"http://x\")")]
    [InlineData("+32 15 29 80 00")]
    [InlineData("-1+2")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("＝1+1")]
    public async Task What_leaves_is_never_a_formula(string text)
    {
        var official = await platform.SignIn($"ambtenaar@{Municipality}.example");
        await official.Start(Municipality, new { definition = "plan-samenleven", name = $"{text} {Guid.NewGuid():N}" });
        var begin = text.Trim()[..2];

        var csv = Encoding.UTF8.GetString(await official.GetByteArrayAsync($"/api/{Municipality}/programmes/list.csv"));
        csv.Split("\r\n").ShouldContain(l => l.TrimStart('"').StartsWith($"'{begin}", StringComparison.Ordinal));
        csv.Split("\r\n").ShouldNotContain(l => l.TrimStart('"').StartsWith(begin, StringComparison.Ordinal));
        Xlsx.Read(await official.GetByteArrayAsync($"/api/{Municipality}/programmes/list.xlsx"))
            .ShouldContain(r => r[0].Text.StartsWith(begin, StringComparison.Ordinal), "in a workbook it is a text, as it was typed");
        Encoding.UTF8.GetString(Csv.Write([[text]])).TrimStart('\uFEFF', '"').ShouldStartWith($"'{text[0]}");
        Csv.Read(Csv.Write([[text, "x"]]))[0].ShouldBe([text, "x"]);
    }

    [Fact]
    public void A_number_below_zero_leaves_as_a_number_and_a_text_does_not()
    {
        var file = (FileContentHttpResult)new Sheet("proef", "lines", [new("A"), new("B")]) { Rows = [["-1", -12.5m]] }.File("csv");

        Encoding.UTF8.GetString(file.FileContents.Span).ShouldEndWith("\r\n'-1;-12,5\r\n");
    }
}
