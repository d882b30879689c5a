using System.Net;

namespace AgiiPlatform.Specs.Inburgering;

public class Reading_is_logged(PlatformFixture platform)
{
    [Fact]
    public async Task Each_opening_is_one_row_that_says_who_in_which_role_and_why()
    {
        var ocmw = await Ocmw.Of(platform, "nieuwpoort", "west-vlaanderen");
        var id = await ocmw.Send();

        await ocmw.Counsellor.GetJson($"{ocmw.Referrals}/{id}");
        await ocmw.Counsellor.GetJson($"{ocmw.Referrals}/{id}");
        await ocmw.Worker.GetJson($"{ocmw.Referrals}/{id}");

        var rows = (await platform.Audit("nieuwpoort", id)).Where(a => a.Act == "OpenReferral").ToList();
        rows.Select(r => r.Role).ShouldBe(["counsellor", "counsellor", "ocmw-worker"]);
        rows.ShouldAllBe(r => r.Reason == "dossier geopend" && r.PersonId != null && r.RecordType == "Referral");
        rows[0].PersonId.ShouldBe(await platform.PersonId("trajectbegeleider.west-vlaanderen@agii.example"));
    }

    [Fact]
    public async Task Each_page_of_a_list_is_one_row_with_the_ids_it_showed()
    {
        var ocmw = await Ocmw.Of(platform, "nieuwerkerken", "limburg");
        var id = await ocmw.Send();

        await ocmw.Worker.GetJson(ocmw.Referrals);
        await ocmw.Counsellor.GetJson("/api/agii/referrals");

        var own = (await platform.Audit("nieuwerkerken")).Single(a => a.Act == "ListReferrals");
        own.Reason!.ShouldContain(id.ToString("N"));
        var agency = (await platform.Audit("agii")).Where(a => a.Act == "ListReferralsOfRegion").ToList();
        agency.ShouldContain(a => a.Reason!.Contains(id.ToString("N")));
    }

    [Fact]
    public async Task Showing_the_whole_number_asks_a_reason_and_is_logged_with_it()
    {
        var ocmw = await Ocmw.Of(platform, "nazareth-de-pinte", "oost-vlaanderen");
        var insz = Ocmw.NewInsz();
        var id = await ocmw.Send(Ocmw.Referral(insz));

        await (await ocmw.Counsellor.PostJson($"{ocmw.Referrals}/{id}/national-number", new { })).ShouldRefuse(400, "invalid-input");
        (await platform.Audit("nazareth-de-pinte", id)).ShouldNotContain(a => a.Act == "RevealNationalNumber");

        var answer = await ocmw.Counsellor.PostJson($"{ocmw.Referrals}/{id}/national-number", new { reason = "Opzoeken in KBI" });

        (await answer.Body())["insz"]!.GetValue<string>().ShouldBe(insz);
        (await platform.Audit("nazareth-de-pinte", id)).Single(a => a.Act == "RevealNationalNumber").Reason.ShouldBe("Opzoeken in KBI");
    }

    [Fact]
    public async Task When_the_log_cannot_be_written_nothing_is_shown_and_nothing_changes()
    {
        var ocmw = await Ocmw.Of(platform, "oosterzele", "oost-vlaanderen");
        var id = await ocmw.Send();

        await using (await platform.LogThatRefuses("inburgering", id))
        {
            var opened = await ocmw.Counsellor.GetAsync($"{ocmw.Referrals}/{id}");
            opened.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
            (await opened.Content.ReadAsStringAsync()).ShouldNotContain("Voorbeeld");
            var revealed = await ocmw.Counsellor.PostJson($"{ocmw.Referrals}/{id}/national-number", new { reason = "Opzoeken" });
            revealed.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        }

        (await ocmw.StateOf(id)).ShouldBe("sent", "the receipt belongs to the same transaction");
        (await ocmw.Counsellor.GetJson($"{ocmw.Referrals}/{id}"))["client"]!["lastName"]!.GetValue<string>()
            .ShouldBe("Voorbeeld", "control: with a log it is shown");
    }

    [Fact]
    public async Task When_the_log_cannot_be_written_a_list_shows_nobody_either()
    {
        var ocmw = await Ocmw.Of(platform, "oostkamp", "west-vlaanderen");
        await ocmw.Send();
        var tenant = platform.Tenant("oostkamp").Id;

        await using (await platform.LogThatRefuses("inburgering", tenant, column: "tenant_id"))
        {
            var list = await ocmw.Worker.GetAsync(ocmw.Referrals);
            list.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
            (await list.Content.ReadAsStringAsync()).ShouldNotContain("Voorbeeld");
        }

        (await ocmw.Worker.GetJson(ocmw.Referrals))["items"]!.AsArray().Count.ShouldBe(1);
    }
}
