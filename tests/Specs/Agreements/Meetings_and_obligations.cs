using System.Net;
using static AgiiPlatform.Specs.Agreements.AgreementCalls;
using static AgiiPlatform.Specs.Agreements.MeetingCalls;

namespace AgiiPlatform.Specs.Agreements;

/// <summary>
/// Section B counts itself: what was held, by whom in which role on that day, against what the sentences ask (R3–R5, T40–T47).
/// </summary>
public class Meetings_and_obligations(PlatformFixture platform)
{
    [Fact, Trait("C0", "05"), Trait("C0", "32")]
    public async Task One_policy_meeting_and_two_operational_ones_leave_one_to_hold_before_the_end_of_the_year()
    {
        var (official, agreement) = await platform.Agreement2018("aalter");
        await official.Held(agreement, "policy-meeting", "2018-02-01", "agency", "alderman", "official");
        await official.Held(agreement, "operational-meeting", "2018-03-01", "agency", "official");
        await official.Held(agreement, "operational-meeting", "2018-06-01", "agency", "official");

        (await official.Standing(agreement, "2018-11-15")).ShouldBe(
            ["beleidsoverleg 1/1", "operationeel overleg 2/3, nog 1 vóór 31-12-2018", "evaluatie open"]);
        (await official.Standing(agreement, "2018-02-15")).ShouldBe(
            ["beleidsoverleg 1/1", "operationeel overleg 0/3, nog 3 vóór 31-12-2018", "evaluatie open"], "only what was held by that day");
        (await official.Standing(agreement, "2019-02-01")).ShouldBe(
            ["beleidsoverleg 1/1", "operationeel overleg 2/3, 1 te weinig in 2018",
                "evaluatie ontbreekt, had klaar moeten zijn op 31-12-2018"]);
    }

    [Theory, Trait("C0", "32")]
    [InlineData("operational-meeting", "2018-10-01", new[] { "agency", "alderman" }, 0, "without the official it does not count (T41)")]
    [InlineData("operational-meeting", "2018-12-31", new[] { "agency", "official" }, 1, "the last day counts (T43)")]
    [InlineData("operational-meeting", "2019-01-01", new[] { "agency", "official" }, 0, "the next year does not (T43)")]
    [InlineData("operational-meeting", "2018-10-01", new[] { "agency", "official", "external" }, 1, "more people do no harm")]
    [InlineData("policy-meeting", "2018-10-01", new[] { "agency", "alderman", "official" }, 0,
        "a policy meeting is not an operational one unless the clause says so")]
    public async Task A_meeting_counts_by_who_was_there_and_when(string kind, string date, string[] roles, int counted, string because)
    {
        var (official, agreement) = await platform.Agreement2018("aalst");
        await official.Held(agreement, kind, date, roles);
        (await official.Standing(agreement, "2018-12-31"))[1]
            .ShouldBe($"operationeel overleg {counted}/3, nog {3 - counted} vóór 31-12-2018", because);
    }

    [Fact]
    public async Task Who_was_invited_and_did_not_come_does_not_count_and_neither_does_a_cancelled_meeting()
    {
        var (official, agreement) = await platform.Agreement2018("aartselaar");
        var absent = await official.Plan(agreement, "operational-meeting", "2018-03-01", "agency", "official");
        await official.Done(absent + "/record", new
        {
            participants = new[] { new { name = "An", role = "agency", present = true },
                new { name = "Bert", role = "official", present = false } },
        });
        var cancelled = await official.Plan(agreement, "operational-meeting", "2018-04-01", "agency", "official");
        await official.Done(cancelled + "/cancellation", new { reason = "ziekte" });
        await official.Plan(agreement, "operational-meeting", "2018-05-01", "agency", "official"); // planned, never recorded

        (await official.Standing(agreement, "2018-12-31"))[1].ShouldBe("operationeel overleg 0/3, nog 3 vóór 31-12-2018");
    }

