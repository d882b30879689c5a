using System.Net;
using AgiiPlatform.Specs.Agreements.Annexes;

namespace AgiiPlatform.Specs.Agreements;

/// <summary>A request that comes twice under one key has its effect once, and both answers say the same.</summary>
public class Repeating_a_request(PlatformFixture platform)
{
    private const string Municipality = "nijlen";

    [Fact]
    public async Task Tells_again_what_was_made_and_where_it_is_found()
    {
        var official = await platform.SignIn($"ambtenaar@{Municipality}.example");
        var agreement = await official.Draft(Municipality);
        var key = Guid.NewGuid().ToString();

        var answers = new List<HttpResponseMessage>();
        for (var i = 0; i < 2; i++)
        {
            answers.Add(await official.PostJson(agreement + "/annexes", new { year = "2025" }, key));
            answers[i].StatusCode.ShouldBe(HttpStatusCode.Created);
        }

        answers[0].Headers.Location.ShouldBe(answers[1].Headers.Location);
        (await official.GetJson(answers[1].Headers.Location!.OriginalString))["year"]!.GetValue<string>().ShouldBe("2025");
    }

    [Fact]
    public async Task Of_a_person_and_of_a_document_too()
    {
        var administrator = await platform.SignIn("beheerder@agii.example");
        var key = Guid.NewGuid().ToString();
        var person = new
        {
            name = "Tine Tweemaal", email = "tine.tweemaal@agii.example", password = "nog-een-lang-wachtwoord", role = "counsellor",
            region = "limburg",
        };

        var first = await administrator.Create("/api/agii/people", person, key);

        (await administrator.Create("/api/agii/people", person, key)).ShouldBe(first);
    }

    [Fact]
    public async Task A_second_press_on_a_button_that_deletes_goes_where_the_first_one_went()
    {
        var official = await platform.SignIn($"ambtenaar@{Municipality}.example");
        var annex = await official.Annex(await official.Draft(Municipality), "2026");
        var browser = await platform.Browse($"ambtenaar@{Municipality}.example");
        var page = annex.Page() + "/verwijderen";
        var fields = Browser.Fields(await browser.Get(page));

        var presses = new[] { await Press(), await Press() };

        presses.ShouldAllBe(p => p.StatusCode == HttpStatusCode.Redirect);
        presses[0].Headers.Location.ShouldBe(presses[1].Headers.Location);
        (await browser.Open(presses[1].Headers.Location!.OriginalString)).StatusCode.ShouldBe(HttpStatusCode.OK);

        Task<HttpResponseMessage> Press() => browser.Submit(page, fields);
    }
}
