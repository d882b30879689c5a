using AgiiPlatform.Specs.Agreements;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;

namespace AgiiPlatform.Specs.Inburgering;

public class Referring_a_client(PlatformFixture platform)
{
    private static string Day(int days) => Flanders.Today.AddDays(days).ToString("yyyy-MM-dd");

    [Fact]
    public async Task Goes_from_the_OCMW_to_AgII_and_comes_back_with_an_outcome()
    {
        var ocmw = await Ocmw.Of(platform, "mechelen", "antwerpen");
        var id = await ocmw.Send();

        var queue = (await ocmw.Counsellor.GetJson("/api/agii/referrals?state=sent"))["items"]!.AsArray();
        var inQueue = queue.Single(r => r!["id"]!.GetValue<Guid>() == id)!;
        inQueue["tenant"]!.GetValue<string>().ShouldBe("mechelen");
        inQueue["lastName"]!.GetValue<string>().ShouldBe("Voorbeeld");
        (await ocmw.Worker.GetJson($"{ocmw.Referrals}/{id}"))["state"]!.GetValue<string>()
            .ShouldBe("sent", "the sender's own reading is no receipt");

        (await ocmw.Counsellor.GetJson($"{ocmw.Referrals}/{id}"))["state"]!.GetValue<string>().ShouldBe("received");
        (await ocmw.Counsellor.PostJson($"{ocmw.Referrals}/{id}/acceptance", null)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await ocmw.Counsellor.PostJson($"{ocmw.Referrals}/{id}/completion",
            new { outcome = "trajectory-started", feedback = "Gestart op maandag." }))
            .StatusCode.ShouldBe(HttpStatusCode.NoContent);

        var (line, _) = await LineOf(ocmw.Worker, ocmw.Referrals, id);
        line["answerUnread"]!.GetValue<bool>().ShouldBeTrue();
        var done = await ocmw.Worker.GetJson($"{ocmw.Referrals}/{id}");
        done["state"]!.GetValue<string>().ShouldBe("completed");
        done["feedback"]!.GetValue<string>().ShouldBe("Gestart op maandag.");
        done["next"].ShouldBeNull();
        done["timeline"]!.AsArray().Select(s => $"{s!["state"]} {s["by"]} {s["role"]}").ShouldBe(
            ["sent ocmw ocmw-worker", "received agii counsellor", "accepted agii counsellor", "completed agii counsellor"]);
        (await LineOf(ocmw.Worker, ocmw.Referrals, id)).Line["answerUnread"]!.GetValue<bool>().ShouldBeFalse("it has been read now");
    }

