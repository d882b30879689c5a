using System.Net;
using System.Text.Json.Nodes;
using static AgiiPlatform.Specs.Agreements.AgreementCalls;

namespace AgiiPlatform.Specs.Agreements;

public class Drafting_an_agreement(PlatformFixture platform)
{
    private const string Here = "/api/arendonk/agreements";

    [Fact]
    public async Task A_draft_is_read_back_as_it_was_written()
    {
        var official = await platform.SignIn("ambtenaar@arendonk.example");
        var terms = Terms("Taal & O'Brien; DROP <script>é 😀");
        terms["number"] = "2020/7";
        terms["legalBasis"] = "Een ander decreet";

        var read = await official.GetJson(await official.Draft("arendonk", terms));

        read["title"]!.GetValue<string>().ShouldBe("Taal & O'Brien; DROP <script>é 😀");
        read["number"]!.GetValue<string>().ShouldBe("2020/7");
        read["legalBasis"]!.GetValue<string>().ShouldBe("Een ander decreet");
        (read["from"]!.GetValue<string>(), read["until"]!.GetValue<string>()).ShouldBe(("2020-01-01", "2090-12-31"));
        (read["state"]!.GetValue<string>(), read["stateLabel"]!.GetValue<string>()).ShouldBe(("draft", "Concept"));
        read["version"]!.GetValue<int>().ShouldBe(1);
        read["parties"]![0]!["representatives"]![1]!["title"]!.GetValue<string>().ShouldBe("algemeen directeur");
        read["parties"]![1]!["kind"]!.GetValue<string>().ShouldBe("agency");
    }

    public static TheoryData<string, Action<JsonObject>> Mistakes => new()
    {
        { "title", t => t["title"] = "" },
        { "title", t => t["title"] = new string('x', 301) },
        { "theme", t => t.Remove("theme") },
        { "theme", t => t["theme"] = "wafels" },
        { "from", t => t.Remove("from") },
        { "from", t => t["from"] = "0020-01-01" },
        { "until", t => t["until"] = "2019-12-31" },
        { "until", t => t["until"] = "9999-12-31" },
        { "number", t => t["number"] = new string('7', 51) },
        { "parties", t => t.Remove("parties") },
        { "parties", t => t["parties"]!.AsArray().RemoveAt(1) },
        { "parties", t => t["parties"]![1]!["kind"] = "municipality" },
        { "parties[0].name", t => t["parties"]![0]!["name"] = " " },
        { "parties[0].representatives", t => t["parties"]![0]!["representatives"]!.AsArray().RemoveAt(1) },
        { "parties[1].representatives", t => t["parties"]![1]!["representatives"] = new JsonArray() },
        { "parties[1].representatives[0].title", t => t["parties"]![1]!["representatives"]![0]!["title"] = "" },
        { "parties[1]", t => t["parties"]![1] = null },
        { "tenantId", t => t["tenantId"] = Guid.NewGuid() },
    };

