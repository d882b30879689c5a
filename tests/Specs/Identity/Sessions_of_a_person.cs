using System.Net;
using System.Net.Http.Headers;
using AgiiPlatform.Identity.Sessions;
using AgiiPlatform.Specs.Agreements;
using AgiiPlatform.Specs.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AgiiPlatform.Specs.Identity;

/// <summary>Signing in begins a session on the platform itself; ended, it is over wherever its cookie was copied to.</summary>
public class Sessions_of_a_person(PlatformFixture platform)
{
    private const string Worker = "ocmw@wortegem-petegem.example", Official = "ambtenaar@wortegem-petegem.example";

    [Fact]
    public async Task Signed_out_a_copy_of_its_cookie_opens_nothing_and_other_sessions_go_on()
    {
        var (browser, other) = (await platform.Browse(Official), await platform.Browse(Official));
        var copy = browser.Copy();
        (await IsSignedIn(copy)).ShouldBeTrue("the control: a copy is as good");

        (await browser.Submit("/afmelden", Browser.Fields(await browser.Get("/organisaties")))).StatusCode
            .ShouldBe(HttpStatusCode.Redirect);

        (await IsSignedIn(copy)).ShouldBeFalse();
        (await IsSignedIn(other)).ShouldBeTrue();
    }

    [Fact]
    public async Task Signing_in_begins_a_new_one_and_ends_the_one_before_in_that_browser()
    {
        var browser = await platform.Browse(Official);
        var before = browser.Copy();

        await browser.SignIn(Official);

        (await IsSignedIn(before)).ShouldBeFalse("whoever set that cookie is not signed in with it");
        (await IsSignedIn(browser)).ShouldBeTrue();
    }

    [Fact]
    public async Task People_see_their_own_and_end_one_on_the_page_or_by_the_API()
    {
        var email = await NewPerson();
        var (one, two, three) = (await platform.Browse(email), await platform.Browse(email), await platform.Browse(email));
        var page = await one.Get("/sessies");
        page.ShouldContain("(deze sessie)");
        var client = await platform.SignIn(email);
        var sessions = (await client.GetJson("/api/identity/sessions")).AsArray();
        sessions.Count.ShouldBe(3);
        var somebody = await platform.SignIn(Official);
        await (await somebody.DeleteAsync($"/api/identity/sessions/{sessions[1]!["id"]}")).ShouldRefuse(404, "not-found");
        (await IsSignedIn(two)).ShouldBeTrue("the control: nobody ends another's");

        // The last begun comes first.
        (await client.DeleteAsync($"/api/identity/sessions/{sessions[0]!["id"]}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var address = $"/sessies/{sessions[1]!["id"]}/einde";
        (await one.Submit(address, Browser.FieldsOf(page, address)[0])).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await IsSignedIn(three), await IsSignedIn(two), await IsSignedIn(one)).ShouldBe((false, false, true));
        (await client.GetJson("/api/identity/sessions")).AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_all_with_what_applications_got_and_the_link_of_the_calendar()
    {
        var email = await NewPerson();
        var visitor = new Visitor(platform.Address, email);
        var client = visitor.Client(await Visitor.Register(platform.Services));
        var signedIn = await client.LoginAsync();
        var browser = await platform.Browse(email);
        var person = await platform.SignIn(email);
        await PlatformFixture.Until(async () => (await person.GetAsync("/api/wortegem-petegem/agreements")).IsSuccessStatusCode);
        var link = (await (await person.PostJson("/api/wortegem-petegem/calendar-links", null)).Body())["address"]!.GetValue<string>();
        using var anonymous = platform.Anonymous();
        var feed = new Uri(link).PathAndQuery;
        (await anonymous.GetAsync(feed)).StatusCode.ShouldBe(HttpStatusCode.OK); // the controls
        (await Ask(signedIn.AccessToken)).ShouldBe(HttpStatusCode.OK);
        (await IsSignedIn(visitor.Browser)).ShouldBeTrue();

        var page = await browser.Get("/sessies");
        (await browser.Submit("/sessies/overal-afmelden", Browser.FieldsOf(page, "/sessies/overal-afmelden")[0])).StatusCode
            .ShouldBe(HttpStatusCode.Redirect);

        (await IsSignedIn(browser), await IsSignedIn(visitor.Browser)).ShouldBe((false, false));
        (await Ask(signedIn.AccessToken)).ShouldBe(HttpStatusCode.Unauthorized);
        (await client.RefreshTokenAsync(signedIn.RefreshToken)).Error.ShouldBe("invalid_grant");
        (await anonymous.GetAsync(feed)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await IsSignedIn(await platform.Browse(email))).ShouldBeTrue("they sign in again");
    }

    [Fact]
    public async Task A_new_password_ends_them_all()
    {
        var administrator = await platform.SignIn("beheerder@agii.example");
        var email = await NewPerson();
        var browser = await platform.Browse(email);
        (await IsSignedIn(browser)).ShouldBeTrue();

        var person = await platform.PersonId(email);
        (await administrator.PostJson($"/api/agii/people/{person}/password", new { password = "een-heel-nieuw-wachtwoord" }))
            .StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await IsSignedIn(browser)).ShouldBeFalse();
    }

    [Fact]
    public async Task Who_may_see_clients_is_signed_out_after_a_quarter_of_an_hour_in_which_nothing_was_asked_and_is_warned()
    {
        var (worker, official) = (await platform.Browse(Worker), await platform.Browse(Official));
        (await worker.Get("/wortegem-petegem/doorverwijzingen")).ShouldContain("Blijf aangemeld");
        (await official.Get("/wortegem-petegem/overeenkomsten")).ShouldNotContain("Blijf aangemeld");
        (await worker.Get("/sessies/blijven")).ShouldContain("U blijft aangemeld");
        var (his, hers) = (await Newest(Worker), await Newest(Official));

        await Change(his, s => s.SetProperty(r => r.SeenAt, r => r.SeenAt.AddMinutes(-14)));
        await PlatformFixture.Until(async () => await IsSignedIn(worker) && (await Row(his)).SeenAt > Now.AddMinutes(-5));
        await Change(his, s => s.SetProperty(r => r.SeenAt, r => r.SeenAt.AddMinutes(-16)));
        await Change(hers, s => s.SetProperty(r => r.SeenAt, r => r.SeenAt.AddMinutes(-16)));

        await PlatformFixture.Until(async () => !await IsSignedIn(worker));
        await PlatformFixture.Until(async () => await IsSignedIn(official) && (await Row(hers)).SeenAt > Now.AddMinutes(-5));
    }

    [Fact]
    public async Task However_busy_a_session_ends_after_eight_hours()
    {
        var browser = await platform.Browse(Official);
        var session = await Newest(Official);
        await Change(session, s =>
            s.SetProperty(r => r.SeenAt, r => r.SeenAt.AddMinutes(-2)).SetProperty(r => r.StartedAt, Now.AddHours(-7)));
        await PlatformFixture.Until(async () => await IsSignedIn(browser) && (await Row(session)).SeenAt > Now.AddMinutes(-1));

        await Change(session, s => s.SetProperty(r => r.StartedAt, Now.AddHours(-8)));

        await PlatformFixture.Until(async () => !await IsSignedIn(browser));
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Redirect)]
    [InlineData("same-origin", HttpStatusCode.Redirect)]
    [InlineData("none", HttpStatusCode.Redirect)]
    [InlineData("same-site", HttpStatusCode.Forbidden)]
    [InlineData("cross-site", HttpStatusCode.Forbidden)]
    public async Task A_form_that_a_page_elsewhere_sends_does_nothing_whatever_token_it_has(string? site, HttpStatusCode status)
    {
        var browser = await platform.Browse(Official);
        var fields = Browser.Fields(await browser.Get("/organisaties"));

        var answer = await browser.Submit("/afmelden", fields, site);

        answer.StatusCode.ShouldBe(status);
        (await IsSignedIn(browser)).ShouldBe(status == HttpStatusCode.Forbidden);
    }

