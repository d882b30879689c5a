using System.Net;
using System.Net.Http.Json;
using AgiiPlatform.Specs.Agreements;

namespace AgiiPlatform.Specs.Programmes;

/// <summary>A municipality chooses actions, tries numbers, and saves them.</summary>
public class Choosing_actions(PlatformFixture platform)
{
    private static object Row(string number, int priority) => PlanSamenleven.Rows.Single(r => r.Number == number) is var r
        ? new { number, currentReach = r.Current, plannedReach = r.Planned, priority, mentor = number is "9" or "22" } : new { };

    private static async Task<(HttpClient Official, string Address)> Started(PlatformFixture platform, string municipality)
    {
        var official = await platform.SignIn($"ambtenaar@{municipality}.example");
        return (official, $"/api/{municipality}/programmes/"
            + await official.Start(municipality, new { definition = "plan-samenleven" }));
    }

    private static async Task<int> Version(HttpClient official, string address) =>
        (await official.GetJson($"{address}/actions"))["version"]!.GetValue<int>();

    private static async Task<HttpResponseMessage> Put(HttpClient official, string address, params object[] actions) =>
        await official.PutAsJsonAsync($"{address}/actions", new { version = await Version(official, address), actions });

    [Fact]
    [Trait("C4", "02")]
    [Trait("C4", "03")]
    [Trait("C4", "04")]
    [Trait("C4", "05")]
    [Trait("C4", "06")]
    [Trait("C4", "14")]
    [Trait("C4", "23")]
    [Trait("C4", "26")]
    public async Task Act_by_act_the_13_of_Mechelen_give_586975_euros_and_20000_as_mentor()
    {
        var (official, address) = await Started(platform, "bredene");
        List<object> chosen = [];
        var cents = 0L;
        foreach (var (i, row) in PlanSamenleven.Rows.Index())
        {
            chosen.Add(Row(row.Number, i + 1));
            (await Put(official, address, [.. chosen])).StatusCode.ShouldBe(HttpStatusCode.NoContent, row.Number);
            var now = await official.GetJson(address);
            now["totals"]!["subsidyCents"]!.GetValue<long>().ShouldBe(cents += row.Cents, row.Number);
            now["actions"]!.AsArray().Single(a => a!["number"]!.GetValue<string>() == row.Number)!["kpi"]!.GetValue<int>()
                .ShouldBe(row.Kpi, row.Number);
        }

        var programme = await official.GetJson(address);
        var totals = programme["totals"]!;
        (totals["subsidyCents"]!.GetValue<long>(), totals["mentorCents"]!.GetValue<long>(), totals["coFundingCents"]!.GetValue<long>())
            .ShouldBe((58_697_500, 2_000_000, 58_697_500));
        (totals["firstPaymentCents"]!.GetValue<long>(), totals["balanceCents"]!.GetValue<long>()).ShouldBe((46_958_000, 11_739_500));
        const string only = "alleen wat erbij komt, wordt gesubsidieerd.";
        programme["actions"]!.AsArray().Where(a => a!["whyNotKpi"] is not null)
            .Select(a => (a!["number"]!.GetValue<string>(), a["whyNotKpi"]!.GetValue<string>())).ShouldBe(
            [
                ("11", $"KPI × bedrag zou € 16.000 zijn. 10 eenheden (begeleidingen) zijn er al; {only}"),
                ("20", $"KPI × bedrag zou € 20.400 zijn. 80 eenheden (begeleidingen) zijn er al; {only}"),
                ("22", $"KPI × bedrag zou € 81.200 zijn. 10 eenheden (pleinmakers) zijn er al; {only}"),
            ]);
    }

    [Fact]
    [Trait("C4", "25")]
    public async Task Never_adds_up_reaches_of_different_units()
    {
        var official = await platform.SignIn("ambtenaar@heist-op-den-berg.example");
        var id = await official.Create("/api/heist-op-den-berg/programmes", PlanSamenleven.Of());
        var browser = await platform.Browse("ambtenaar@heist-op-den-berg.example");
        var total = $"{PlanSamenleven.Rows.Sum(r => r.Kpi)}"; // 1505, which says nothing

        List<string> answers = [];
        foreach (var path in (string[])["", "/actions", "/actions.csv"])
        {
            answers.Add(await official.GetStringAsync($"/api/heist-op-den-berg/programmes/{id}{path}"));
        }

        answers.Add(await browser.Get($"/heist-op-den-berg/programmas/{id}"));
        answers.Add(await browser.Get($"/heist-op-den-berg/programmas/{id}/acties"));
        answers.ShouldAllBe(a => !a.Replace(".", "", StringComparison.Ordinal).Contains(total, StringComparison.Ordinal));
        $"control: {total}".ShouldContain(total);
        (await browser.Get($"/heist-op-den-berg/programmas/{id}/acties")).ShouldContain("ze worden niet opgeteld");
    }

