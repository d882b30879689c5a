using Microsoft.Playwright;

namespace AgiiPlatform.Browser;

/// <summary>From the desk of the OCMW to that of AgII's counsellor, and back.</summary>
public sealed class Referring_a_client(PlatformFixture platform)
{
    [Fact]
    public async Task Goes_from_the_ocmw_to_the_counsellor_and_the_feedback_comes_back()
    {
        await using var worker = await platform.SignIn("ocmw@mechelen.example");
        await worker.FollowMenu("Doorverwijzingen");
        await worker.FillReferral(Acts.InventedInsz(501), "Fatima", "Verzonnen");
        await worker.Press("Doorverwijzing versturen");
        var text = await worker.Text();
        text.ShouldContain("Fatima Verzonnen");
        text.ShouldNotContain(Acts.InventedInsz(501), customMessage: "the number is masked");
        var page = worker.Path;

        await using var counsellor = await platform.SignIn("trajectbegeleider.antwerpen@agii.example");
        await counsellor.FollowMenu("Doorverwijzingen");
        await counsellor.Follow("Fatima Verzonnen");
        counsellor.Path.ShouldBe(page);
        await counsellor.Press("Doorverwijzing aanvaarden");
        await counsellor.Page.GetByLabel("Uitkomst").SelectOptionAsync("trajectory-started");
        await counsellor.Fill("Terugkoppeling voor de afzender", "Start op maandag met maatschappelijke oriëntatie.");
        await counsellor.Press("Doorverwijzing afronden");
        (await counsellor.Text()).ShouldContain("ziet uw terugkoppeling");

        await worker.Go(page);
        text = await worker.Text();
        text.ShouldContain("Afgerond");
        text.ShouldContain("Start op maandag met maatschappelijke oriëntatie.");
    }

    [Fact]
    public async Task Pressing_the_button_twice_sends_one_referral()
    {
        await using var worker = await platform.SignIn("ocmw@mechelen.example");
        await worker.FollowMenu("Doorverwijzingen");
        await worker.FillReferral(Acts.InventedInsz(502), "Gideon", "Tweemaal");

        // Both presses really leave the browser, at once, as an impatient hand on a slow line sends them.
        var ends = await worker.Page.EvaluateAsync<string[]>("""
            () => {
                const form = document.querySelector('main form[method=post]');
                const press = () => fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)) })
                    .then(answer => answer.url);
                return Promise.all([press(), press()]);
            }
            """);
        ends[0].ShouldBe(ends[1], "both presses end at the one referral");
        await worker.Press("Doorverwijzing versturen"); // and a third time, for good
        worker.Page.Url.ShouldBe(ends[0]);
        await worker.FollowMenu("Doorverwijzingen");
        (await worker.Content.GetByRole(AriaRole.Link, new() { Name = "Gideon Tweemaal" }).CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_refusal_tells_the_sender_why()
    {
        await using var worker = await platform.SignIn("ocmw@mechelen.example");
        await worker.FollowMenu("Doorverwijzingen");
        await worker.FillReferral(Acts.InventedInsz(503), "Hanne", "Geweigerd");
        await worker.Press("Doorverwijzing versturen");
        var page = worker.Path;

        await using var counsellor = await platform.SignIn("trajectbegeleider.antwerpen@agii.example");
        await counsellor.Go(page);
        await counsellor.Page.GetByText("Weigeren, met een reden").ClickAsync();
        await counsellor.Press("Doorverwijzing weigeren");
        await Assertions.Expect(counsellor.ErrorSummary).ToBeFocusedAsync(); // nothing was chosen
        await counsellor.Choose("Wordt al begeleid");
        await counsellor.Fill("Uitleg voor de afzender", "Deze persoon volgt al een traject in Brussel.");
        await counsellor.Press("Doorverwijzing weigeren");

        await worker.Go(page);
        (await worker.Text()).ShouldContain("Deze persoon volgt al een traject in Brussel.");
    }
}