    [Fact]
    [Trait(Shape.Only, Shape.Full)]
    public async Task Ended_in_one_process_it_is_over_in_that_of_another_service_though_no_message_says_so()
    {
        var settings = PlatformFixture.Settings(platform.DataDirectory);
        settings["Demo:Accounts"] = "false";
        foreach (var other in (string[])["identity", "caseloads", "inburgering", "overview", "programmes"])
        {
            settings.Remove($"ConnectionStrings:{other}"); // with the login of this service alone
        }

        await using var agreements = await HostProcess.Start(settings, "--services", "agreements");
        var browser = await platform.Browse(Official);
        var there = browser.Copy(agreements.Address);
        (await there.Open("/wortegem-petegem/overeenkomsten")).StatusCode.ShouldBe(HttpStatusCode.OK); // the control

        await browser.Submit("/afmelden", Browser.Fields(await browser.Get("/organisaties")));

        await PlatformFixture.Until(async () =>
            (await there.Open("/wortegem-petegem/overeenkomsten")).StatusCode == HttpStatusCode.Redirect, seconds: 30);
    }

    private static DateTime Now => TimeProvider.System.GetUtcNow().UtcDateTime;

    private static async Task<bool> IsSignedIn(Browser browser) => (await browser.Open("/organisaties")).StatusCode == HttpStatusCode.OK;

    private async Task<string> NewPerson()
    {
        var email = $"{Guid.NewGuid():N}@wortegem-petegem.example";
        await (await platform.SignIn("beheerder@agii.example")).Create("/api/agii/people",
            new { name = "Nora Nieuw", email, password = PlatformFixture.Password, role = "official", tenant = "wortegem-petegem" });
        return email;
    }

    private async Task<HttpStatusCode> Ask(string token)
    {
        using var http = platform.Anonymous();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return (await http.GetAsync("/api/identity/me")).StatusCode;
    }

    private async Task<Guid> Newest(string email) =>
        (await platform.Services.GetRequiredService<SessionStore>().Of(await platform.PersonId(email), CancellationToken.None))[0].Id;

    private async Task<Session> Row(Guid id)
    {
        await using var db = Db();
        return await db.Sessions.AsNoTracking().SingleAsync(s => s.Id == id);
    }

    private async Task Change(Guid id, Action<Microsoft.EntityFrameworkCore.Query.UpdateSettersBuilder<Session>> how)
    {
        await using var db = Db();
        (await db.Sessions.Where(s => s.Id == id).ExecuteUpdateAsync(how)).ShouldBe(1);
    }

    private SessionsDb Db() => new(SessionStore.Options(platform.Services.GetRequiredService<IConfiguration>(), "identity"));
}
