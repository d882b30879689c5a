using System.Net;

namespace AgiiPlatform.Specs.Inburgering;

public class Answering_a_referral(PlatformFixture platform)
{
    private Task<Ocmw> Ocmw() => Inburgering.Ocmw.Of(platform, "leuven", "vlaams-brabant");

    private static async Task<Guid> Accepted(Ocmw ocmw)
    {
        var id = await ocmw.Send();
        (await ocmw.Counsellor.PostJson($"{ocmw.Referrals}/{id}/acceptance", null)).EnsureSuccessStatusCode();
        return id;
    }

    [Fact]
    public async Task A_refusal_has_a_reason_and_another_reason_has_a_text()
    {
        var ocmw = await Ocmw();
        var id = await ocmw.Send();

        await (await ocmw.Counsellor.PostJson($"{ocmw.Referrals}/{id}/refusal", new { }))
            .ShouldRefuse(400, "invalid-input", "Kies een reden.");
        await (await ocmw.Counsellor.PostJson($"{ocmw.Referrals}/{id}/refusal", new { reasonCode = "other" }))
            .ShouldRefuse(400, "invalid-input", "Leg de andere reden uit.");
        (await ocmw.StateOf(id)).ShouldBe("sent");

        (await ocmw.Counsellor.PostJson($"{ocmw.Referrals}/{id}/refusal",
            new { reasonCode = "other", reasonText = "Woont hier niet meer" }))
            .StatusCode.ShouldBe(HttpStatusCode.NoContent);

        var seen = await ocmw.Worker.GetJson($"{ocmw.Referrals}/{id}");
        seen["state"]!.GetValue<string>().ShouldBe("refused");
        seen["explanation"]!.GetValue<string>().ShouldBe("Woont hier niet meer");
        seen["refusedBy"]!.GetValue<string>().ShouldBe("receiver");
    }

    [Fact]
    public async Task A_client_who_does_not_want_it_is_recorded_as_such()
    {
        var ocmw = await Ocmw();
        var id = await ocmw.Send();

        (await ocmw.Counsellor.PostJson($"{ocmw.Referrals}/{id}/refusal", new { reasonCode = "client-refuses" })).EnsureSuccessStatusCode();

        (await ocmw.Worker.GetJson($"{ocmw.Referrals}/{id}"))["refusedBy"]!.GetValue<string>().ShouldBe("client");
    }

    [Fact]
    public async Task After_acceptance_it_cannot_be_refused_only_stopped_with_a_reason()
    {
        var ocmw = await Ocmw();
        var id = await Accepted(ocmw);

        await (await ocmw.Counsellor.PostJson($"{ocmw.Referrals}/{id}/refusal", new { reasonCode = "incomplete" }))
            .ShouldRefuse(409, "rule:referral-accepted", "al aanvaard door AgII op");
        await (await ocmw.Counsellor.PostJson($"{ocmw.Referrals}/{id}/stop", new { })).ShouldRefuse(400, "invalid-input");
        (await ocmw.Counsellor.PostJson($"{ocmw.Referrals}/{id}/stop", new { reason = "Geen contact meer" }))
            .StatusCode.ShouldBe(HttpStatusCode.NoContent);

        var seen = await ocmw.Worker.GetJson($"{ocmw.Referrals}/{id}");
        seen["state"]!.GetValue<string>().ShouldBe("stopped");
        seen["explanation"]!.GetValue<string>().ShouldBe("Geen contact meer");
    }

    [Fact]
    public async Task Stopping_and_completing_come_after_acceptance()
    {
        var ocmw = await Ocmw();
        var id = await ocmw.Send();

        await (await ocmw.Counsellor.PostJson($"{ocmw.Referrals}/{id}/stop", new { reason = "Te vroeg" }))
            .ShouldRefuse(409, "rule:referral-not-stopped", "nog niet aanvaard");
        await (await ocmw.Counsellor.PostJson($"{ocmw.Referrals}/{id}/completion", new { outcome = "other", feedback = "Te vroeg" }))
            .ShouldRefuse(409, "rule:referral-not-completed", "nog niet aanvaard");
    }

