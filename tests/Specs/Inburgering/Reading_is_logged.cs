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
    public async Task What_AgII_reads_in_its_queue_stands_in_the_log_of_the_municipality_too_and_only_what_is_its_own()
    {
        var ocmw = await Ocmw.Of(platform, "oudsbergen", "limburg");
        var other = await Ocmw.Of(platform, "oostende", "west-vlaanderen");
        var (id, foreign) = (await ocmw.Send(), await other.Send());
        (await platform.Audit("oudsbergen")).ShouldNotContain(a => a.Act == "ListReferralsOfRegion", "the control: nobody looked yet");

        await ocmw.Counsellor.GetJson("/api/agii/referrals");
        await other.Counsellor.GetJson("/api/agii/referrals");

        var rows = (await platform.Audit("oudsbergen")).Where(a => a.Act == "ListReferralsOfRegion").ToList();
        rows.ShouldContain(a => a.Reason!.Contains(id.ToString("N")) && a.Role == "counsellor" && a.PersonId != null);
        rows.ShouldAllBe(a => !a.Reason!.Contains(foreign.ToString("N")));
        (await platform.Audit("oostende"))
            .ShouldContain(a => a.Act == "ListReferralsOfRegion" && a.Reason!.Contains(foreign.ToString("N")));
    }

    [Fact]
    public async Task The_contact_persons_that_were_shown_are_one_row_with_their_ids()
    {
        var ocmw = await Ocmw.Of(platform, "ranst", "antwerpen");
        var id = await ocmw.Worker.Create("/api/ranst/contact-persons", new
        {
            side = "ocmw", name = "Nora Naam", function = "Maatschappelijk werker", email = "nora@ranst.example",
            topic = "Taal", from = "2024-01-01",
        });

        await ocmw.Counsellor.GetJson("/api/ranst/contact-persons");

        (await platform.Audit("ranst")).Where(a => a.Act == "ListContactPersons" && a.Reason!.Contains(id.ToString("N")))
            .Select(a => a.Role).ShouldBe(["counsellor"]);
    }

    [Fact]
    public async Task The_warning_that_somebody_was_referred_before_is_logged_and_the_same_request_can_be_sent_after_it()
    {
        var ocmw = await Ocmw.Of(platform, "roosdaal", "vlaams-brabant");
        var insz = Ocmw.NewInsz();
        var id = await ocmw.Send(Ocmw.Referral(insz));
        (await platform.Audit("roosdaal", id)).Count.ShouldBe(1, "the control: it was sent, and nobody was warned");

        await (await ocmw.Worker.PostJson(ocmw.Referrals, Ocmw.Referral(insz), "een-sleutel")).ShouldRefuse(409, "rule:duplicate-referral");

        var row = (await platform.Audit("roosdaal", id)).Skip(1).ShouldHaveSingleItem();
        row.Reason.ShouldBe("gemeld dat er al een doorverwijzing van deze persoon loopt");
        await (await ocmw.Worker.PostJson(ocmw.Referrals, Ocmw.Referral(insz), "een-sleutel")).ShouldRefuse(409, "rule:duplicate-referral");
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
