using System.Net;
using System.Text;
using AgiiPlatform.Specs.Agreements;
using AgiiPlatform.Web.Sheets;

namespace AgiiPlatform.Specs.Programmes;

/// <summary>AgII sees which municipality takes part in which action, and totals.</summary>
public class Programmes_of_all_municipalities(PlatformFixture platform)
{
    private const string Overview = "/api/agii/programmes/overview";

    private static object Definition(string id) => new
    {
        id, name = $"Overal {id}", from = "2026-01-01", until = "2026-12-31", source = "Proef",
        objectives = new[] { new { code = "1", name = "Samen" } },
        actions = new object[]
        {
            new { number = "1", name = "Begeleiden", objective = "1", unit = "begeleidingen", rateCents = 10_000,
                caps = new[] { new { max = 300 } } },
            new { number = "2", name = "Plannen", objective = "1", unit = "plan", rateCents = 2_500_000,
                caps = new[] { new { max = 1 } } },
        },
        payment = new { firstPercent = 80, mentorCents = 1_000_000, coFundingPercent = 100, reportMonths = new[] { 6 }, testPercent = 25 },
    };

    private async Task<HttpClient> TakenPart(string definition)
    {
        var manager = await platform.SignIn("regiomanager.limburg@agii.example");
        (await manager.PostJson("/api/agii/programme-definitions", Definition(definition))).EnsureSuccessStatusCode();
        await Start("essen", 5, 10, isMentor: true);
        await Start("hoogstraten", 0, 20);
        await Start("bilzen-hoeselt", 0, 30, alsoPlans: false);
        await Start("laarne", 0, 300, isDraft: true);
        return manager;

        async Task Start(
            string municipality, int current, int planned, bool isMentor = false, bool alsoPlans = true, bool isDraft = false)
        {
            var official = await platform.SignIn($"ambtenaar@{municipality}.example");
            var id = await official.Create($"/api/{municipality}/programmes", new
            {
                definition,
                actions = new object[]
                {
                    new { number = "1", currentReach = current, plannedReach = planned, priority = 1, mentor = isMentor },
                    new { number = "2", plannedReach = 1, priority = 2 },
                }.Take(alsoPlans ? 2 : 1),
            });
            if (!isDraft)
            {
                await official.ApplyFor($"/api/{municipality}/programmes/{id}");
            }
        }
    }

    [Fact]
    public async Task Are_a_matrix_with_totals_for_each_action_and_region()
    {
        var manager = await TakenPart("overal-matrix");

        var read = await manager.GetJson($"{Overview}?programme=overal-matrix");

        (read["municipalities"]!.GetValue<int>(), read["subsidyCents"]!.GetValue<long>()).ShouldBe((3, 5_600_000));
        read["items"]!.AsArray().Select(i => (i!["municipality"]!.GetValue<string>(), i["number"]!.GetValue<string>(),
            i["kpi"]!.GetValue<int>(), i["mentor"]!.GetValue<bool>())).ShouldBe(
        [
            ("bilzen-hoeselt", "1", 30, false), ("essen", "1", 15, true), ("essen", "2", 1, false), ("hoogstraten", "1", 20, false),
            ("hoogstraten", "2", 1, false),
        ]);
        read["actions"]![0]!.ToJsonString().ShouldBe(
            """{"number":"1","name":"Begeleiden","unit":"begeleidingen","municipalities":3,"mentors":1,"kpi":65,"""
            + "\"subsidyCents\":600000,\"regions\":["
            + """{"region":"antwerpen","municipalities":2,"kpi":35,"subsidyCents":300000},"""
            + """{"region":"limburg","municipalities":1,"kpi":30,"subsidyCents":300000}]}""");
        read["regions"]!.ToJsonString().ShouldBe(
            """[{"region":"antwerpen","municipalities":2,"kpi":null,"subsidyCents":5300000},"""
            + """{"region":"limburg","municipalities":1,"kpi":null,"subsidyCents":300000}]""",
            "reaches of several actions are not added up");
        read["inPreparation"]!.ToJsonString().ShouldBe(
            """[{"municipality":"laarne","name":"Laarne","region":"oost-vlaanderen","actions":2}]""", "a draft is told and counts nowhere");
    }

