using System.Net;
using System.Text.Json.Nodes;
using AgiiPlatform.Municipalities;
using AgiiPlatform.Platform.Authorization;
using AgiiPlatform.Specs.Agreements;
using Microsoft.Extensions.DependencyInjection;
using static AgiiPlatform.Specs.PlatformFixture;

namespace AgiiPlatform.Specs.Caseloads;

public class Assigning_a_consultant(PlatformFixture platform)
{
    private const string Consultant = "consulent.limburg@agii.example";
    private const string Manager = "regiomanager.limburg@agii.example";

    [Fact]
    public async Task Opens_the_municipality_to_the_consultant_on_those_dates_only()
    {
        var (manager, consultant) = (await platform.SignIn(Manager), await platform.SignIn(Consultant));
        (await consultant.GetAsync("/api/heusden-zolder/visits")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        await Assign(manager, "halen", Day(1), null);
        await Assign(manager, "heusden-zolder", Day(0), Day(0));
        await Assign(manager, "herk-de-stad", "2020-01-01", Day(-1));

        await Until(async () => (await consultant.GetAsync("/api/heusden-zolder/visits")).IsSuccessStatusCode);
        await Until(async () => await Heard("halen") && await Heard("herk-de-stad"));
        (await consultant.GetAsync("/api/halen/visits")).StatusCode.ShouldBe(HttpStatusCode.NotFound, "it begins tomorrow");
        (await consultant.GetAsync("/api/herk-de-stad/visits")).StatusCode.ShouldBe(HttpStatusCode.NotFound, "it ended yesterday");
    }

    [Fact]
    public async Task Ended_yesterday_closes_it_today_and_leaves_what_was_written()
    {
        var (manager, consultant) = (await platform.SignIn(Manager), await platform.SignIn(Consultant));
        var assignment = await Assign(manager, "hechtel-eksel", "2020-01-01", null);
        await Until(async () => (await consultant.GetAsync("/api/hechtel-eksel/visits")).IsSuccessStatusCode);
        var visit = await consultant.Create("/api/hechtel-eksel/visits", new { date = "2021-03-04" });

        (await platform.InTurn(() => manager.PostJson($"/api/agii/assignments/{assignment}/end", new { until = Day(-1) })))
            .StatusCode.ShouldBe(HttpStatusCode.NoContent);

        await Until(async () => (await consultant.GetAsync("/api/hechtel-eksel/visits")).StatusCode == HttpStatusCode.NotFound);
        var official = await platform.SignIn("ambtenaar@hechtel-eksel.example");
        (await official.GetJson($"/api/hechtel-eksel/visits/{visit}"))["date"]!.GetValue<string>().ShouldBe("2021-03-04");
    }

    [Fact]
    public async Task Names_the_fields_that_are_missing_or_wrong()
    {
        var manager = await platform.SignIn(Manager);
        var answer = await manager.PostJson("/api/agii/assignments", new { municipality = "no-such-place" });
        await answer.ShouldRefuse(400, "invalid-input", "Kies een gemeente.");
        var errors = (await answer.Body())["errors"]!.AsObject();
        errors.Select(e => e.Key).ShouldBe(["municipality", "consultant", "from"], ignoreOrder: true);

        await (await manager.PostJson("/api/agii/assignments", new { municipality = "halen", tenantId = Guid.NewGuid() }))
            .ShouldRefuse(400, "invalid-input");
    }

    [Fact]
    public async Task Is_refused_with_its_reason_and_writes_nothing()
    {
        var manager = await platform.SignIn(Manager);
        var (consultant, official) = (await platform.PersonId(Consultant), await platform.PersonId("ambtenaar@hasselt.example"));

        await Refused("houthalen-helchteren", consultant, "2025-06-01", "2025-05-31", "ends-before-start", "begint op 1 juni 2025");
        await Refused("kortessem", consultant, "2025-01-01", null, "municipality-ended", "opgegaan in Hasselt");
        await Refused("hoeilaart", consultant, "2025-01-01", null, "municipality-outside-region", "buiten uw regio");
        await Refused("houthalen-helchteren", official, "2025-01-01", null, "not-a-consultant", "geen consulent");
        await Refused("houthalen-helchteren", Guid.NewGuid(), "2025-01-01", null, "not-a-consultant", "geen consulent");
        (await List(manager, "houthalen-helchteren")).ShouldBeEmpty();
        (await List(manager, "kortessem")).ShouldBeEmpty();

        async Task Refused(string municipality, Guid person, string from, string? until, string rule, string sentence) =>
            await (await manager.PostJson("/api/agii/assignments", new { municipality, consultant = person, from, until }))
                .ShouldRefuse(409, rule, sentence);
    }

    [Fact]
    public async Task Does_not_overlap_another_assignment_of_the_same_consultant_there()
    {
        var manager = await platform.SignIn(Manager);
        var first = await Assign(manager, "heers", "2020-01-01", "2020-12-31");
        var second = await Assign(manager, "heers", "2021-01-01", "2021-06-30");

        await (await TryAssign(manager, "heers", "2020-12-31", null))
            .ShouldRefuse(409, "assignment-overlaps", "van 1 januari 2020 tot en met 31 december 2020");
        await (await TryAssign(manager, "heers", "2019-01-01", null)).ShouldRefuse(409, "assignment-overlaps");
        await (await platform.InTurn(() => manager.PostJson($"/api/agii/assignments/{first}/end", new { until = "2021-01-01" })))
            .ShouldRefuse(409, "assignment-overlaps");
        (await platform.InTurn(() => manager.PostJson($"/api/agii/assignments/{second}/end", new { until = "2021-12-31" })))
            .StatusCode.ShouldBe(HttpStatusCode.NoContent);

        var kept = await List(manager, "heers");
        kept.Select(a => a["until"]!.GetValue<string>()).ShouldBe(["2021-12-31", "2020-12-31"]);
    }

    [Fact]
    public async Task At_once_for_the_same_dates_succeeds_once()
    {
        var manager = await platform.SignIn(Manager);
        await Assign(manager, "hoeselt", "2019-01-01", "2019-01-01"); // the consultant is known from here on

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => TryAssign(manager, "hoeselt", "2020-01-01", "2020-12-31")));