    [Fact]
    public async Task One_meeting_counts_for_several_agreements_and_is_one_meeting_in_the_list()
    {
        var (official, first) = await platform.Agreement2018("affligem");
        var second = await official.Draft("affligem",
            Clauses(Terms("Taalhulp", "2018-01-01", "2018-12-31", "language-support"), Operational));
        var meeting = await official.Plan("affligem", "operational-meeting", "2018-03-01", [first, second], "agency", "official");
        await official.Done(meeting + "/record", Record("agency", "official"));

        (await official.Standing(first, "2018-12-31"))[1].ShouldStartWith("operationeel overleg 1/3");
        (await official.Standing(second, "2018-12-31"))[0].ShouldStartWith("operationeel overleg 1/3");
        (await official.GetJson("/api/affligem/meetings"))["items"]!.AsArray().Count.ShouldBe(1, "one meeting, not one for each agreement");
    }

    [Fact, Trait("C0", "36")]
    public async Task Changing_the_number_in_the_sentence_changes_the_counter_at_once_and_the_earlier_sentence_is_kept()
    {
        var (official, agreement) = await platform.Agreement2018("alken");
        var read = await official.GetJson(agreement);
        var changed = Clauses(Terms("2018", "2018-01-01", "2018-12-31"), Policy, Operational.Replace("drie", "twee"), Evaluation);
        changed["version"] = read["version"]!.GetValue<int>();
        (await official.PutJson(agreement, changed)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await official.Standing(agreement, "2018-06-01"))[1].ShouldBe("operationeel overleg 0/2, nog 2 vóór 31-12-2018");

        // Once approved the text is fixed, and an addendum changes it: "minstens vier maal" (T45).
        await official.Approve(agreement, "2018-01-10", "2018-02-05");
        await official.Held(agreement, "operational-meeting", "2018-03-01", "agency", "official");
        await official.Held(agreement, "operational-meeting", "2018-04-01", "agency", "official");
        await official.Done(agreement + "/addenda", new
        {
            date = "2018-05-01", title = "Meer overleg", text = "De partijen overleggen vaker.",
            clauses = new[] { Policy, Operational.Replace("drie", "vier"), Evaluation },
        });
        (await official.Standing(agreement, "2018-06-01"))[1].ShouldBe("operationeel overleg 2/4, nog 2 vóór 31-12-2018");

        var versions = (await official.GetJson(agreement + "/versions")).AsArray();
        versions.Count.ShouldBe(2);
        versions[0]!["differences"]![0]!["saved"]!.GetValue<string>().ShouldContain("Minstens twee maal");
        versions[0]!["differences"]![0]!["typed"]!.GetValue<string>().ShouldContain("Minstens vier maal");
        versions[1]!["differences"]![0]!["saved"]!.GetValue<string>().ShouldContain("Minstens drie maal");
    }

    [Theory]
    [InlineData("Minstens 2x per jaar overleggen het agentschap en de ambtenaar.", "operationeel overleg 0/2")]
    [InlineData("De stuurgroep komt drie à vier keer per jaar samen.", "stuurgroep 0/3")]
    [InlineData("Het AgII en de ambtenaar vergaderen elk kwartaal.", "operationeel overleg 0/4")]
    [InlineData("Halfjaarlijks is er een beleidsoverleg.", "beleidsoverleg 0/2")]
    [InlineData("Maandelijks overleg tussen het agentschap en de ambtenaar.", "operationeel overleg 0/12")]
    [InlineData("Minstens één keer per kwartaal overleggen het agentschap en de ambtenaar.", "operationeel overleg 0/4")]
    [InlineData("Er zijn jaarlijks minstens drie overlegmomenten van het agentschap en de ambtenaar.", "operationeel overleg 0/3")]
    [InlineData("De stuurgroep vergadert drie of vier keer per jaar.", "stuurgroep 0/3")]
    [InlineData("Tweemaandelijks overleg tussen het agentschap en de ambtenaar.", "operationeel overleg 0/6")]
    [InlineData("Jaarlijks is er een evaluatieoverleg.", "evaluatie open")]
    [InlineData("De partijen evalueren de samenwerking tijdens een overleg.", "evaluatie open")]
    public async Task A_sentence_is_read_as_people_write_it(string clause, string counts)
    {
        var official = await platform.SignIn("ambtenaar@alveringem.example");
        var agreement = await official.Draft("alveringem", Clauses(Terms("Lezen", "2018-01-01", "2018-12-31"), clause));
        (await official.Standing(agreement, "2018-06-01")).ShouldHaveSingleItem().ShouldStartWith(counts);
    }