    [Fact]
    public async Task Count_a_draft_once_it_is_applied_for_and_what_is_withdrawn_no_more()
    {
        var manager = await TakenPart("overal-status");
        var official = await platform.SignIn("ambtenaar@laarne.example");
        var programme = "/api/laarne/programmes/" + (await official.GetJson("/api/laarne/programmes?limit=100"))["items"]!.AsArray()
            .Single(p => p!["name"]!.GetValue<string>() == "Overal overal-status")!["id"];
        async Task<(int Items, int Drafts, long Cents)> Read() => await manager.GetJson($"{Overview}?programme=overal-status") is var read
            ? (read["items"]!.AsArray().Count, read["inPreparation"]!.AsArray().Count, read["subsidyCents"]!.GetValue<long>()) : default;
        (await Read()).ShouldBe((5, 1, 5_600_000));

        await official.ApplyFor(programme);
        (await Read()).ShouldBe((7, 0, 11_100_000));
        (await manager.GetStringAsync($"{Overview}.csv?programme=overal-status")).ShouldContain("Laarne");
        await official.Withdraw(programme);

        (await Read()).ShouldBe((5, 0, 5_600_000));
        (await manager.GetStringAsync($"{Overview}.csv?programme=overal-status")).ShouldNotContain("Laarne");
    }

    [Fact]
    public async Task Can_be_narrowed_down_and_leave_as_files()
    {
        var manager = await TakenPart("overal-filter");

        (await manager.GetJson($"{Overview}?programme=overal-filter&region=limburg"))["items"]!.AsArray().Count.ShouldBe(1);
        (await manager.GetJson($"{Overview}?programme=overal-filter&action=2"))["items"]!.AsArray().Count.ShouldBe(2);
        var csv = Encoding.UTF8.GetString(await manager.GetByteArrayAsync($"{Overview}.csv?programme=overal-filter&action=1"));
        csv.Split("\r\n")[0].ShouldEndWith(
            "NIS-code;Gemeente;Regio;Status;Nummer;Actie;Eenheid;Huidig bereik;Gepland extra;Te behalen KPI;Subsidie;Mentor");
        csv.Split("\r\n").ShouldContain("11016;Essen;Antwerpen;Aangevraagd;1;Begeleiden;begeleidingen;5;10;15;1000;ja");
        Xlsx.Read(await manager.GetByteArrayAsync($"{Overview}.xlsx?programme=overal-filter&action=1")).Count.ShouldBe(4);
    }

    [Theory]
    [InlineData("programme=iets", "programme")]
    [InlineData("region=wallonie", "region")]
    public async Task Name_the_field_of_a_question_that_cannot_be_answered(string query, string field)
    {
        var answer = await (await platform.SignIn("regiomanager.limburg@agii.example")).GetAsync($"{Overview}?{query}");

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Body())["errors"]!.AsObject().Select(e => e.Key).ShouldBe([field]);
    }

    [Fact]
    public async Task Lists_leave_as_files_too()
    {
        var manager = await TakenPart("overal-lijsten");

        (await manager.GetStringAsync("/api/agii/programme-definitions/list.csv"))
            .ShouldContain("Plan Samenleven;plan-samenleven;1;1/10/2022;30/9/2023;24");
        (await (await platform.SignIn("schepen@essen.example")).GetStringAsync("/api/essen/programmes/list.csv"))
            .ShouldContain("Overal overal-lijsten;Gesubsidieerd programma;1/1/2026;31/12/2026;Aangevraagd;2;26000");
        (await (await platform.SignIn("ambtenaar@essen.example")).GetAsync("/api/hoogstraten/programmes/list.csv")).StatusCode
            .ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Stand_on_a_page()
    {
        await TakenPart("overal-pagina");
        var browser = await platform.Browse("beheerder@agii.example");

        var page = await browser.Get("/agii/programmas?programma=overal-pagina");

        page.ShouldContain("3 gemeenten nemen deel, samen voor € 56.000 subsidie");
        page.ShouldContain("Antwerpen: 2, Limburg: 1");
        page.ShouldContain("In voorbereiding, en nergens meegeteld:");
        page.ShouldContain("Laarne (2 acties)");
        (await browser.Get("/agii/programmas?programma=overal-pagina&regio=vlaams-brabant")).ShouldContain("Nog geen gemeente neemt deel");
        (await browser.Open("/agii/programmas/overzicht.csv?programma=overal-pagina&regio=&actie=")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Have_no_persons_in_them_and_are_for_AgII_only()
    {
        var manager = await TakenPart("overal-rechten");
        var read = await manager.GetJson($"{Overview}?programme=overal-rechten");
        read["items"]![0]!.AsObject().Select(p => p.Key).ShouldBe(
            ["municipality", "name", "region", "nis", "status", "number", "action", "unit", "currentReach", "plannedReach", "kpi",
             "subsidyCents", "mentor"]);

        foreach (var address in (string[])[Overview, $"{Overview}.csv", $"{Overview}.xlsx"])
        {
            (await (await platform.SignIn("consulent.antwerpen@agii.example")).GetAsync(address)).StatusCode
                .ShouldBe(HttpStatusCode.Forbidden);
            (await (await platform.SignIn("ambtenaar@essen.example")).GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await (await platform.SignIn("ambtenaar@essen.example")).GetAsync(address.Replace("agii", "essen", StringComparison.Ordinal)))
                .StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }
    }
}