    [Theory]
    [InlineData("15", 0, "301", 1, "above-the-cap", "Actie 15: max. 300")] // T111
    [InlineData("15", -1, "1", 1, "reach-below-zero", "Actie 15: de waarde moet groter of gelijk aan 0 zijn.")] // T112
    [InlineData("15", 0, "-1", 1, "reach-below-zero", "Actie 15: de waarde moet groter of gelijk aan 0 zijn.")]
    [InlineData("15", 0, "1.5", 1, "reach-not-whole", "Actie 15: geef een geheel getal.")]
    [InlineData("15", 0, "1,5", 1, "reach-not-whole", "Actie 15: geef een geheel getal.")]
    [InlineData("15", 0, "3", 0, "priority-missing", "Actie 15: geef een prioriteit vanaf 1")] // T113
    [InlineData("15", 0, "3", -1, "priority-missing", "Actie 15: geef een prioriteit vanaf 1")]
    [InlineData("15", 0, "3", 2, "priority-twice", "De acties 16 en 15 hebben dezelfde prioriteit 2.")]
    public async Task Refuses_what_does_not_fit_naming_the_action_and_writes_nothing(
        string number, int current, string planned, int priority, string rule, string sentence)
    {
        var (official, address) = await Started(platform, "bonheiden");
        await Put(official, address, Row("16", 2));
        var before = (await official.GetJson(address)).ToJsonString();

        var refused = await Put(official, address, Row("16", 2), new { number, currentReach = current, plannedReach = planned, priority });

        await refused.ShouldRefuse(409, rule, sentence);
        (await official.GetJson(address)).ToJsonString().ShouldBe(before);
    }

