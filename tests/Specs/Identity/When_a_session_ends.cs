using System.Net;
using AgiiPlatform.Specs.Agreements;

namespace AgiiPlatform.Specs.Identity;

/// <summary>
/// Somebody signs out in another tab, or lets the hour pass, and then sends what they were typing: it is not lost, and nobody else sees it.
/// </summary>
public class When_a_session_ends(PlatformFixture platform)
{
    private const string Page = "/kapellen/overleg/nieuw", Official = "ambtenaar@kapellen.example";
    private const string Agenda = "Eerst het onthaal, dan \"de rest\" & meer";

    [Fact]
    public async Task What_was_typed_comes_back_after_signing_in_and_nothing_was_saved()
    {
        var (browser, typed) = await Typed();
        await SignOut(browser);

        var (status, page) = await browser.Post(Page, typed);

        status.ShouldBe(HttpStatusCode.Unauthorized);
        page.ShouldContain("Uw sessie is verlopen");
        page.ShouldNotContain("Eerst het onthaal"); // sealed: who sits there now may be somebody else
        (status, page) = await SignIn(browser, page, Official, "fout-wachtwoord-van-haar");
        status.ShouldBe(HttpStatusCode.Conflict);
        page.ShouldContain("Uw sessie is verlopen"); // it waits while the password is tried again
        (status, page) = await SignIn(browser, page, Official);
        status.ShouldBe(HttpStatusCode.OK, page);
        page.ShouldContain("nog niet bewaard");

        (status, page) = await browser.Post(Page, Browser.Fields(page));

        status.ShouldBe(HttpStatusCode.OK, page);
        page.ShouldContain("Uw sessie was verlopen, en dit is nog niet bewaard.");
        var back = Browser.Fields(page);
        typed.Where(f => !f.Key.StartsWith("__", StringComparison.Ordinal)).ShouldAllBe(f => back[f.Key] == f.Value);
        var official = await platform.SignIn(Official);
        (await Meetings(official)).ShouldNotContain(typed["title"]);

        (await browser.Post(Page, back)).Status.ShouldBe(HttpStatusCode.Redirect);
        (await Meetings(official)).ShouldContain(typed["title"]);
    }

    [Fact]
    public async Task Somebody_else_who_signs_in_there_gets_nothing_of_it()
    {
        var (browser, typed) = await Typed();
        await SignOut(browser);
        var (_, page) = await browser.Post(Page, typed);
        var kept = Browser.Fields(page)["__bewaard"];

        (await SignIn(browser, page, "schepen@kapellen.example")).Status.ShouldBe(HttpStatusCode.Redirect);

        var mine = await browser.Get("/kapellen/overleg");
        var theirs = Browser.Fields(mine);
        theirs["__bewaard"] = kept;
        (await browser.Post(Page, theirs)).Page.ShouldNotContain("Eerst het onthaal");
        var official = await platform.Browse("ambtenaar@brasschaat.example");
        var fields = Browser.Fields(await official.Get("/brasschaat/overleg/nieuw"));
        fields["__bewaard"] = kept;
        var (_, foreign) = await official.Post("/brasschaat/overleg/nieuw", fields);
        foreign.ShouldContain("kan niet teruggezet worden");
        foreign.ShouldNotContain("Eerst het onthaal");
    }

    [Fact]
    public async Task A_form_without_its_token_still_does_nothing()
    {
        var (browser, typed) = await Typed();
        await SignOut(browser);
        var (_, page) = await browser.Post(Page, typed);
        (_, page) = await SignIn(browser, page, Official);
        var fields = Browser.Fields(page);
        fields.Remove("__RequestVerificationToken");

        (await browser.Post(Page, fields)).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_form_whose_token_is_of_before_comes_back_to_who_filled_it_in()
    {
        var (browser, typed) = await Typed();
        typed["__RequestVerificationToken"] = "x";

        var (status, page) = await browser.Post(Page, typed);

        status.ShouldBe(HttpStatusCode.BadRequest);
        page.ShouldContain("nog niet bewaard");
        (await browser.Post(Page, Browser.Fields(page))).Page.ShouldContain(typed["title"]);
    }

    [Fact]
    public async Task A_button_says_that_nothing_was_done()
    {
        var browser = await platform.Browse(Official);
        var fields = Browser.Fields(await browser.Get("/kapellen/overleg"));
        await SignOut(browser);

        var (status, page) = await browser.Post("/afmelden", fields);

        status.ShouldBe(HttpStatusCode.Unauthorized);
        page.ShouldContain("Wat u wilde doen, is niet gebeurd.");
        (await SignIn(browser, page, Official)).Status.ShouldBe(HttpStatusCode.Redirect);
        (await browser.Get("/kapellen/overleg")).ShouldContain("An Ambtenaar");
    }

    [Fact]
    public async Task Pasted_minutes_come_back_too()
    {
        var official = await platform.SignIn(Official);
        var draft = await official.Draft("kapellen");
        await official.Done(draft + "/decisions", new { body = "college", date = "2020-01-10" });
        var agreement = draft.ToPage();
        var browser = await platform.Browse(Official);
        var page = await browser.Get(agreement + "/beslissing");
        var fields = Browser.Fields(page[..page.IndexOf("</form>", page.IndexOf("beslissing/lezen", StringComparison.Ordinal),
            StringComparison.Ordinal)]);
        fields["text"] = "Een tekst die geen notulen zijn.";
        await SignOut(browser);

        (_, page) = await browser.Post(agreement + "/beslissing/lezen", fields);
        (_, page) = await SignIn(browser, page, Official);

        (await browser.Post(agreement + "/beslissing/lezen", Browser.Fields(page))).Page.ShouldContain(fields["text"]);
    }

    /// <summary>A browser of the official with a filled-in form.</summary>
    private async Task<(Browser Browser, Dictionary<string, string> Fields)> Typed()
    {
        var browser = await platform.Browse(Official);
        var fields = Browser.Fields(await browser.Get(Page));
        (fields["title"], fields["kind"], fields["date"]) = ($"Overleg {Guid.NewGuid():n}", "steering-group", "2030-05-06");
        fields["agenda"] = Agenda;
        return (browser, fields);
    }

    private static async Task SignOut(Browser browser)
    {
        var fields = Browser.Fields(await browser.Get("/kapellen/overleg"));
        (await browser.Submit("/afmelden", fields)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    private static Task<(HttpStatusCode Status, string Page)> SignIn(
        Browser browser, string page, string email, string password = PlatformFixture.Password)
    {
        var fields = Browser.Fields(page);
        (fields["email"], fields["password"]) = (email, password);
        return browser.Post("/aanmelden", fields);
    }

    private static async Task<IEnumerable<string>> Meetings(HttpClient official) =>
        (await official.GetJson("/api/kapellen/meetings?limit=100"))["items"]!.AsArray()
            .Select(m => m!["title"]!.GetValue<string>());
}