        answers.Count(a => a.StatusCode == HttpStatusCode.Created).ShouldBe(1);
        answers.Count(a => a.StatusCode == HttpStatusCode.Conflict).ShouldBe(7);
        (await List(manager, "hoeselt")).Count.ShouldBe(2);
    }

    [Fact]
    public async Task At_once_for_a_consultant_who_is_new_here_is_refused_to_all_who_are_late()
    {
        var (manager, administrator) = (await platform.SignIn(Manager), await platform.SignIn("beheerder@agii.example"));
        var consultant = await administrator.Create("/api/agii/people", new
        {
            name = "Nina Nieuw", email = $"n{Guid.NewGuid():N}@agii.example", password = Password, role = Role.Consultant,
        });
        var rights = platform.Services.GetRequiredKeyedService<GrantCache>("caseloads");
        await Until(async () => (await rights.WithRole(Role.Consultant, default)).Any(g => g.PersonId == consultant));
        string[] municipalities = ["alken", "as", "beringen", "bocholt", "genk", "bree"];
        HttpResponseMessage[] answers;
        await using (await platform.SlowWriting("caseloads", platform.Tenant("agii")))
        {
            answers = await Task.WhenAll(municipalities.Select(Assign));
        }

        answers.ShouldContain(a => a.StatusCode == HttpStatusCode.Created);
        foreach (var late in answers.Where(a => a.StatusCode != HttpStatusCode.Created))
        {
            await late.ShouldRefuse(409, "rule:changed-meanwhile");
        }

        (await Assign("diepenbeek")).StatusCode.ShouldBe(HttpStatusCode.Created, "the control: known from here on, it goes through");

        Task<HttpResponseMessage> Assign(string municipality) =>
            manager.PostJson("/api/agii/assignments", new { municipality, consultant, from = "2020-01-01", until = "2020-12-31" });
    }

    [Fact]
    public async Task Sent_twice_under_one_key_makes_one()
    {
        var manager = await platform.SignIn(Manager);
        var body = new { municipality = "hasselt", consultant = await platform.PersonId(Consultant),
            from = "2014-01-01", until = "2014-12-31" };
        var key = Guid.NewGuid().ToString();

        var ids = new[] { await platform.InTurn(() => manager.Create("/api/agii/assignments", body, key)),
            await platform.InTurn(() => manager.Create("/api/agii/assignments", body, key)) };

        ids[0].ShouldBe(ids[1]);
        (await List(manager, "hasselt")).Count(a => a["from"]!.GetValue<string>() == "2014-01-01").ShouldBe(1);
    }

    [Fact]
    public async Task Outside_the_own_region_is_as_if_it_did_not_exist()
    {
        var (limburg, west, administrator) =
            (await platform.SignIn(Manager), await platform.SignIn("regiomanager.west-vlaanderen@agii.example"),
                await platform.SignIn("beheerder@agii.example"));
        var id = await platform.InTurn(async () => await administrator.Create("/api/agii/assignments",
            new { municipality = "hooglede", consultant = await platform.PersonId("consulent.west-vlaanderen@agii.example"),
                from = "2024-01-01" }));

        var foreign = await limburg.PostJson($"/api/agii/assignments/{id}/end", new { until = "2024-06-01" });
        var unknown = await limburg.PostJson($"/api/agii/assignments/{Guid.NewGuid()}/end", new { until = "2024-06-01" });
        foreign.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await foreign.Content.ReadAsStringAsync()).ShouldBe(await unknown.Content.ReadAsStringAsync());
        (await List(limburg, "hooglede")).ShouldBeEmpty();

        // The control: with the right region it is there and can be ended.
        (await List(west, "hooglede")).Count.ShouldBe(1);
        (await platform.InTurn(() => west.PostJson($"/api/agii/assignments/{id}/end", new { until = "2024-06-01" })))
            .StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Is_for_regional_managers_and_administrators()
    {
        var (consultant, official) = (await platform.SignIn(Consultant), await platform.SignIn("ambtenaar@hasselt.example"));

        await (await TryAssign(consultant, "hasselt", "2025-01-01", null)).ShouldRefuse(403, "no-permission");
        await (await official.PostJson("/api/agii/assignments", new { })).ShouldRefuse(404, "not-found");
        await (await platform.Anonymous().PostJson("/api/agii/assignments", new { })).ShouldRefuse(401, "not-signed-in");
    }

    [Fact]
    public async Task Is_listed_the_latest_first_a_page_at_a_time_and_by_municipality_consultant_and_day()
    {
        var manager = await platform.SignIn(Manager);
        var ids = new List<Guid>();
        for (var year = 2014; year < 2019; year++)
        {
            ids.Insert(0, await Assign(manager, "kinrooi", $"{year}-01-01", $"{year}-06-30"));
        }

        var found = new List<Guid>();
        string? after = null;
        do
        {
            var page = await manager.GetJson($"/api/agii/assignments?municipality=kinrooi&limit=2&after={after}");
            page["items"]!.AsArray().Count.ShouldBeLessThanOrEqualTo(2);
            found.AddRange(page["items"]!.AsArray().Select(a => a!["id"]!.GetValue<Guid>()));
            after = page["next"]?.GetValue<string>();
        }
        while (after is not null);

        found.ShouldBe(ids);
        (await List(manager, "kinrooi", "&on=2016-06-30")).Single()["id"]!.GetValue<Guid>().ShouldBe(ids[2]);
        (await List(manager, "kinrooi", "&on=2016-07-01")).ShouldBeEmpty();
        (await List(manager, "kinrooi", $"&consultant={Guid.NewGuid()}")).ShouldBeEmpty();
        await (await manager.GetAsync("/api/agii/assignments?on=31-2-2016")).ShouldRefuse(400, "invalid-input", "Geef een datum");
    }

    [Fact]
    public async Task Is_listed_by_municipality_from_A_to_Z_over_all_pages()
    {
        var manager = await platform.SignIn(Manager);
        foreach (var municipality in (string[])["zonhoven", "gingelom", "hamont-achel"]) // not in the order of the list
        {
            await Assign(manager, municipality, "2010-05-01", "2010-05-31");
        }

        var found = new List<string>();
        string? after = null;
        do
        {
            var page = await manager.GetJson($"/api/agii/assignments?on=2010-05-02&limit=1&after={after}");
            found.AddRange(page["items"]!.AsArray().Select(a => a!["municipality"]!.GetValue<string>()));
            after = page["next"]?.GetValue<string>();
        }
        while (after is not null);

        string[] wanted = ["gingelom", "hamont-achel", "zonhoven"];
        found.Where(wanted.Contains).ShouldBe(wanted);
        found.ShouldBeInOrder(SortDirection.Ascending, StringComparer.Ordinal); // slugs are in the order of names
        (await (await platform.Browse(Manager)).Get("/agii/toewijzingen?op=2010-05-02"))
            .ShouldMatch("(?s)>Gingelom</th>.*>Hamont-Achel</th>.*>Zonhoven</th>");
    }

    private static string Day(int fromToday) => Flanders.Today.AddDays(fromToday).ToString("O");

    private async Task<HttpResponseMessage> TryAssign(HttpClient manager, string municipality, string from, string? until) =>
        await platform.InTurn(async () => await manager.PostJson("/api/agii/assignments",
            new { municipality, consultant = await platform.PersonId(Consultant), consultantName = "Cas Consulent", from, until }));

    private async Task<Guid> Assign(HttpClient manager, string municipality, string from, string? until) =>
        (await (await TryAssign(manager, municipality, from, until)).Body())["id"]!.GetValue<Guid>();

    private static async Task<List<JsonNode>> List(HttpClient manager, string municipality, string more = "") =>
        [.. (await manager.GetJson($"/api/agii/assignments?municipality={municipality}{more}"))["items"]!.AsArray().Select(a => a!)];

    /// <summary>Whether Identity's answer to the assignment has come, whatever its dates.</summary>
    private async Task<bool> Heard(string municipality)
    {
        var id = platform.Services.GetRequiredService<MunicipalityRegistry>().BySlug(municipality)!.Id;
        var rights = await platform.Services.GetRequiredKeyedService<GrantCache>("caseloads")
            .Of(await platform.PersonId(Consultant), default);
        return rights.Any(r => r.TenantId == id);
    }
}