    [Fact]
    public async Task Goes_from_AgII_to_the_OCMW_all_the_same()
    {
        var ocmw = await Ocmw.Of(platform, "mortsel", "antwerpen");
        var id = await ocmw.SendBack();

        (await ocmw.Worker.GetJson($"{ocmw.Referrals}?direction=agii-to-ocmw&state=sent"))["items"]!.AsArray().Count.ShouldBe(1);
        (await ocmw.Worker.GetJson($"{ocmw.Referrals}/{id}"))["state"]!.GetValue<string>().ShouldBe("received");
        await (await ocmw.Counsellor.PostJson($"{ocmw.Referrals}/{id}/acceptance", null)).ShouldRefuse(403, "no-permission");
        (await ocmw.Worker.PostJson($"{ocmw.Referrals}/{id}/acceptance", null)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await ocmw.Worker.PostJson($"{ocmw.Referrals}/{id}/completion", new { outcome = "support-started", feedback = "In begeleiding." }))
            .StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await ocmw.Counsellor.GetJson($"{ocmw.Referrals}/{id}"))["outcome"]!.GetValue<string>().ShouldBe("support-started");
    }

    [Fact]
    public async Task Needs_a_protocol_and_the_refusal_says_which_one_is_missing()
    {
        var ocmw = await Ocmw.Of(platform, "maldegem", "oost-vlaanderen", protocol: false);

        await (await ocmw.Worker.PostJson(ocmw.Referrals, Ocmw.Referral())).ShouldRefuse(409, "rule:no-protocol",
            "Er is geen protocol tussen het Agentschap Integratie en Inburgering en het OCMW van Maldegem.");
        await ocmw.RegisterProtocol(from: Day(1));
        await (await ocmw.Worker.PostJson(ocmw.Referrals, Ocmw.Referral())).ShouldRefuse(409, "rule:no-protocol", "pas van kracht vanaf");

        (await ocmw.Worker.GetJson(ocmw.Referrals))["items"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Is_refused_the_day_after_the_protocol_ended_and_allowed_on_its_last_day()
    {
        var ocmw = await Ocmw.Of(platform, "meise", "vlaams-brabant", protocol: false);
        var protocol = await ocmw.RegisterProtocol(until: Day(0));
        await ocmw.Send();
        (await ocmw.Worker.PostJson($"/api/meise/protocols/{protocol}/end", new { until = Day(-1) })).EnsureSuccessStatusCode();

        await (await ocmw.Worker.PostJson(ocmw.Referrals, Ocmw.Referral())).ShouldRefuse(409, "rule:no-protocol", "liep af op");
        var back = Ocmw.Referral();
        back["direction"] = "agii-to-ocmw";
        await (await ocmw.Counsellor.PostJson(ocmw.Referrals, back)).ShouldRefuse(409, "rule:no-protocol", "liep af op");
    }

    [Fact]
    public async Task What_the_protocol_does_not_name_does_not_leave()
    {
        var ocmw = await Ocmw.Of(platform, "merchtem", "vlaams-brabant", protocol: false);
        await ocmw.RegisterProtocol(fields: ["name", "reason"]);
        var referral = Ocmw.Referral();
        referral["client"]!["phone"] = "02 123 45 67";
        referral["note"] = "Kort";

        await (await ocmw.Worker.PostJson(ocmw.Referrals, referral)).ShouldRefuse(409, "rule:outside-protocol",
            "rijksregisternummer, telefoonnummer en toelichting");
        (await ocmw.Worker.GetJson(ocmw.Referrals))["items"]!.AsArray().ShouldBeEmpty();

        await ocmw.Send(new JsonObject { ["client"] = new JsonObject { ["firstName"] = "Amina", ["lastName"] = "Voorbeeld" },
            ["reason"] = "mo" });
    }

    [Theory]
    [InlineData("93051822362", "Het controlegetal van het rijksregisternummer klopt niet.")]
    [InlineData("93051822390", "De geboortedatum ligt in de toekomst.")]
    [InlineData("9305182236", "bestaat uit 11 cijfers")]
    [InlineData("00000000097", "volgnummer 000")]
    public async Task A_wrong_national_number_is_refused_and_not_repeated(string insz, string sentence)
    {
        var ocmw = await Ocmw.Of(platform, "menen", "west-vlaanderen");

        var answer = await ocmw.Worker.PostJson(ocmw.Referrals, Ocmw.Referral(insz));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var text = await answer.Content.ReadAsStringAsync();
        JsonNode.Parse(text)!["errors"]!["client.insz"]![0]!.GetValue<string>().ShouldContain(sentence);
        text.ShouldNotContain(insz);
    }

    [Theory]
    [InlineData("93051822361", "93.05.18-***.**")]
    [InlineData("00.01.25-567.77", "00.01.25-***.**")]
    [InlineData("95210100273", "95.21.01-***.**")]
    public async Task Numbers_from_before_and_since_2000_and_bis_numbers_are_taken_and_shown_masked(string insz, string masked)
    {
        var ocmw = await Ocmw.Of(platform, "mesen", "west-vlaanderen");

        var id = await ocmw.Send(Ocmw.Referral(insz));

        (await ocmw.Worker.GetJson($"{ocmw.Referrals}/{id}"))["client"]!["insz"]!.GetValue<string>().ShouldBe(masked);
    }

    [Fact]
    public async Task What_is_missing_or_does_not_fit_is_named_and_nothing_is_written()
    {
        var ocmw = await Ocmw.Of(platform, "mol", "antwerpen");

        var answer = await ocmw.Worker.PostJson(ocmw.Referrals, new
        {
            client = new { firstName = "", birthDate = "2999-01-01", email = "geen" },
            reason = "other", gpmi = true, desiredAppointment = "2001-01-01",
        });

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Body())["errors"]!.AsObject().Select(e => e.Key).Order().ShouldBe(
            ["client.birthDate", "client.email", "client.firstName", "client.insz", "client.lastName",
                "desiredAppointment", "gpmiOn", "reasonText"]);
        (await ocmw.Worker.GetJson(ocmw.Referrals))["items"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_birth_date_that_differs_from_the_number_is_told_and_refuses_nothing()
    {
        var ocmw = await Ocmw.Of(platform, "moorslede", "west-vlaanderen");
        var referral = Ocmw.Referral("93051822361");
        referral["client"]!["birthDate"] = "1993-05-19";
        var other = await ocmw.Send(referral);
        referral["confirmDuplicate"] = true;
        referral["client"]!["birthDate"] = "1993-05-18";
        var same = await ocmw.Send(referral);

        (await ocmw.Worker.GetJson($"{ocmw.Referrals}/{other}"))["warnings"]!.AsArray().ShouldHaveSingleItem()!.GetValue<string>()
            .ShouldContain("verschilt van de datum in het rijksregisternummer");
        (await ocmw.Worker.GetJson($"{ocmw.Referrals}/{same}"))["warnings"]!.AsArray().ShouldBeEmpty();
        var browser = await platform.Browse("ocmw@moorslede.example");
        (await browser.Get($"/moorslede/doorverwijzingen/{other}")).ShouldContain("verschilt van de datum in het rijksregisternummer");
    }

    [Fact]
    public async Task A_number_pasted_from_Word_and_a_mobile_phone_number_are_read_as_what_they_are()
    {
        var ocmw = await Ocmw.Of(platform, "moorslede", "west-vlaanderen");
        var referral = Ocmw.Referral("85.03.08\u2013137.71");
        referral["client"]!["phone"] = "+32 470 13 50 39";

        var id = await ocmw.Send(referral);

        (await ocmw.Worker.GetJson($"{ocmw.Referrals}/{id}"))["client"]!["insz"]!.GetValue<string>().ShouldStartWith("85.03.08-");
    }

    [Fact]
    public async Task A_language_preference_has_no_place_only_an_interpreter_has()
    {
        var ocmw = await Ocmw.Of(platform, "nijlen", "antwerpen");
        var referral = Ocmw.Referral();
        referral["client"]!["preferredLanguage"] = "Dari";

        (await ocmw.Worker.PostJson(ocmw.Referrals, referral)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        var allowed = Ocmw.Referral();
        allowed["client"]!["interpreterLanguage"] = "Dari";
        var id = await ocmw.Send(allowed);
        (await ocmw.Worker.GetJson($"{ocmw.Referrals}/{id}"))["client"]!["interpreterLanguage"]!.GetValue<string>().ShouldBe("Dari");
    }

    [Fact]
    public async Task A_second_open_referral_of_the_same_person_for_the_same_reason_asks_to_confirm()
    {
        var ocmw = await Ocmw.Of(platform, "ninove", "oost-vlaanderen");
        var insz = Ocmw.NewInsz();
        var first = await ocmw.Send(Ocmw.Referral(insz));

        await (await ocmw.Worker.PostJson(ocmw.Referrals, Ocmw.Referral(insz)))
            .ShouldRefuse(409, "rule:duplicate-referral", $"/ninove/doorverwijzingen/{first}");

        await ocmw.Send(Ocmw.Referral(insz, reason: "mo"));  // another reason is another referral
        await ocmw.SendBack(Ocmw.Referral(insz));            // and so is the other direction
        var confirmed = Ocmw.Referral(insz);
        confirmed["confirmDuplicate"] = true;
        await ocmw.Send(confirmed);
    }

    [Fact]
    public async Task After_the_first_is_closed_a_new_one_is_no_duplicate_and_another_OCMW_gets_no_hint()
    {
        var ocmw = await Ocmw.Of(platform, "olen", "antwerpen");
        var elsewhere = await Ocmw.Of(platform, "niel", "antwerpen");
        var insz = Ocmw.NewInsz();
        var first = await ocmw.Send(Ocmw.Referral(insz));

        await elsewhere.Send(Ocmw.Referral(insz));
        (await ocmw.Worker.PostJson($"{ocmw.Referrals}/{first}/withdrawal", new { reason = "Verhuisd" })).EnsureSuccessStatusCode();
        await ocmw.Send(Ocmw.Referral(insz));
    }

    [Fact]
    public async Task The_same_key_sends_one_referral_and_one_message_however_often_it_is_pressed()
    {
        var ocmw = await Ocmw.Of(platform, "londerzeel", "vlaams-brabant");
        var referral = Ocmw.Referral();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ocmw.Worker.PostJson(ocmw.Referrals, referral, "een-druk")));

        answers.ShouldAllBe(a => a.StatusCode == HttpStatusCode.Created);
        var ids = (await Task.WhenAll(answers.Select(a => a.Body()))).Select(b => b["id"]!.GetValue<Guid>()).Distinct().ToList();
        ids.Count.ShouldBe(1);
        (await ocmw.Worker.GetJson(ocmw.Referrals))["items"]!.AsArray().Count.ShouldBe(1);
        (await platform.Audit("londerzeel", ids[0])).Count(a => a.Act == "SendReferral").ShouldBe(1);
        await (await ocmw.Worker.PostJson(ocmw.Referrals, Ocmw.Referral(), "een-druk")).ShouldRefuse(422, "idempotency-key-reused");
    }

    [Fact]
    public async Task The_list_is_paged_newest_first_and_filtered()
    {
        var ocmw = await Ocmw.Of(platform, "oudenburg", "west-vlaanderen");
        var sent = new List<Guid>();
        for (var i = 0; i < 5; i++)
        {
            sent.Insert(0, await ocmw.Send());
        }

        var first = await ocmw.Worker.GetJson($"{ocmw.Referrals}?limit=3");
        var second = await ocmw.Worker.GetJson($"{ocmw.Referrals}?limit=3&after={first["next"]}");

        first["items"]!.AsArray().Concat(second["items"]!.AsArray()).Select(r => r!["id"]!.GetValue<Guid>()).ShouldBe(sent);
        second["next"].ShouldBeNull();
        (await ocmw.Worker.GetJson($"{ocmw.Referrals}?state=accepted"))["items"]!.AsArray().ShouldBeEmpty();
        await (await ocmw.Worker.GetAsync($"{ocmw.Referrals}?state=nope")).ShouldRefuse(400, "invalid-input");
    }

    [Fact]
    public async Task Herstappe_has_no_OCMW_to_refer_to_or_from()
    {
        var counsellor = await platform.SignIn("trajectbegeleider.limburg@agii.example");
        var referral = Ocmw.Referral();
        referral["direction"] = "agii-to-ocmw";

        await (await counsellor.PostJson("/api/herstappe/referrals", referral)).ShouldRefuse(409, "rule:no-ocmw", "heeft geen OCMW");
    }

    private static async Task<(JsonNode Line, JsonArray All)> LineOf(HttpClient client, string list, Guid id)
    {
        var all = (await client.GetJson(list))["items"]!.AsArray();
        return (all.Single(r => r!["id"]!.GetValue<Guid>() == id)!, all);
    }
}