    [Fact]
    public async Task A_sentence_without_a_readable_number_counts_nothing_and_says_so()
    {
        var official = await platform.SignIn("ambtenaar@alveringem.example");
        var agreement = await official.Draft("alveringem",
            Clauses(Terms("Vaag", "2018-01-01", "2018-12-31"), "Minstens geregeld vindt er overleg plaats.", "Het bestuur is gastvrij.",
                "Minstens één keer per twee jaar is er overleg."));
        (await official.Standing(agreement, "2018-06-01")).ShouldBeEmpty();
        (await official.GetJson(agreement)).Warnings()
            .ShouldContain("Uit deze afspraak is niet te lezen hoe vaak, ze wordt niet geteld: «Minstens geregeld vindt er overleg "
                + "plaats.»");
    }

    [Fact]
    public async Task A_short_year_asks_the_full_number_unless_the_parties_choose_in_proportion()
    {
        var official = await platform.SignIn("ambtenaar@anzegem.example");
        var full = await official.Draft("anzegem", Clauses(Terms("Halfjaar", "2018-07-01", "2018-12-31"), Operational));
        var (line, forecast) = await official.First(full, "2018-07-02");
        line.ShouldBe("operationeel overleg 0/3, nog 3 vóór 31-12-2018");
        forecast.ShouldBe("Het werkjaar is korter dan een jaar. Zonder andere afspraak geldt het volle aantal: 3.");

        var terms = Clauses(Terms("Halfjaar in verhouding", "2018-07-01", "2018-12-31", "language-support"), Operational);
        terms["proRata"] = true;
        (line, forecast) = await official.First(await official.Draft("anzegem", terms), "2018-07-02");
        line.ShouldBe("operationeel overleg 0/2, nog 2 vóór 31-12-2018");
        forecast.ShouldBe("Het werkjaar is korter dan een jaar: in verhouding is dat 2 in plaats van 3.");
    }

    [Theory]
    [InlineData("2024-07-01", "2026-06-30", "2025-02-01", "2024-07-01", "2025-06-30", "24 months are two working years")]
    [InlineData("2024-07-01", "2026-06-30", "2026-02-01", "2025-07-01", "2026-06-30", "and this is the second")]
    [InlineData("2024-10-01", "2025-03-31", "2024-11-01", "2024-10-01", "2025-03-31", "half a year over New Year is one")]
    [InlineData("2024-07-01", "2026-12-31", "2025-02-01", "2025-01-01", "2025-12-31", "calendar years where they are not more")]
    [InlineData("2024-01-01", "2025-12-31", "2025-02-01", "2025-01-01", "2025-12-31", "calendar years")]
    public async Task Without_annexes_there_are_no_more_working_years_than_the_period_is_long(
        string from, string until, string day, string first, string last, string because)
    {
        var official = await platform.SignIn("ambtenaar@anzegem.example");
        var agreement = await official.Draft("anzegem", Clauses(Terms("Twee jaar", from, until, "language-support"), Operational));

        var year = await official.GetJson($"{agreement}/obligations?asOf={day}");

        (year["from"]!.GetValue<string>(), year["until"]!.GetValue<string>()).ShouldBe((first, last), because);
    }

