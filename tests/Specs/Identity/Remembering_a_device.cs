using System.Net;
using AgiiPlatform.Identity;
using AgiiPlatform.Specs.Agreements;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AgiiPlatform.Specs.Identity;

/// <summary>
/// In a browser where somebody said so the password is enough, for thirty days, for them alone; and until the password or the second step
/// changes. An administrator can wipe a second step.
/// </summary>
public class Remembering_a_device(PlatformFixture platform)
{
    private const string May = "vorselaar";

    [Fact]
    public async Task Leaves_the_second_step_out_there_for_that_person_until_it_is_forgotten()
    {
        var (email, browser, codes) = await Remembered();
        (await NeedsStep(browser, email)).ShouldBeFalse();
        (await browser.IsIn()).ShouldBeTrue();
        (await NeedsStep(new Browser(platform.Address), email)).ShouldBeTrue("the control: another browser");

        var (other, _, _) = await Remembered();
        (await NeedsStep(browser, other)).ShouldBeTrue("the cookie of somebody else opens nothing");

        (await NeedsStep(browser, email)).ShouldBeFalse();
        var page = await browser.Get("/sessies");
        page.ShouldContain("Onthouden toestellen");
        var forget = page.Split("action=\"").Select(p => p.Split('"')[0])
            .Single(a => a.EndsWith("/vergeten", StringComparison.Ordinal));
        var thief = await platform.Browse(await platform.NewPerson(May));
        (await thief.Post(forget, Browser.Fields(await thief.Get("/organisaties")))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await browser.PressAt("/sessies", forget)).Status.ShouldBe(HttpStatusCode.Redirect);
        (await NeedsStep(browser, email)).ShouldBeTrue();
    }

    [Fact]
    public async Task Ends_after_thirty_days()
    {
        var (email, browser, _) = await Remembered();
        await Age(TimeSpan.FromDays(29));
        (await NeedsStep(browser, email)).ShouldBeFalse();

        await Age(TimeSpan.FromDays(1));

        (await NeedsStep(browser, email)).ShouldBeTrue();

        async Task Age(TimeSpan by)
        {
            await using var scope = platform.Services.CreateAsyncScope();
            var (db, person) = (scope.ServiceProvider.GetRequiredService<IdentityDb>(), await platform.Person(email));
            var device = await db.RememberedDevices.AsNoTracking().SingleAsync(d => d.PersonId == person);
            var at = device.At - by;
            await db.RememberedDevices.Where(d => d.PersonId == person).ExecuteUpdateAsync(d => d.SetProperty(r => r.At, at));
        }
    }

    [Theory]
    [InlineData("own password")]
    [InlineData("password by an administrator")]
    [InlineData("second step wiped")]
    [InlineData("signed out everywhere")]
    public async Task Ends_with_what_changes(string what)
    {
        var (email, browser, codes) = await Remembered();
        (await NeedsStep(browser, email)).ShouldBeFalse("the control");
        var password = PlatformFixture.Password;
        var administrator = await platform.SignIn("beheerder@agii.example");
        var person = await platform.Person(email);
        switch (what)
        {
            case "own password":
                password = "paarse fietsen fluiten zacht";
                var fields = Browser.FieldsOf(await browser.Get("/mijn-account"), "/mijn-account/wachtwoord")[0];
                (fields["current"], fields["password"]) = (PlatformFixture.Password, password);
                (await browser.Post("/mijn-account/wachtwoord", fields)).Status.ShouldBe(HttpStatusCode.Redirect);
                break;
            case "signed out everywhere":
                (await browser.PressAt("/sessies", "/sessies/overal-afmelden")).Status.ShouldBe(HttpStatusCode.Redirect);
                break;
            case "second step wiped":
                (await administrator.PostJson($"/api/agii/people/{person}/second-step-reset", new { })).StatusCode
                    .ShouldBe(HttpStatusCode.NoContent);
                await browser.GivePassword(email);
                await browser.SetUpApp();
                break;
            default:
                (await administrator.PostJson($"/api/agii/people/{person}/password", new { password })).StatusCode
                    .ShouldBe(HttpStatusCode.NoContent);
                break;
        }

        var form = Browser.Fields(await browser.Get("/aanmelden"));
        (form["email"], form["password"]) = (email, password);
        (await browser.Post("/aanmelden", form)).Status.ShouldBe(HttpStatusCode.OK, "it asks the second step again");
    }

    [Fact]
    public async Task An_administrator_wipes_a_second_step_which_ends_what_was_signed_in_is_told_and_written_down()
    {
        var (email, browser, codes) = await Remembered();
        var (other, person) = (browser.Copy(), await platform.Person(email));
        var administrator = await platform.SignIn("beheerder@agii.example");
        var address = $"/api/agii/people/{person}/second-step-reset";
        foreach (var without in (string[])["regiomanager.antwerpen@agii.example", "directeur@vorselaar.example"])
        {
            var answer = await (await platform.SignIn(without)).PostJson(address, new { });
            answer.StatusCode.ShouldBeOneOf(HttpStatusCode.Forbidden, HttpStatusCode.NotFound);
        }

        (await NeedsStep(new Browser(platform.Address), email)).ShouldBeTrue("the control: nobody without the right does");
        (await (await platform.Browse("beheerder@agii.example")).Get($"/agii/personen/{person}")).ShouldContain("Tweede stap wissen");
        using var program = platform.Anonymous();
        var token = await (await program.PostJson("/api/identity/login",
            new { email, password = PlatformFixture.Password, code = codes[1] })).Body();
        program.DefaultRequestHeaders.Authorization = new("Bearer", token["accessToken"]!.GetValue<string>());
        (await program.GetAsync("/api/identity/me")).StatusCode.ShouldBe(HttpStatusCode.OK, "the control");

        (await administrator.PostJson(address, new { })).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        await PlatformFixture.Until(async () => !await other.IsIn()
            && (await program.GetAsync("/api/identity/me")).StatusCode == HttpStatusCode.Unauthorized);
        (await NeedsStep(new Browser(platform.Address), email)).ShouldBeFalse();
        (await platform.NewMail(email, "Uw tweede stap is gewist")).TextBody!.ShouldContain("Een beheerder heeft uw tweede stap");
        (await platform.Noted("ResetSecondStep")).ShouldContain($"{person}");
        await (await administrator.PostJson(address, new { })).ShouldRefuse(409, "second-step-missing");
        await (await administrator.PostJson(
            $"/api/agii/people/{await platform.PersonId("beheerder@agii.example")}/second-step-reset", new { }))
            .ShouldRefuse(409, "second-step-of-oneself");
    }

    /// <summary>Somebody with an app, and a browser in which their second step is remembered.</summary>
    private async Task<(string Email, Browser Browser, IReadOnlyList<string> Codes)> Remembered()
    {
        var (email, key, codes, _) = await platform.WithApp(May);
        var browser = new Browser(platform.Address);
        var page = (await browser.GivePassword(email)).Page;
        (await browser.GiveCode(page, codes[0], remember: true)).Status.ShouldBe(HttpStatusCode.Redirect);
        return (email, browser, codes);
    }

    private static async Task<bool> NeedsStep(Browser browser, string email)
    {
        var (status, page) = await browser.GivePassword(email);
        status.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.Redirect);
        return status == HttpStatusCode.OK && page.Contains("Tweede stap", StringComparison.Ordinal);
    }
}
