using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using static AgiiPlatform.Specs.Agreements.AgreementCalls;

namespace AgiiPlatform.Specs.Agreements;

/// <summary>Meetings: single and in series, recorded, approved, cancelled, and in a calendar.</summary>
public class Planning_and_recording_meetings(PlatformFixture platform)
{
    [Fact, Trait("C0", "15")]
    public async Task A_series_of_a_steering_group_is_planned_at_once_and_cancelled_from_one_on()
    {
        var official = await platform.SignIn("ambtenaar@assenede.example");
        await official.Create("/api/assenede/meetings", new
        {
            title = "Stuurgroep", kind = "steering-group", date = "2027-01-31", body = "Stuurgroep Samenleven in diversiteit",
            repeatMonths = 3, repeatUntil = "2027-12-31",
            participants = new[] { new { name = "An Aerts", role = "agency", organisation = "externe expert" } },
        });
        var all = (await official.GetJson("/api/assenede/meetings"))["items"]!.AsArray();
        all.Select(m => m!["date"]!.GetValue<string>()).Order().ShouldBe(["2027-01-31", "2027-04-30", "2027-07-31", "2027-10-31"]);

        var second = all.Single(m => m!["date"]!.GetValue<string>() == "2027-04-30")!["id"]!.GetValue<string>();
        await official.Done($"/api/assenede/meetings/{second}/cancellation", new { reason = "Andere aanpak", following = true });
        (await official.GetJson("/api/assenede/meetings"))["items"]!.AsArray().Where(m => m!["state"]!.GetValue<string>() == "planned")
            .Select(m => m!["date"]!.GetValue<string>()).ShouldBe(["2027-01-31"]);
    }

    [Fact]
    public async Task A_report_is_recorded_approved_and_then_stays_as_it_is()
    {
        var official = await platform.SignIn("ambtenaar@avelgem.example");
        var meeting = await official.Plan("avelgem", null, "2024-05-06", agreements: [], roles: ["agency", "official"]);
        await (await official.PostJson(meeting + "/report-approval", new { }))
            .ShouldRefuse(409, "rule:not-held", "Leg eerst vast dat het overleg gehouden werd");
        await official.Done(meeting + "/record", new
        {
            participants = new[] { new { name = "Björn", role = "official", present = true } }, report = "Regel 1\nRegel 2 <script>",
            decisions = new[] { "We gaan door." },
        });
        await (await official.PostJson(meeting + "/report-approval", new { version = 1 }))
            .ShouldRefuse(409, "rule:changed-meanwhile", "Iemand anders heeft dit verslag intussen gewijzigd.");
        await official.Done(meeting + "/report-approval", new { version = (await official.GetJson(meeting))["version"]!.GetValue<int>() });
        await (await official.PostJson(meeting + "/record", MeetingCalls.Record("official")))
            .ShouldRefuse(409, "rule:report-approved", "ligt vast");
        var read = await official.GetJson(meeting);
        (read["state"]!.GetValue<string>(), read["report"]!.GetValue<string>()).ShouldBe(("report-approved", "Regel 1\nRegel 2 <script>"));
        (await (await platform.Browse("schepen@avelgem.example")).Get(meeting.Replace("/api/avelgem/meetings", "/avelgem/overleg")))
            .ShouldContain("Regel 2 <script>");
    }