    [Fact]
    public async Task What_is_missing_is_forecast_and_days_are_proposed_none_on_a_weekend()
    {
        var (official, agreement) = await platform.Agreement2018("antwerpen");
        await official.Held(agreement, "operational-meeting", "2018-01-15", "agency", "official");
        var shown = (await official.GetJson($"{agreement}/obligations?asOf=2018-09-30"))["obligations"]![1]!;
        shown["forecast"]!.GetValue<string>().ShouldBe("Aan dit tempo worden het er 1 op het einde van het werkjaar, geen 3.");
        var days = shown["proposed"]!.AsArray().Select(d => DateOnly.Parse(d!.GetValue<string>())).ToList();
        days.Count.ShouldBe(2);
        days.ShouldAllBe(d => d > new DateOnly(2018, 9, 30) && d <= new DateOnly(2018, 12, 31) && d.DayOfWeek != DayOfWeek.Saturday
            && d.DayOfWeek != DayOfWeek.Sunday);
    }

    [Theory]
    [InlineData("2026-01-01", "2026-08-29", "2026-05-04", "1 May is a Friday")]
    [InlineData("2026-01-01", "2026-07-10", "2026-04-07", "6 April is Easter Monday")]
    [InlineData("2026-12-23", "2026-12-27", "2026-12-24", "at Christmas the year has no working day left after it")]
    [InlineData("2025-06-01", "2025-08-20", "2025-07-11", "the day of Flanders is no legal holiday")]
    public async Task A_day_is_proposed_on_which_people_work(string from, string until, string proposed, string because)
    {
        var official = await platform.SignIn("ambtenaar@antwerpen.example");
        var agreement = await official.Draft("antwerpen", Clauses(Terms("Kort", from, until), Policy));

        var shown = (await official.GetJson($"{agreement}/obligations?asOf={from}"))["obligations"]![0]!;

        shown["proposed"]!.AsArray().Select(d => d!.GetValue<string>()).ShouldBe([proposed], because);
    }

    [Fact]
    public async Task An_addendum_changes_the_years_from_its_day_on_and_not_those_before()
    {
        var official = await platform.SignIn("ambtenaar@asse.example");
        var agreement = await official.Draft("asse",
            Clauses(Terms("Twee jaar", "2018-01-01", "2019-12-31", "language-support"), Operational));
        await official.Approve(agreement, "2018-01-10", "2018-02-05");
        await official.Done(agreement + "/addenda",
            new { date = "2019-01-01", title = "Minder", text = "Minder overleg.",
            clauses = new[] { Operational.Replace("drie", "twee") } });
        (await official.Standing(agreement, "2018-12-01"))[0].ShouldStartWith("operationeel overleg 0/3");
        (await official.Standing(agreement, "2019-02-01"))[0].ShouldStartWith("operationeel overleg 0/2");
        var paper = await Word.Read(await official.GetAsync(agreement + "/paper"));
        paper.Text.ShouldContain("Minstens drie maal", customMessage: "what was signed stays on the paper");
        paper.Text.ShouldContain("Minstens twee maal");
    }

    [Fact]
    public async Task A_report_is_not_overwritten_by_who_had_not_seen_it()
    {
        var official = await platform.SignIn("ambtenaar@asse.example");
        var meeting = await official.Plan("asse", kind: null, "2024-05-06", agreements: []);
        var version = (await official.GetJson(meeting))["version"]!.GetValue<int>();
        await official.Done(meeting + "/record", Report("Het eerste verslag.", version));
        await (await official.PostJson(meeting + "/record", Report("Het tweede.", version)))
            .ShouldRefuse(409, "rule:changed-meanwhile", "Vergelijk beide versies");
        (await official.PostJson(meeting + "/record", Report("Zonder versie.", null))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await official.GetJson(meeting))["report"]!.GetValue<string>().ShouldBe("Het eerste verslag.");

        static object Report(string text, int? version) =>
            new { participants = new[] { new { name = "An", role = "official", present = true } }, report = text, version };
    }
}