    [Theory]
    [MemberData(nameof(Mistakes), DisableDiscoveryEnumeration = true)]
    public async Task What_is_missing_or_wrong_is_named_and_nothing_is_written(string field, Action<JsonObject> mistake)
    {
        var official = await platform.SignIn("ambtenaar@berlaar.example");
        var terms = Terms();
        mistake(terms);

        var answer = await official.PostJson("/api/berlaar/agreements", terms);

        await answer.ShouldRefuse(400, "invalid-input");
        (await answer.Body())["errors"]!.AsObject().Select(e => e.Key)
            .ShouldContain(key => key.StartsWith(field, StringComparison.Ordinal));
        (await official.GetJson("/api/berlaar/agreements"))["items"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task The_municipality_signs_with_two_and_the_sentence_says_so()
    {
        var official = await platform.SignIn("ambtenaar@arendonk.example");
        var terms = Terms();
        terms["parties"]![0]!["representatives"]!.AsArray().RemoveAt(1);

        await (await official.PostJson(Here, terms))
            .ShouldRefuse(400, "invalid-input", "Het lokaal bestuur tekent met twee: de schepen en de algemeen directeur.");
    }

    [Fact]
    public async Task A_third_party_may_join_without_a_kind()
    {
        var official = await platform.SignIn("ambtenaar@arendonk.example");
        var terms = Terms();
        var third = Party("other", "Huis van het Nederlands", ("Dirk Dams", "directeur"));
        third.Remove("kind");
        terms["parties"]!.AsArray().Add(third);

        var read = await official.GetJson(await official.Draft("arendonk", terms));

        read["parties"]![2]!["kind"]!.GetValue<string>().ShouldBe("other");
    }

    [Fact]
    public async Task Sent_twice_under_one_key_it_is_made_once()
    {
        var official = await platform.SignIn("ambtenaar@arendonk.example");
        var key = Guid.NewGuid().ToString();

        var first = await official.Create(Here, Terms("Eén keer"), key);
        var second = await official.Create(Here, Terms("Eén keer"), key);

        second.ShouldBe(first);
        (await official.PostJson(Here, Terms("Iets anders"), key)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task What_is_not_JSON_is_not_read()
    {
        var official = await platform.SignIn("ambtenaar@arendonk.example");

        (await official.PostAsync(Here, new StringContent("title=x"))).StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        (await official.PatchAsync(Here, null)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("schepen@arendonk.example")]
    [InlineData("regiomanager.antwerpen@agii.example")]
    public async Task Who_only_reads_and_signs_may_not_draft(string email)
    {
        var reader = await platform.SignIn(email);
        (await reader.GetAsync(Here)).StatusCode.ShouldBe(HttpStatusCode.OK);

        await (await reader.PostJson(Here, Terms())).ShouldRefuse(403, "no-permission");
    }

    [Fact]
    public async Task An_OCMW_worker_sees_no_agreements() =>
        await (await (await platform.SignIn("ocmw@arendonk.example")).GetAsync(Here)).ShouldRefuse(403, "no-permission");

    [Fact]
    public async Task A_consultant_drafts_where_they_are_assigned()
    {
        var consultant = await platform.ConsultantIn("arendonk", "antwerpen");

        (await consultant.State(await consultant.Draft("arendonk"))).ShouldBe("draft");
    }

    [Fact]
    public async Task Days_between_the_agreement_before_and_this_one_are_told()
    {
        var official = await platform.SignIn("ambtenaar@arendonk.example");

        async Task<IEnumerable<string>> After(string end)
        {
            var terms = Terms();
            terms["predecessorEndedOn"] = end;
            return (await official.GetJson(await official.Draft("arendonk", terms))).Warnings();
        }

        (await After("2018-12-31")).ShouldHaveSingleItem().ShouldStartWith("365 dagen niet gedekt");
        (await After("2019-12-30")).ShouldHaveSingleItem().ShouldStartWith("1 dag niet gedekt");
        (await After("2019-12-31")).ShouldBeEmpty();
        (await After("2020-01-01")).ShouldHaveSingleItem()
            .ShouldBe("De vorige overeenkomst loopt tot en met 1 januari 2020, 1 dag samen met deze.");
    }

    [Fact]
    public async Task Another_agreement_of_the_same_theme_in_the_same_time_is_told_with_both_names_and_never_refused()
    {
        var official = await platform.SignIn("ambtenaar@balen.example");
        await official.Approved("balen", Terms("De eerste", "2020-01-01", "2020-12-31"));

        var overlapping = await official.GetJson(await official.Draft("balen", Terms("De tweede", "2020-12-31", "2021-12-31")));
        var after = await official.GetJson(await official.Draft("balen", Terms("De derde", "2021-01-01", "2021-12-31")));
        var fourth = await official.Draft("balen", Terms("De vierde", "2020-01-01", "2020-12-31", "language-support"));
        var otherTheme = await official.GetJson(fourth);

        overlapping.Warnings().ShouldContain("Zelfde thema in dezelfde periode: "
            + "«De tweede» overlapt met «De eerste» (1 januari 2020 tot en met 31 december 2020).");
        after.Warnings().ShouldNotContain(w => w.Contains("Zelfde thema", StringComparison.Ordinal));
        otherTheme.Warnings().ShouldNotContain(w => w.Contains("Zelfde thema", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_municipalities_may_use_the_same_number()
    {
        var terms = Terms();
        terms["number"] = "1";
        await (await platform.SignIn("ambtenaar@arendonk.example")).Draft("arendonk", terms.DeepClone().AsObject());
        await (await platform.SignIn("ambtenaar@balen.example")).Draft("balen", terms);
    }
}