    [Theory]
    [InlineData("""{"date":"2024-05-06"}""", "title", "Vul het onderwerp in.")]
    [InlineData("""{"title":"Overleg"}""", "date", "Vul de datum in.")]
    [InlineData("""{"title":"Overleg","date":"2024-05-06","start":"25:00"}""", "start", "Geef het beginuur, bijvoorbeeld 14:00 of 14u30.")]
    [InlineData("""{"title":"Overleg","date":"2024-05-06","participants":[{"name":"An"}]}""", "participants[0].role",
        "Kies de rol van An.")]
    [InlineData("""{"title":"Overleg","date":"2024-05-06","repeatMonths":1}""", "repeatUntil",
        "Geef voor een reeks zowel om de hoeveel maanden als tot wanneer.")]
    [InlineData("""{"title":"Overleg","date":"2024-05-06","agreements":["018f0000-0000-7000-8000-000000000000"]}""", "agreements",
        "Kies alleen overeenkomsten die hier bestaan.")]
    public async Task What_is_wrong_is_named_and_nothing_is_written(string body, string field, string sentence)
    {
        var official = await platform.SignIn("ambtenaar@baarle-hertog.example");
        var answer = await official.PostJson("/api/baarle-hertog/meetings", JsonNode.Parse(body)!);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["errors"]![field]![0]!.GetValue<string>().ShouldBe(sentence);
        (await official.GetJson("/api/baarle-hertog/meetings"))["items"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_meeting_to_come_has_no_report_yet()
    {
        var official = await platform.SignIn("ambtenaar@balen.example");
        var meeting = await official.Plan("balen", null, "2099-05-06", agreements: []);
        await (await official.PostJson(meeting + "/record", MeetingCalls.Record("official")))
            .ShouldRefuse(409, "rule:meeting-in-future", "Dit overleg is pas op 6 mei 2099");
    }

    [Fact]
    public async Task Two_who_change_the_same_meeting_the_second_sees_both_versions_and_chooses()
    {
        var official = await platform.SignIn("ambtenaar@beernem.example");
        var meeting = await official.Plan("beernem", null, "2027-05-06", agreements: []);
        var version = (await official.GetJson(meeting))["version"]!.GetValue<int>();
        (await official.PutJson(meeting, Change("Eerste", version))).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await (await official.PutJson(meeting, Change("Tweede", version)))
            .ShouldRefuse(409, "rule:changed-meanwhile", "intussen gewijzigd");
        (await official.GetJson(meeting))["title"]!.GetValue<string>().ShouldBe("Eerste");
        (await official.PutJson(meeting, Change("Tweede", version + 1))).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        static JsonObject Change(string title, int version) => new() { ["title"] = title, ["date"] = "2027-05-06", ["version"] = version };
    }

    [Fact]
    public async Task Of_two_who_choose_other_agreements_for_a_meeting_the_second_is_refused()
    {
        var official = await platform.SignIn("ambtenaar@beernem.example");
        var agreements = new[] { await official.Draft("beernem"), await official.Draft("beernem") };
        var meeting = await official.Plan("beernem", null, "2027-05-06", agreements: []);
        var version = (await official.GetJson(meeting))["version"]!.GetValue<int>();

        (await official.PutJson(meeting, Change(agreements[0]))).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await (await official.PutJson(meeting, Change(agreements[1]))).ShouldRefuse(409, "rule:changed-meanwhile");

        JsonObject Change(string agreement) =>
            new() { ["title"] = "Overleg", ["date"] = "2027-05-06", ["agreements"] = new JsonArray(agreement[^36..]),
                ["version"] = version };
    }

    [Fact]
    public async Task The_page_has_what_comes_by_day_and_what_was_latest_first_and_names_what_nobody_recorded()
    {
        var official = await platform.SignIn("ambtenaar@boortmeerbeek.example");
        foreach (var (title, date) in new[] { ("Laatst gehouden", "2024-05-01"), ("Eerder gehouden", "2024-03-01"),
            ("Verder af", "2098-06-01"), ("Dichtbij", "2098-05-01"), ("Afgelast", "2098-05-15") })
        {
            var id = await official.Create("/api/boortmeerbeek/meetings", new { title, date });
            if (title == "Eerder gehouden")
            {
                await official.Done($"/api/boortmeerbeek/meetings/{id}/record", MeetingCalls.Record("official"));
            }
            else if (title == "Afgelast")
            {
                await official.Done($"/api/boortmeerbeek/meetings/{id}/cancellation", new { });
            }
        }

        var browser = await platform.Browse("schepen@boortmeerbeek.example");
        var page = await browser.Get("/boortmeerbeek/overleg");
        Titles(page).ShouldBe(["Dichtbij", "Afgelast", "Verder af", "Laatst gehouden", "Eerder gehouden"]);
        page.ShouldContain("Nog vast te leggen");

        var first = await browser.Get("/boortmeerbeek/overleg?aantal=1");
        Titles(first).ShouldBe(["Dichtbij", "Afgelast", "Verder af", "Laatst gehouden"]);
        Titles(await browser.Get(Regex.Match(first, "/boortmeerbeek/overleg\\?na=[^\"]*", RegexOptions.NonBacktracking).Value))
            .ShouldBe(["Eerder gehouden"]);
        (await browser.Open($"/boortmeerbeek/overleg?overeenkomst={Guid.NewGuid()}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        static List<string> Titles(string page) =>
            [.. Regex.Matches(page, "<th scope=\"row\"><a href=\"[^\"]*\">(?<title>[^<]*)</a>", RegexOptions.NonBacktracking)
            .Select(m => m.Groups["title"].Value)];
    }

    [Fact]
    public async Task A_meeting_says_without_whom_it_does_not_count()
    {
        var official = await platform.SignIn("ambtenaar@bever.example");
        var agreement = await official.Draft("bever",
            MeetingCalls.Clauses(Terms("Beleid", "2018-01-01", "2018-12-31"),
            "Minstens jaarlijks overleggen het agentschap, de schepen en de ambtenaar."));
        var meeting = await official.Plan(agreement, "policy-meeting", "2018-03-01", "agency");
        (await Lacking()).ShouldBe(["alderman", "official"]);

        await official.Done(meeting + "/record", MeetingCalls.Record("agency", "official"));
        (await Lacking()).ShouldBe(["alderman"]);
        (await (await platform.Browse("schepen@bever.example")).Get(meeting.Replace("/api/bever/meetings", "/bever/overleg")))
            .ShouldContain("Niet aanwezig: schepen.");
        (await official.Standing(agreement, "2018-12-31"))[0].ShouldStartWith("beleidsoverleg 0/1");

        meeting = await official.Held(agreement, "policy-meeting", "2018-04-01", "agency", "official", "alderman");
        (await Lacking()).ShouldBeEmpty("control: with all of them it counts");
        (await official.Standing(agreement, "2018-12-31"))[0].ShouldStartWith("beleidsoverleg 1/1");

        async Task<List<string>> Lacking() =>
            [.. (await official.GetJson(meeting))["agreements"]![0]!["lacking"]!.AsArray().Select(r => r!.GetValue<string>())];
    }

    [Fact]
    public async Task Who_types_a_report_while_a_colleague_saves_one_sees_both_with_who_was_there_and_what_was_decided()
    {
        var official = await platform.SignIn("ambtenaar@bever.example");
        var meeting = await official.Plan("bever", null, "2024-05-06", [], "official");
        var page = meeting.Replace("/api/bever/meetings", "/bever/overleg") + "/verslag";
        var browser = await platform.Browse("directeur@bever.example");
        var fields = Browser.Fields(await browser.Get(page));
        await official.Done(meeting + "/record", new
        {
            participants = new[] { new { name = "official", role = "official", present = true },
                new { name = "Ilse", role = "alderman", present = true } }, report = "Van een ander.",
                decisions = new[] { "We gaan door." },
        });

        (fields["report"], fields["participants[0].present"]) = ("Van mij.", "true");
        var (status, conflict) = await browser.Post(page, fields);

        status.ShouldBe(HttpStatusCode.Conflict);
        foreach (var (saved, typed) in new[] { ("Van een ander.", "Van mij."), ("We gaan door.", "–"), ("Ilse", "–"), ("Schepen", "–") })
        {
            conflict.ShouldMatch($"bewaard\"><span class=\"literal\">{Regex.Escape(saved)}</span></td>\\s*<td data-label=\"Uw "
                + $"invoer\"><span class=\"literal\">{Regex.Escape(typed)}</span>");
        }

        (await browser.Post(page, Browser.Fields(conflict))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await official.GetJson(meeting))["report"]!.GetValue<string>().ShouldBe("Van mij.");
    }

    [Fact]
    public async Task The_form_offers_who_signs_and_the_consultant_and_invites_only_who_is_ticked()
    {
        var official = await platform.SignIn("ambtenaar@tervuren.example");
        var agreement = await official.Draft("tervuren");
        await platform.ConsultantIn("tervuren", "vlaams-brabant");
        const string account = "consulent.vlaams-brabant@agii.example";
        var consultant = (await (await platform.SignIn(account)).GetJson("/api/identity/me"))["name"]!.GetValue<string>();
        await (await platform.Browse(account)).Get("/tervuren/overleg"); // by which their name is known here
        var browser = await platform.Browse("ambtenaar@tervuren.example");
        var page = $"/tervuren/overleg/nieuw?overeenkomst={agreement[^36..]}";

        var form = await browser.Get(page);
        form.ShouldContain("Voorstel");
        var fields = Browser.Fields(form);
        Rows(fields).ShouldBe([("Sam Schepen", "alderman", "false"), ("Dirk Directeur", "director", "false"), ("Rani Regio", "agency", "false"),
            (consultant, "agency", "false")]);

        fields["date"] = "2027-05-06";
        fields["participants[0].invited"] = "true";
        var (status, again) = await browser.Post("/tervuren/overleg/nieuw", fields); // without a title
        status.ShouldBe(HttpStatusCode.BadRequest);
        again.ShouldMatch("name=\"participants\\[0\\]\\.invited\" value=\"true\" checked");
        again.ShouldNotMatch("name=\"participants\\[1\\]\\.invited\" value=\"true\" checked");

        (fields["title"], fields["participants[3].invited"]) = ("Overleg", "true");
        using var made = await browser.Submit("/tervuren/overleg/nieuw", fields);
        made.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var meeting = "/api/tervuren/meetings/" + made.Headers.Location!.OriginalString[^36..];
        (await Names(official, meeting)).ShouldBe(["Sam Schepen", consultant]);

        // Without any tick, nobody.
        using var alone = await browser.Submit("/tervuren/overleg/nieuw",
            Browser.Fields(await browser.Get(page)).Append(new("title", "Zonder")).Append(new("date", "2027-05-06"))
                .Where(f => f.Value.Length > 0));
        (await Names(official, "/api/tervuren/meetings/" + alone.Headers.Location!.OriginalString[^36..])).ShouldBeEmpty();

        // Changing it, one is taken off the list and one who was offered comes in.
        var change = Browser.Fields(await browser.Get(meeting.Replace("/api/tervuren/meetings", "/tervuren/overleg") + "/wijzigen"));
        change["participants[2].name"].ShouldBe("Dirk Directeur");
        (change["participants[0].invited"], change["participants[2].invited"]) = ("false", "true");
        (await browser.Post(meeting.Replace("/api/tervuren/meetings", "/tervuren/overleg") + "/wijzigen", change)).Status
            .ShouldBe(HttpStatusCode.Redirect);
        (await Names(official, meeting)).ShouldBe([consultant, "Dirk Directeur"]);

        static List<(string, string, string)> Rows(Dictionary<string, string> fields) =>
            [.. Enumerable.Range(0, 100).TakeWhile(i => fields.GetValueOrDefault($"participants[{i}].name") is { Length: > 0 })
                .Select(i => (fields[$"participants[{i}].name"], fields[$"participants[{i}].role"],
                    fields.GetValueOrDefault($"participants[{i}].invited", "")))];
    }

    [Fact]
    public async Task Nobody_was_there_until_the_writer_of_the_report_says_so()
    {
        var official = await platform.SignIn("ambtenaar@bilzen-hoeselt.example");
        var agreement = await official.Draft("bilzen-hoeselt");
        var id = await official.Create("/api/bilzen-hoeselt/meetings", new
        {
            title = "Overleg", date = "2025-05-06", agreements = new[] { agreement[^36..] },
            participants = new[] { new { name = "Dora Dams", role = "official" }, new { name = "Eva Evers", role = "official" },
                new { name = "Fons Faes", role = "ocmw" } },
        });
        var (page, api) = ($"/bilzen-hoeselt/overleg/{id}/verslag", $"/api/bilzen-hoeselt/meetings/{id}");
        var browser = await platform.Browse("ambtenaar@bilzen-hoeselt.example");

        var form = await browser.Get(page);
        form.ShouldNotContain("checked=\"\"");
        form.ShouldNotContain(".present\" value=\"true\" checked");
        var fields = Browser.Fields(form);
        fields["participants[3].name"].ShouldBe("Sam Schepen", "who signs is offered below who was invited");
        var (status, refused) = await browser.Post(page, fields);
        status.ShouldBe(HttpStatusCode.Conflict);
        refused.ShouldContain("Duid minstens één aanwezige aan.");

        (fields["participants[0].present"], fields["participants[3].present"]) = ("true", "true");
        fields["participants[2].invited"] = "false"; // off the list
        (await browser.Post(page, fields)).Status.ShouldBe(HttpStatusCode.Redirect);
        (await official.GetJson(api))["participants"]!.AsArray()
            .Select(p => (p!["name"]!.GetValue<string>(), p["present"]!.GetValue<bool>()))
            .ShouldBe([("Dora Dams", true), ("Eva Evers", false), ("Sam Schepen", true)]);
    }

    [Fact]
    public async Task A_series_says_what_it_made_with_a_link_to_each()
    {
        var browser = await platform.Browse("ambtenaar@blankenberge.example");
        var fields = Browser.Fields(await browser.Get("/blankenberge/overleg/nieuw"));
        (fields["title"], fields["date"]) = ("Stuurgroep", "2027-03-03");
        (fields["repeatMonths"], fields["repeatUntil"]) = ("3", "2027-12-31");

        using var made = await browser.Submit("/blankenberge/overleg/nieuw", fields);

        var page = await browser.Get(made.Headers.Location!.OriginalString);
        var said = Regex.Match(page, "Samen 4 keer overleg gepland:.*?</p>", RegexOptions.Singleline | RegexOptions.NonBacktracking).Value;
        Regex.Replace(said, "<[^>]*>|\\s+", m => m.Value[0] == '<' ? "" : " ", RegexOptions.NonBacktracking).Trim()
            .ShouldBe("Samen 4 keer overleg gepland: op 3 maart 2027, 3 juni 2027, 3 september 2027 en 3 december 2027");
        var links = Regex.Matches(said, "href=\"(?<address>[^\"]*)\"", RegexOptions.NonBacktracking)
            .Select(m => m.Groups["address"].Value).ToList();
        links.Distinct().Count().ShouldBe(4);
        (await browser.Get(links[3])).ShouldContain("3 december 2027");

        var official = await platform.SignIn("ambtenaar@blankenberge.example");
        var alone = await official.Create("/api/blankenberge/meetings", new { title = "Alleen", date = "2027-03-03" });
        (await browser.Get($"/blankenberge/overleg/{alone}")).ShouldNotContain("keer overleg gepland", Case.Insensitive, "control");
    }

    private static async Task<List<string>> Names(HttpClient reader, string meeting) =>
        [.. (await reader.GetJson(meeting))["participants"]!.AsArray().Select(p => p!["name"]!.GetValue<string>())];

    [Fact]
    public async Task A_calendar_file_is_in_the_time_of_brussels_and_an_hour_that_does_not_exist_is_moved_and_told()
    {
        var official = await platform.SignIn("ambtenaar@beerse.example");
        var id = await official.Create("/api/beerse/meetings",
            new { title = "Overleg, met komma; en meer", date = "2019-03-31", start = "02:30", minutes = 90, place = "Raadzaal" });
        var file = await official.GetStringAsync($"/api/beerse/meetings/{id}/calendar");
        var unfolded = file.Replace("\r\n ", "", StringComparison.Ordinal);
        unfolded.ShouldContain("DTSTART;TZID=Europe/Brussels:20190331T033000\r\n");
        unfolded.ShouldContain("DTEND;TZID=Europe/Brussels:20190331T050000\r\n");
        unfolded.ShouldContain("SUMMARY:Overleg\\, met komma\\; en meer\r\n");
        unfolded.ShouldContain($"UID:{id}@agii\r\n");
        unfolded.ShouldContain("2.30 uur bestaat die dag niet");
        file.Split("\r\n").ShouldAllBe(line => System.Text.Encoding.UTF8.GetByteCount(line) <= 75);
    }

    [Fact]
    public async Task A_calendar_link_is_secret_personal_and_revocable()
    {
        var official = await platform.SignIn("ambtenaar@beersel.example");
        await official.Plan("beersel", null, "2027-05-06", agreements: []);
        var address = new Uri(JsonNode.Parse(await (await official.PostJson("/api/beersel/calendar-links",
            new { })).Content.ReadAsStringAsync())!["address"]!.GetValue<string>());
        address.GetLeftPart(UriPartial.Authority)
            .ShouldBe("https://samen.example", "where people reach the platform, not what the request calls itself");
        using var calendar = platform.Anonymous();
        (await calendar.GetStringAsync(address.PathAndQuery)).ShouldContain("SUMMARY:Overleg");

        // Another tenant's address, a guess, and the link after it was revoked get the same answer as an address that never was.
        (await calendar.GetAsync(address.PathAndQuery.Replace("/beersel/", "/beerse/"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await calendar.GetAsync("/beersel/overleg/agenda/" + new string('0', 48) + ".ics")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await official.DeleteAsync("/api/beersel/calendar-links")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await calendar.GetAsync(address.PathAndQuery)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_meeting_of_another_municipality_is_as_unknown_as_one_that_does_not_exist()
    {
        var official = await platform.SignIn("ambtenaar@begijnendijk.example");
        var meeting = await official.Plan("begijnendijk", null, "2027-05-06", agreements: []);
        var stranger = await platform.SignIn("ambtenaar@bekkevoort.example");
        foreach (var address in new[] { meeting.Replace("begijnendijk", "bekkevoort"), meeting })
        {
            (await stranger.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await stranger.PostJson(address + "/record", MeetingCalls.Record("official"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }

        var linked = await official.Draft("begijnendijk", Terms());
        var answer = await stranger.PostJson("/api/bekkevoort/meetings",
            new { title = "Overleg", date = "2027-05-06", agreements = new[] { linked[(linked.LastIndexOf('/') + 1)..] } });
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, "another municipality's agreement cannot be linked");
    }
}