    [Theory]
    [InlineData("abc")] // T112
    [InlineData("")]
    [InlineData("1e400")]
    public async Task Refuses_what_is_no_number(string planned)
    {
        var (official, address) = await Started(platform, "bonheiden");

        var refused = await Put(official, address, new { number = "15", plannedReach = planned, priority = 1 });

        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await refused.Body())["errors"]!["actions[0].plannedReach"]![0]!.GetValue<string>().ShouldStartWith("Geef een getal");
    }

    [Fact]
    public async Task Refuses_nothing_in_a_list_with_the_number_of_its_row()
    {
        var (official, address) = await Started(platform, "bonheiden");

        await (await Put(official, address, null!, Row("16", 1))).ShouldRefuse(400, "invalid-input", "In «actions» is rij 1 leeg (null).");

        (await official.GetJson(address))["actions"]!.AsArray().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("22", 10, "4", 14, 2_320_000, "4 × € 5.800 = € 23.200; te behalen KPI = 10 nu + 4 extra = 14")] // T114
    [InlineData("20", 80, "40", 120, 680_000, "40 × € 170 = € 6.800; te behalen KPI = 80 nu + 40 extra = 120")] // T115
    [InlineData("11", 10, "40", 50, 1_280_000, "40 × € 320 = € 12.800; te behalen KPI = 10 nu + 40 extra = 50")] // T116
    [InlineData("9", 0, "262.5", 262, 17_062_500, "Volgens het reglement: 150 + 37,5 + 75.")] // T117
    [InlineData("9", 0, "263", 263, 17_095_000, "Volgens het aanvraagformulier, in gehele getallen: 150 + 38 + 75.")]
    public async Task Says_how_each_sum_was_found(string number, int current, string planned, int kpi, long cents, string sentence)
    {
        var (official, address) = await Started(platform, "berlaar");

        (await Put(official, address, new { number, currentReach = current, plannedReach = planned, priority = 1 }))
            .StatusCode.ShouldBe(HttpStatusCode.NoContent);

        var action = (await official.GetJson($"{address}/actions"))["items"]![0]!;
        (action["kpi"]!.GetValue<int>(), action["subsidyCents"]!.GetValue<long>()).ShouldBe((kpi, cents));
        $"{action["how"]} {action["ruleUsed"]}".ShouldContain(sentence);
    }

    [Theory]
    [InlineData(58_697_500, null)] // T110
    [InlineData(58_697_600, "De som wijkt € 1 af van het toegekende totaal")]
    [InlineData(58_697_499, "De som wijkt € 0,01 af van het toegekende totaal")]
    public async Task Checks_the_sum_against_what_was_granted(long granted, string? sentence)
    {
        var official = await platform.SignIn("ambtenaar@geraardsbergen.example");
        var address = "/api/geraardsbergen/programmes/" + await official.Start("geraardsbergen", PlanSamenleven.Of());

        (await official.PutAsJsonAsync($"{address}/granted", new { grantedCents = granted })).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        var programme = await official.GetJson(address);
        programme["status"]!.GetValue<string>().ShouldBe("granted");
        if (sentence is null)
        {
            programme["totals"]!["grantedRemark"].ShouldBeNull();
        }
        else
        {
            programme["totals"]!["grantedRemark"]!.GetValue<string>().ShouldContain(sentence);
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(100_000_000_001)]
    public async Task An_amount_that_cannot_be_is_refused(long granted)
    {
        var (official, address) = await Started(platform, "geraardsbergen");

        (await (await official.PutAsJsonAsync($"{address}/granted", new { grantedCents = granted })).Body())
            ["errors"]!["grantedCents"].ShouldNotBeNull();
        (await official.GetJson(address))["totals"]!["grantedCents"].ShouldBeNull();
    }

    [Fact]
    public async Task Tries_numbers_without_writing_anything()
    {
        var (official, address) = await Started(platform, "poperinge");
        await Put(official, address, Row("11", 1), Row("16", 2));
        var before = (await official.GetJson(address)).ToJsonString();

        var tried = await (await official.PostJson($"{address}/actions/calculation", new
        {
            actions = new[]
            {
                new { number = "11", currentReach = 10, plannedReach = 50, priority = 1 },
                new { number = "15", currentReach = 0, plannedReach = 301, priority = 2 },
            },
        })).Body();

        tried["difference"]!.GetValue<string>().ShouldBe("De subsidie gaat van € 37.800 naar € 16.000: € 21.800 minder.");
        tried["actions"]!.AsArray().Select(a => (a!["number"]!.GetValue<string>(), a["change"]?.GetValue<string>(),
            a["refused"]?.GetValue<string>())).ShouldBe(
        [
            ("11", "gepland 40 wordt 50", null), ("15", null, "Actie 15: max. 300, en er zijn er 301 gepland."), ("16", "verdwijnt", null),
        ]);
        (await official.GetJson(address)).ToJsonString().ShouldBe(before);
    }

    [Fact]
    public async Task On_the_page_the_total_moves_before_it_is_saved()
    {
        var official = await platform.SignIn("ambtenaar@nijlen.example");
        var id = await official.Start("nijlen", PlanSamenleven.Of());
        var browser = await platform.Browse("ambtenaar@nijlen.example");
        var address = $"/nijlen/programmas/{id}/acties";
        var fields = Browser.FieldsOf(await browser.Get(address), address).Single();
        fields["actions[10].plannedReach"].ShouldBe("40"); // action 11
        fields["actions[10].plannedReach"] = "50";

        var (_, tried) = await browser.Post($"{address}/berekenen", fields);

        tried.ShouldContain("De subsidie gaat van € 586.975 naar € 590.175: € 3.200 meer.");
        tried.ShouldContain("Actie 11: gepland 40 wordt 50");
        tried.ShouldContain("50 × € 320 = € 16.000; te behalen KPI = 10 nu + 50 extra = 60");
        (await official.GetJson($"/api/nijlen/programmes/{id}"))["totals"]!["subsidyCents"]!.GetValue<long>().ShouldBe(58_697_500);
        var saved = await browser.Submit(address, Browser.FieldsOf(tried, address).Single());
        (await browser.Get($"{saved.Headers.Location}")).ShouldContain("De acties zijn bewaard.");
        (await official.GetJson($"/api/nijlen/programmes/{id}"))["totals"]!["subsidyCents"]!.GetValue<long>().ShouldBe(59_017_500);
    }

    [Fact]
    public async Task On_the_page_what_does_not_fit_stands_beside_its_field_and_is_not_saved()
    {
        var (official, api) = await Started(platform, "nijlen");
        var browser = await platform.Browse("ambtenaar@nijlen.example");
        var address = $"/nijlen/programmas/{api.Split('/')[^1]}/acties";
        var fields = Browser.FieldsOf(await browser.Get(address), address).Single();
        (fields["actions[14].plannedReach"], fields["actions[14].priority"]) = ("301", "1");
        (fields["actions[16].groups.g1"], fields["actions[16].groups.g2"], fields["actions[16].priority"]) = ("abc", "150", "2");

        foreach (var (to, status) in (IEnumerable<(string, HttpStatusCode)>)
            [($"{address}/berekenen", HttpStatusCode.OK), (address, HttpStatusCode.BadRequest)])
        {
            var (answered, page) = await browser.Post(to, fields);

            answered.ShouldBe(status);
            page.ShouldContain("Actie 15: max. 300, en er zijn er 301 gepland.");
            page.ShouldContain("Actie 17: “abc” is geen getal.");
            Browser.FieldsOf(page, address).Single()["actions[16].groups.g1"].ShouldBe("abc", "what was typed is not lost");
        }

        (await official.GetJson(api))["actions"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Sub_groups_have_fields_of_their_own()
    {
        var (official, api) = await Started(platform, "nijlen");
        var browser = await platform.Browse("ambtenaar@nijlen.example");
        var address = $"/nijlen/programmas/{api.Split('/')[^1]}/acties";
        var fields = Browser.FieldsOf(await browser.Get(address), address).Single();
        (fields["actions[8].groups.g2"], fields["actions[8].groups.g3"], fields["actions[8].priority"]) = ("37.5", "10", "1");

        (await browser.Submit(address, fields)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var action = (await official.GetJson(api))["actions"]!.AsArray().Single()!;
        action["planned"]!.ToJsonString().ShouldBe("[0,37.5,10]", "an empty group is none, and moves no other");
        Browser.FieldsOf(await browser.Get(address), address).Single()["actions[8].groups.g2"].ShouldBe("37,5");
    }

    [Fact]
    public async Task A_second_writer_is_told_that_somebody_else_was_first()
    {
        var (official, address) = await Started(platform, "rumst");
        var read = await Version(official, address);
        object Sent(string number) => new { version = read, actions = new[] { Row(number, 1) } };

        (await official.PutAsJsonAsync($"{address}/actions", Sent("16"))).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        await (await official.PutAsJsonAsync($"{address}/actions", Sent("15"))).ShouldRefuse(409, "changed-meanwhile", "Iemand anders");
        (await official.GetJson(address))["actions"]!.AsArray().Single()!["number"]!.GetValue<string>().ShouldBe("16");
    }

    [Fact]
    public async Task A_request_that_comes_twice_has_its_effect_once()
    {
        var (official, address) = await Started(platform, "rumst");
        var body = new { version = await Version(official, address), actions = new[] { Row("16", 1) } };
        official.DefaultRequestHeaders.Add("Idempotency-Key", $"{Guid.NewGuid()}");

        for (var i = 0; i < 2; i++)
        {
            (await official.PutAsJsonAsync($"{address}/actions", body)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        }

        (await Version(official, address)).ShouldBe(body.version + 1);
    }

    [Fact]
    public async Task What_changes_nothing_writes_nothing()
    {
        var (official, address) = await Started(platform, "rumst");
        await Put(official, address, Row("16", 1), Row("9", 2));
        var before = await Version(official, address);

        await Put(official, address, Row("9", 2), Row("16", 1));
        (await Version(official, address)).ShouldBe(before);

        await Put(official, address, Row("9", 2), Row("16", 3)); // the control
        (await Version(official, address)).ShouldBe(before + 1);
    }

    [Fact]
    public async Task An_action_that_is_left_out_goes()
    {
        var (official, address) = await Started(platform, "rumst");
        await Put(official, address, Row("16", 1), Row("9", 2));

        (await Put(official, address, Row("9", 1))).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await official.GetJson(address))["actions"]!.AsArray().Single()!["number"]!.GetValue<string>().ShouldBe("9");
    }

    [Fact]
    public async Task Is_not_for_who_only_reads_nor_for_another_municipality()
    {
        var (official, address) = await Started(platform, "koksijde");
        var body = new { version = await Version(official, address), actions = new[] { Row("16", 1) } };
        var alderman = await platform.SignIn("schepen@koksijde.example");
        var stranger = await platform.SignIn("ambtenaar@rumst.example");
        foreach (var path in (string[])["actions", "granted"])
        {
            (await alderman.PutAsJsonAsync($"{address}/{path}", body)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
            (await stranger.PutAsJsonAsync($"{address}/{path}", body)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await stranger.PutAsJsonAsync($"{address}/{path}".Replace("koksijde", "rumst", StringComparison.Ordinal),
                path == "actions" ? body : (object)new { grantedCents = 1 })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }

        (await alderman.PostJson($"{address}/actions/calculation", body)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await stranger.PostJson($"{address}/actions/calculation", body)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.GetAsync($"{address}/actions.xlsx")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await alderman.GetJson($"{address}/actions"))["items"]!.AsArray().ShouldBeEmpty();
        (await official.PutAsJsonAsync($"{address}/actions", body)).StatusCode.ShouldBe(HttpStatusCode.NoContent); // the control
    }
}
