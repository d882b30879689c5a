using System.Net;
using AgiiPlatform.Identity;
using AgiiPlatform.Identity.Mails;
using AgiiPlatform.Platform.Persistence;
using AgiiPlatform.Specs.Agreements;
using AgiiPlatform.Specs.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AgiiPlatform.Specs.Identity;

/// <summary>Nobody types another's password: people choose their own by the link of a mail, and change what is theirs.</summary>
public class Looking_after_the_own_account(PlatformFixture platform)
{
    private const string Chosen = "paarse fietsen fluiten zacht", Invitation = "Uw account op het AgII-platform",
        Forgotten = "Kies een nieuw wachtwoord", NewAddress = "Bevestig uw nieuwe e-mailadres";

    [Fact]
    public async Task An_invitation_is_good_once()
    {
        var (_, email) = await Invite();
        var link = (await platform.NewMail(email, Invitation)).Link();
        (await SignIn(email, Chosen)).ShouldBe(HttpStatusCode.Conflict, "the control: there is no password yet");

        (await Choose(link, Chosen)).Status.ShouldBe(HttpStatusCode.Redirect);

        (await SignIn(email, Chosen)).ShouldBe(HttpStatusCode.OK);
        var (status, page) = await Choose(link, "heel andere woorden hier");
        (status, page.Contains("Deze link werkt niet (meer)")).ShouldBe((HttpStatusCode.NotFound, true));
        (await SignIn(email, Chosen)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Two_who_follow_a_link_at_once_do_not_both_choose()
    {
        var (_, email) = await Invite();
        var link = (await platform.NewMail(email, Invitation)).Link();
        var browsers = Enumerable.Range(0, 12).Select(_ => new Browser(platform.Address)).ToList();
        var forms = await Task.WhenAll(browsers.Select(b => b.Get(link)));

        var answers = await Task.WhenAll(browsers.Select((b, n) => b.Post(link,
            new Dictionary<string, string>(Browser.Fields(forms[n])) { ["password"] = $"{Chosen} {n}" })));

        answers.Count(a => a.Status == HttpStatusCode.Redirect).ShouldBe(1);
    }

    [Theory]
    [InlineData(Invitation, 7 * 24)]
    [InlineData(Forgotten, 1)]
    public async Task A_link_lasts_for_a_while(string subject, int hours)
    {
        var (id, email) = await Invite();
        if (subject == Forgotten)
        {
            await AskForLink(email);
        }

        var link = (await platform.NewMail(email, subject)).Link();
        var kind = subject == Invitation ? nameof(InvitationMail) : nameof(ForgottenPasswordMail);
        await Age(id, kind, TimeSpan.FromHours(hours) - TimeSpan.FromMinutes(10));
        (await new Browser(platform.Address).Open(link)).StatusCode.ShouldBe(HttpStatusCode.OK, "the control");
        await Age(id, kind, TimeSpan.FromHours(hours) + TimeSpan.FromMinutes(10));

        (await new Browser(platform.Address).Open(link)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_link_that_was_made_up_or_belongs_elsewhere_opens_nothing()
    {
        var (_, email) = await Invite();
        var link = (await platform.NewMail(email, Invitation)).Link();

        foreach (var wrong in new[] { link[..^3] + "AAA", "/wachtwoord/x", link.Replace("/wachtwoord/", "/adres-bevestigen/") })
        {
            (await new Browser(platform.Address).Open(wrong)).StatusCode.ShouldBe(HttpStatusCode.NotFound, wrong);
        }
    }

    [Fact]
    public async Task A_forgotten_password_gets_the_same_answer_for_an_address_without_an_account()
    {
        var (_, email) = await Invite();
        var known = await AskForLink(email);
        var unknown = await AskForLink($"niemand-{Guid.NewGuid():N}@zele.example");

        known.ShouldBe(unknown);
        known.Page.ShouldContain("Kijk in uw mailbox");
        var old = (await platform.NewMail(email, Invitation)).Link();
        var mail = await platform.NewMail(email, Forgotten);
        (await Choose(mail.Link(), Chosen)).Status.ShouldBe(HttpStatusCode.Redirect);
        (await SignIn(email, Chosen)).ShouldBe(HttpStatusCode.OK);
        (await new Browser(platform.Address).Open(old)).StatusCode
            .ShouldBe(HttpStatusCode.NotFound, "older links are worth nothing any more");
        await platform.NewMail(email, "Uw wachtwoord is vernieuwd");
    }

    [Theory]
    [InlineData("kort", "Gebruik minstens 12 tekens.")]
    [InlineData("Wachtwoord2026!", "ligt voor de hand")]
    [InlineData("w@chtw00rd1234", "ligt voor de hand")]
    [InlineData("azertyuiopqs", "ligt voor de hand")]
    [InlineData("samensamensamen", "ligt voor de hand")]
    [InlineData("123456789012", "ligt voor de hand")]
    [InlineData("Welkom-Welkom-1", "ligt voor de hand")]
    [InlineData("Pia Nieuw 2026", "ligt voor de hand")]
    public async Task A_password_that_is_short_or_that_everybody_thinks_of_is_refused(string password, string why)
    {
        var (_, email) = await Invite();
        var link = (await platform.NewMail(email, Invitation)).Link();

        var (status, page) = await Choose(link, password);

        (status, page.Contains(why)).ShouldBe((HttpStatusCode.BadRequest, true), page);
        (await Choose(link, new string('é', 5) + " alle tekens ☂ mogen")).Status.ShouldBe(HttpStatusCode.Redirect, "the control");
    }

    [Fact]
    public void Any_characters_make_a_password_and_so_do_128_of_them()
    {
        foreach (var good in (string[])
            ["samen-in-vlaanderen", "een-heel-nieuw-wachtwoord", "paarse fietsen fluiten", "ééééé☂ñßøåçqx",
            string.Concat(Enumerable.Range(0, 128).Select(n => (char)('a' + (n * 7 % 26))))])
        {
            CommonPasswords.Include(good, "Pia Nieuw", "pia@zele.be").ShouldBeFalse(good);
        }
    }

    [Fact]
    public async Task The_own_password_is_changed_with_the_old_one_and_other_sessions_end()
    {
        var (_, email) = await Ready();
        var (here, elsewhere) = (await Browse(email, Chosen), await Browse(email, Chosen));
        const string next = "groene kikkers dansen laat";

        (await Post(here, "wachtwoord", ("current", "dit is het niet"), ("password", next))).Page
            .ShouldContain("Dit is niet uw wachtwoord.");
        (await Post(here, "wachtwoord", ("current", Chosen), ("password", "Wachtwoord2026!"))).Page.ShouldContain("ligt voor de hand");
        (await SignIn(email, Chosen)).ShouldBe(HttpStatusCode.OK, "the control: nothing changed");
        (await Post(here, "wachtwoord", ("current", Chosen), ("password", next))).Status.ShouldBe(HttpStatusCode.Redirect);

        (await here.Get("/mijn-account")).ShouldContain("Uw nieuwe wachtwoord is bewaard.");
        await PlatformFixture.Until(async () => (await elsewhere.Open("/mijn-account")).StatusCode == HttpStatusCode.Redirect);
        (await here.Open("/mijn-account")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await SignIn(email, next)).ShouldBe(HttpStatusCode.OK);
        (await SignIn(email, Chosen)).ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_new_address_counts_once_it_is_confirmed_and_the_old_one_hears_of_it()
    {
        var (_, email) = await Ready();
        var browser = await Browse(email, Chosen);
        var fresh = $"nieuw-{Guid.NewGuid():N}@zele.example";

        (await Post(browser, "naam", ("name", "Pia Vernieuwd"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await Post(browser, "adres", ("email", fresh), ("emailPassword", "dit is het niet"))).Page
            .ShouldContain("Dit is niet uw wachtwoord.");
        (await Post(browser, "adres", ("email", fresh), ("emailPassword", Chosen))).Status.ShouldBe(HttpStatusCode.Redirect);

        var link = (await platform.NewMail(fresh, NewAddress)).Link();
        (await SignIn(fresh, Chosen)).ShouldBe(HttpStatusCode.Conflict, "the control: not yet");
        var anybody = new Browser(platform.Address);
        (await anybody.Post(link, Browser.FieldsOf(await anybody.Get(link), link).Single())).Status.ShouldBe(HttpStatusCode.Redirect);

        (await SignIn(fresh, Chosen)).ShouldBe(HttpStatusCode.OK);
        (await SignIn(email, Chosen)).ShouldBe(HttpStatusCode.Conflict);
        (await anybody.Open(link)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await platform.NewMail(email, "Uw e-mailadres is gewijzigd");
        var page = await (await Browse(fresh, Chosen)).Get("/mijn-account");
        page.ShouldContain("Pia Vernieuwd");
        page.ShouldContain($"U meldt zich aan met {fresh}.");
    }

    [Fact]
    public async Task An_administrator_sends_a_link_and_no_password()
    {
        var (id, email) = await Ready();
        var browser = await platform.Browse("beheerder@agii.example");
        (await browser.Get("/agii/personen/nieuw")).ShouldNotContain("type=\"password\"");
        var page = await browser.Get($"/agii/personen/{id}/wachtwoord");
        page.ShouldNotContain("type=\"password\"");

        (await browser.Post($"/agii/personen/{id}/wachtwoord", Browser.Fields(page))).Status.ShouldBe(HttpStatusCode.Redirect);

        await platform.NewMail(email, Forgotten);
        (await SignIn(email, Chosen)).ShouldBe(HttpStatusCode.OK, "until another is chosen");
    }

    private async Task<(Guid Id, string Email)> Invite()
    {
        var administrator = await platform.SignIn("beheerder@agii.example");
        var email = $"p{Guid.NewGuid():N}@zele.example";
        return (await administrator.Create("/api/agii/people", new { name = "Pia Nieuw", email, role = "official", tenant = "zele" }), email);
    }

    /// <summary>Somebody who chose a password.</summary>
    private async Task<(Guid Id, string Email)> Ready()
    {
        var (id, email) = await Invite();
        (await Choose((await platform.NewMail(email, Invitation)).Link(), Chosen)).Status.ShouldBe(HttpStatusCode.Redirect);
        return (id, email);
    }

    private async Task<(HttpStatusCode Status, string Page)> Choose(string link, string password)
    {
        var browser = new Browser(platform.Address);
        var answer = await browser.Open(link);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        return answer.StatusCode != HttpStatusCode.OK ? (answer.StatusCode, page)
            : await browser.Post(link, new Dictionary<string, string>(Browser.Fields(page)) { ["password"] = password });
    }

    private async Task<(HttpStatusCode Status, string Page)> AskForLink(string email)
    {
        var browser = new Browser(platform.Address);
        var fields = Browser.Fields(await browser.Get("/wachtwoord-vergeten"));
        fields["email"] = email;
        return await browser.Post("/wachtwoord-vergeten", fields);
    }

    private async Task<Browser> Browse(string email, string password)
    {
        var browser = new Browser(platform.Address);
        var fields = Browser.Fields(await browser.Get("/aanmelden"));
        (fields["email"], fields["password"]) = (email, password);
        (await browser.Post("/aanmelden", fields)).Status.ShouldBe(HttpStatusCode.Redirect);
        return browser;
    }

    private static async Task<(HttpStatusCode Status, string Page)> Post(
        Browser browser, string form, params (string Name, string Value)[] values)
    {
        var fields = Browser.FieldsOf(await browser.Get("/mijn-account"), $"/mijn-account/{form}").Single();
        values.ToList().ForEach(v => fields[v.Name] = v.Value);
        return await browser.Post($"/mijn-account/{form}", fields);
    }

    private async Task<HttpStatusCode> SignIn(string email, string password)
    {
        using var anonymous = platform.Anonymous();
        return (await anonymous.PostJson("/api/identity/login", new { email, password })).StatusCode;
    }

    /// <summary>Makes a mail as old as this.</summary>
    private async Task Age(Guid person, string kind, TimeSpan age)
    {
        await using var scope = platform.Services.CreateAsyncScope();
        var at = TimeProvider.System.GetUtcNow().UtcDateTime - age;
        (await scope.ServiceProvider.GetRequiredService<IdentityDb>().Mails.Where(m => m.PersonId == person && m.Kind == kind)
            .ExecuteUpdateAsync(m => m.SetProperty(x => x.At, at))).ShouldBe(1);
    }
}