    [Fact]
    public async Task Completing_needs_an_outcome_and_feedback()
    {
        var ocmw = await Ocmw();
        var id = await Accepted(ocmw);

        var answer = await ocmw.Counsellor.PostJson($"{ocmw.Referrals}/{id}/completion", new { });

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Body())["errors"]!.AsObject().Select(e => e.Key).ShouldBe(["outcome", "feedback"]);
        await (await ocmw.Counsellor.PostJson($"{ocmw.Referrals}/{id}/completion", new { outcome = "advice-given" }))
            .ShouldRefuse(400, "invalid-input");
        (await ocmw.StateOf(id)).ShouldBe("accepted");
    }

    [Fact]
    public async Task Only_the_receiver_answers_and_only_the_sender_withdraws()
    {
        var ocmw = await Ocmw();
        var id = await ocmw.Send();

        await (await ocmw.Worker.PostJson($"{ocmw.Referrals}/{id}/acceptance", null)).ShouldRefuse(403, "no-permission");
        await (await ocmw.Worker.PostJson($"{ocmw.Referrals}/{id}/refusal", new { reasonCode = "incomplete" }))
            .ShouldRefuse(403, "no-permission");
        await (await ocmw.Worker.PostJson($"{ocmw.Referrals}/{id}/completion", new { outcome = "other", feedback = "x" }))
            .ShouldRefuse(403, "no-permission");
        await (await ocmw.Worker.PostJson($"{ocmw.Referrals}/{id}/stop", new { reason = "x" })).ShouldRefuse(403, "no-permission");
        await (await ocmw.Counsellor.PostJson($"{ocmw.Referrals}/{id}/withdrawal", new { reason = "x" }))
            .ShouldRefuse(403, "no-permission");
        await (await ocmw.Counsellor.PostJson(ocmw.Referrals,
            Inburgering.Ocmw.Referral() is var r && (r["direction"] = "ocmw-to-agii") is not null ? r : null))
            .ShouldRefuse(403, "no-permission");

        (await ocmw.StateOf(id)).ShouldBe("sent");
    }

    [Fact]
    public async Task A_withdrawn_referral_leaves_the_receiver_a_stub()
    {
        var ocmw = await Ocmw();
        var id = await ocmw.Send();
        (await ocmw.Counsellor.GetJson($"{ocmw.Referrals}/{id}"))["client"]!["lastName"]!.GetValue<string>()
            .ShouldBe("Voorbeeld", "control: the receiver saw it");
        (await ocmw.Worker.PostJson($"{ocmw.Referrals}/{id}/withdrawal", new { reason = "Cliënt Voorbeeld is verhuisd" }))
            .StatusCode.ShouldBe(HttpStatusCode.NoContent);

        var stub = await (await ocmw.Counsellor.GetAsync($"{ocmw.Referrals}/{id}")).Content.ReadAsStringAsync();
        var lists = await (await ocmw.Counsellor.GetAsync($"{ocmw.Referrals}?state=withdrawn")).Content.ReadAsStringAsync()
            + await (await ocmw.Counsellor.GetAsync("/api/agii/referrals?state=withdrawn")).Content.ReadAsStringAsync();

        stub.ShouldContain("withdrawn");
        lists.ShouldContain(id.ToString());
        (stub + lists).ShouldNotContain("Voorbeeld");
        (stub + lists).ShouldNotContain("***.**");
        await (await ocmw.Counsellor.PostJson($"{ocmw.Referrals}/{id}/national-number", new { reason = "Nieuwsgierig" }))
            .ShouldRefuse(404, "not-found");
        (await ocmw.Worker.GetJson($"{ocmw.Referrals}/{id}"))["client"]!["lastName"]!.GetValue<string>()
            .ShouldBe("Voorbeeld", "the sender keeps its own file");
    }

    [Fact]
    public async Task After_acceptance_it_cannot_be_withdrawn_and_the_sentence_says_by_whom()
    {
        var ocmw = await Ocmw();
        var id = await Accepted(ocmw);

        await (await ocmw.Worker.PostJson($"{ocmw.Referrals}/{id}/withdrawal", new { reason = "Te laat" }))
            .ShouldRefuse(409, "rule:referral-not-withdrawn", "al aanvaard door AgII op");
    }

    [Fact]
    public async Task Of_many_who_accept_at_once_one_does()
    {
        var ocmw = await Ocmw();
        var id = await ocmw.Send();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            ocmw.Counsellor.PostJson($"{ocmw.Referrals}/{id}/acceptance", null)));

        answers.Count(a => a.StatusCode == HttpStatusCode.NoContent).ShouldBe(1);
        answers.Where(a => a.StatusCode != HttpStatusCode.NoContent).ShouldAllBe(a => a.StatusCode == HttpStatusCode.Conflict);
        (await ocmw.Worker.GetJson($"{ocmw.Referrals}/{id}/history")).AsArray().Count(s => s!["state"]!.GetValue<string>() == "accepted")
            .ShouldBe(1);
    }

    [Fact]
    public async Task The_history_names_roles_and_nobody()
    {
        var ocmw = await Ocmw();
        var id = await Accepted(ocmw);

        var text = await (await ocmw.Worker.GetAsync($"{ocmw.Referrals}/{id}/history")).Content.ReadAsStringAsync();

        text.ShouldContain("counsellor");
        text.ShouldNotContain("Voorbeeld");
        text.ShouldNotContain((await ocmw.Counsellor.GetJson("/api/identity/me"))["name"]!.GetValue<string>());
    }
}
