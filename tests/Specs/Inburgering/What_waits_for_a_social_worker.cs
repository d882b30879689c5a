using System.Net;
using AgiiPlatform.Specs.Agreements;

namespace AgiiPlatform.Specs.Inburgering;

/// <summary>The start page of who works with referrals: what waits for their answer, and the answers that nobody has read yet.</summary>
public class What_waits_for_a_social_worker(PlatformFixture platform)
{
    [Fact]
    public async Task A_referral_waits_for_its_receiver_and_its_answer_for_the_sender_the_oldest_first()
    {
        var ocmw = await Ocmw.Of(platform, "kinrooi", "limburg");
        (await ocmw.Worker.GetJson("/api/kinrooi/referrals/due"))["waiting"]!.AsArray().ShouldBeEmpty();
        var (first, second) = (await ocmw.SendBack(), await ocmw.SendBack());
        (await Ids(ocmw, "waiting")).ShouldBe([first, second], "who waits longest comes first");
        var page = await (await platform.Browse("ocmw@kinrooi.example")).Get("/kinrooi/doorverwijzingen/te-doen");
        page.ShouldContain($"href=\"/kinrooi/doorverwijzingen/{first}\"");
        page.ShouldContain("Amina Voorbeeld");
        page.ShouldNotContain("***", customMessage: "no number, not even a masked one");

        await ocmw.Worker.GetJson($"{ocmw.Referrals}/{first}");
        (await Ids(ocmw, "waiting")).ShouldBe([first, second], "opened is not answered");
        (await ocmw.Worker.PostJson($"{ocmw.Referrals}/{first}/acceptance", null)).EnsureSuccessStatusCode();
        (await Ids(ocmw, "waiting")).ShouldBe([second]);

        // The counsellor who sent it finds the answer in the list of the whole region, until it is read.
        var answer = (await ocmw.Counsellor.GetJson("/api/agii/referrals/due"))["answers"]!.AsArray()
            .Single(a => a!["id"]!.GetValue<Guid>() == first)!;
        (answer["tenant"]!.GetValue<string>(), answer["municipality"]!.GetValue<string>()).ShouldBe(("kinrooi", "Kinrooi"));
        (await (await platform.Browse("trajectbegeleider.limburg@agii.example")).Get("/agii/doorverwijzingen/te-doen"))
            .ShouldContain($"href=\"/kinrooi/doorverwijzingen/{first}\"");
        await ocmw.Counsellor.GetJson($"{ocmw.Referrals}/{first}");
        (await ocmw.Counsellor.GetJson("/api/agii/referrals/due"))["answers"]!.AsArray()
            .ShouldNotContain(a => a!["id"]!.GetValue<Guid>() == first);
    }

    [Fact]
    public async Task The_answer_of_AgII_is_new_until_somebody_of_the_ocmw_has_opened_it()
    {
        var ocmw = await Ocmw.Of(platform, "leopoldsburg", "limburg");
        var id = await ocmw.Send();
        (await Ids(ocmw, "answers")).ShouldBeEmpty();
        (await Ids(ocmw, "waiting")).ShouldBeEmpty("it waits for AgII");
        (await ocmw.Counsellor.GetJson("/api/agii/referrals/due"))["waiting"]!.AsArray()
            .ShouldContain(w => w!["id"]!.GetValue<Guid>() == id);
        var elsewhere = await platform.SignIn("trajectbegeleider.west-vlaanderen@agii.example");
        (await elsewhere.GetAsync("/api/agii/referrals/due")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await (await elsewhere.GetAsync("/api/agii/referrals/due")).Content.ReadAsStringAsync())
            .ShouldNotContain($"{id}", customMessage: "another region; the control is the counsellor above");

        await ocmw.Counsellor.PostJson($"{ocmw.Referrals}/{id}/refusal", new { reasonCode = "incomplete" });
        (await Ids(ocmw, "answers")).ShouldBe([id]);
        (await (await platform.Browse("ocmw@leopoldsburg.example")).Get("/leopoldsburg/doorverwijzingen/te-doen"))
            .ShouldContain("Antwoord lezen");
        await ocmw.Worker.GetJson($"{ocmw.Referrals}/{id}");
        (await Ids(ocmw, "answers")).ShouldBeEmpty();
        (await (await platform.Browse("ocmw@leopoldsburg.example")).Get("/leopoldsburg/doorverwijzingen/te-doen"))
            .ShouldContain("Er is nu niets te doen.");
    }

    [Fact]
    public async Task Who_was_shown_stands_in_the_log_of_the_municipality_and_without_the_log_nobody_is_shown()
    {
        var ocmw = await Ocmw.Of(platform, "lommel", "limburg");
        var id = await ocmw.SendBack();
        var sent = await ocmw.Send();
        await ocmw.Worker.GetJson("/api/lommel/referrals/due");
        await ocmw.Counsellor.GetJson("/api/agii/referrals/due");

        var rows = (await platform.Audit("lommel")).Where(a => a.Act == "ShowReferralsDue").ToList();
        rows.Single(a => a.Role == "ocmw-worker").Reason!.ShouldContain(id.ToString("N"));
        rows.ShouldContain(a => a.Role == "counsellor" && a.Reason!.Contains(sent.ToString("N")));
        (await platform.Audit("agii")).ShouldContain(a => a.Act == "ShowReferralsDue" && a.Reason!.Contains(sent.ToString("N")));

        await using (await platform.LogThatRefuses("inburgering", platform.Tenant("lommel").Id, column: "tenant_id"))
        {
            var list = await ocmw.Worker.GetAsync("/api/lommel/referrals/due");
            list.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
            (await list.Content.ReadAsStringAsync()).ShouldNotContain("Voorbeeld");
        }

        (await (await ocmw.Worker.GetAsync("/api/lommel/referrals/due")).Content.ReadAsStringAsync())
            .ShouldContain("Voorbeeld", customMessage: "the control: with a log it is shown");
    }

    [Fact]
    public async Task Without_a_protocol_it_says_that_nothing_can_be_sent_and_not_that_all_is_done()
    {
        await Ocmw.Of(platform, "hamme", "oost-vlaanderen", protocol: false);
        var page = await (await platform.Browse("ocmw@hamme.example")).Get("/hamme/doorverwijzingen/te-doen");

        page.ShouldContain("U kunt nu niemand doorverwijzen");
        page.ShouldContain("href=\"/hamme/protocol/nieuw\"");
        page.ShouldNotContain("Er is nu niets te doen.");
        await (await (await platform.SignIn("ambtenaar@hamme.example")).GetAsync("/api/hamme/referrals/due"))
            .ShouldRefuse(403, "no-permission");
    }

    private static async Task<List<Guid>> Ids(Ocmw ocmw, string list) =>
        [.. (await ocmw.Worker.GetJson($"{ocmw.Referrals}/due"))[list]!.AsArray().Select(r => r!["id"]!.GetValue<Guid>())];
}
