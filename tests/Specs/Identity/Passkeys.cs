using System.Net;
using AgiiPlatform.Identity.Sessions;
using AgiiPlatform.Specs.Agreements;
using Microsoft.Extensions.DependencyInjection;

namespace AgiiPlatform.Specs.Identity;

/// <summary>
/// A passkey signs somebody in alone, or is the step after the password; one that was copied, replayed or asked elsewhere does not.
/// </summary>
public class Passkeys(PlatformFixture platform)
{
    private const string May = "vorselaar", Refused = "Deze passkey kunnen wij niet aanvaarden";

    [Fact]
    public async Task Are_added_with_a_name_sign_in_and_are_removed()
    {
        var (email, owner, device) = await WithPasskey("Telefoon van Tine");
        var second = new SoftKey();
        (await owner.AddPasskey(second, "Sleutelhanger")).Status.ShouldBe(HttpStatusCode.Redirect, "there are recovery codes already");
        (await owner.Get(Steps.Own)).Split("nog niet").Length.ShouldBe(3, "neither was used");

        var browser = new Browser(platform.Address);
        var (status, page, _) = await browser.UsePasskey(second);

        status.ShouldBe(HttpStatusCode.Redirect, page);
        (await browser.IsIn()).ShouldBeTrue();
        (await platform.Services.GetRequiredService<SessionStore>().Of(await platform.Person(email), CancellationToken.None))[0].Methods
            .ShouldBe("pop user mfa");
        var own = await browser.Get(Steps.Own);
        own.ShouldContain("Telefoon van Tine");
        own.Split("nog niet").Length.ShouldBe(2, "one was used");
        (await new Browser(platform.Address).GivePassword(email)).Page.ShouldContain("Met uw passkey");

        var addresses = own.Split("action=\"").Select(p => p.Split('"')[0])
            .Where(a => a.EndsWith("/verwijderen", StringComparison.Ordinal));
        foreach (var address in addresses)
        {
            (await browser.PressAt(Steps.Own, address)).Status.ShouldBe(HttpStatusCode.Redirect);
        }

        foreach (var removed in (SoftKey[])[device, second])
        {
            var (gone, answer, _) = await new Browser(platform.Address).UsePasskey(removed);
            (gone, answer.Contains(Refused)).ShouldBe((HttpStatusCode.Conflict, true));
        }
    }

    [Fact]
    public async Task Are_the_step_after_the_password_for_their_own_person()
    {
        var (email, _, device) = await WithPasskey("Telefoon");
        var (_, _, other) = await WithPasskey("Van iemand anders");
        var browser = new Browser(platform.Address);
        var page = (await browser.GivePassword(email)).Page;

        var (status, again, _) = await browser.UsePasskey(other, page, Steps.Step);
        (status, again.Contains(Refused), await browser.IsIn()).ShouldBe((HttpStatusCode.Conflict, true, false));

        (await browser.UsePasskey(device, again, Steps.Step)).Status.ShouldBe(HttpStatusCode.Redirect, "the control");
        (await browser.IsIn()).ShouldBeTrue();
    }

    [Fact]
    public async Task Answer_a_question_once()
    {
        var (_, _, device) = await WithPasskey("Telefoon");
        var browser = new Browser(platform.Address);
        var (status, _, sent) = await browser.UsePasskey(device);
        status.ShouldBe(HttpStatusCode.Redirect, "the control");

        var thief = new Browser(platform.Address);
        var fields = Browser.FieldsOf(await thief.Get(Steps.WithPasskey), Steps.WithPasskey)[0];
        (fields["credential"], fields["question"]) = (sent["credential"], sent["question"]);
        var (replayed, page) = await thief.Post(Steps.WithPasskey, fields);

        (replayed, page.Contains(Refused), await thief.IsIn()).ShouldBe((HttpStatusCode.Conflict, true, false));
    }

    [Fact]
    public async Task Answer_a_question_once_also_when_the_answer_comes_several_times_at_once()
    {
        var (_, _, device) = await WithPasskey("Telefoon");
        var browsers = Enumerable.Range(0, 4).Select(_ => new Browser(platform.Address)).ToList();
        var page = await browsers[0].Get(Steps.WithPasskey);
        var asked = Browser.FieldsOf(page, Steps.WithPasskey)[0];
        var credential = device.Sign(SoftKey.Asked(page));
        var forms = await Task.WhenAll(browsers.Select(async b => Browser.FieldsOf(await b.Get(Steps.WithPasskey), Steps.WithPasskey)[0]));

        var answers = await Task.WhenAll(browsers.Select((b, n) => b.Post(Steps.WithPasskey,
            new Dictionary<string, string>(forms[n]) { ["credential"] = credential, ["question"] = asked["question"] })));

        answers.Count(a => a.Status == HttpStatusCode.Redirect).ShouldBe(1);
    }

    [Fact]
    public async Task Of_another_address_of_another_domain_or_not_unlocked_do_not_count()
    {
        var (_, _, device) = await WithPasskey("Telefoon");
        SoftKey[] wrong =
        [
            device.Copy(origin: "https://samen.example.evil.test"), device.Copy(origin: "http://samen.example"),
            device.Copy(origin: platform.Address.GetLeftPart(UriPartial.Authority)), device.Copy(domain: "evil.test"),
            device.Copy(),
        ];
        wrong[^1].IsUnlocked = false;
        foreach (var one in wrong)
        {
            var (status, page, _) = await new Browser(platform.Address).UsePasskey(one);
            (status, page.Contains(Refused)).ShouldBe((HttpStatusCode.Conflict, true));
        }

        (await new Browser(platform.Address).UsePasskey(device)).Status.ShouldBe(HttpStatusCode.Redirect, "the control");
    }

    [Fact]
    public async Task That_say_a_count_of_before_are_copies_and_do_not_count()
    {
        var (_, _, device) = await WithPasskey("Telefoon");
        var copy = device.Copy();
        (await new Browser(platform.Address).UsePasskey(device)).Status.ShouldBe(HttpStatusCode.Redirect);
        (await new Browser(platform.Address).UsePasskey(device)).Status.ShouldBe(HttpStatusCode.Redirect);

        var (status, page, _) = await new Browser(platform.Address).UsePasskey(copy);

        (status, page.Contains(Refused)).ShouldBe((HttpStatusCode.Conflict, true));
        copy.Count = 99;
        (await new Browser(platform.Address).UsePasskey(copy)).Status.ShouldBe(HttpStatusCode.Redirect, "the control");
    }

    [Fact]
    public async Task Are_not_made_elsewhere_not_unlocked_or_for_the_question_of_somebody_else()
    {
        var owner = await platform.Browse(await platform.NewPerson(May));
        var other = await platform.Browse(await platform.NewPerson(May));
        SoftKey[] wrong =
        [
            new() { Origin = "https://evil.test" },
            new() { Domain = "evil.test", Origin = "https://evil.test" }, new() { IsUnlocked = false },
        ];
        foreach (var one in wrong)
        {
            var (status, page) = await owner.AddPasskey(one, "Vals");
            (status, page.Contains(Refused)).ShouldBe((HttpStatusCode.Conflict, true));
        }

        var (mine, theirs) = (await owner.Get($"{Steps.Own}/passkey"), await other.Get($"{Steps.Own}/passkey"));
        var fields = Browser.FieldsOf(mine, $"{Steps.Own}/passkey")[0];
        (fields["name"], fields["credential"], fields["question"]) = ("Vals", new SoftKey().Make(SoftKey.Asked(theirs)),
            Browser.FieldsOf(theirs, $"{Steps.Own}/passkey")[0]["question"]);
        (await owner.Post($"{Steps.Own}/passkey", fields)).Status.ShouldBe(HttpStatusCode.Conflict);

        (await owner.AddPasskey(new SoftKey(), "Goed")).Status.ShouldBe(HttpStatusCode.OK, "the control");
    }

    [Theory]
    [InlineData("", "Deze browser kan hier geen passkeys gebruiken, of JavaScript staat uit.")]
    [InlineData("TypeError", "Deze browser kan hier geen passkeys gebruiken, of JavaScript staat uit.")]
    [InlineData("NotAllowedError", "U brak het af")]
    public async Task Where_a_browser_gives_none_the_page_says_what_to_do(string failure, string sentence)
    {
        var browser = new Browser(platform.Address);
        var fields = Browser.FieldsOf(await browser.Get(Steps.WithPasskey), Steps.WithPasskey)[0];
        fields["failure"] = failure;

        var (status, page) = await browser.Post(Steps.WithPasskey, fields);

        (status, page.Contains(sentence)).ShouldBe((HttpStatusCode.Conflict, true));
    }

    [Theory]
    [InlineData("geen JSON")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"id":"AA","rawId":"AA","type":"public-key","response":{}}""")]
    [InlineData("""
        {"id":"AA","rawId":"AA","type":"public-key","clientExtensionResults":{},
         "response":{"clientDataJSON":"e30","authenticatorData":"","signature":"","userHandle":"AA"}}
        """)]
    public async Task What_is_no_answer_is_refused_as_a_wrong_one_is(string credential)
    {
        var browser = new Browser(platform.Address);
        var fields = Browser.FieldsOf(await browser.Get(Steps.WithPasskey), Steps.WithPasskey)[0];
        fields["credential"] = credential;

        (await browser.Post(Steps.WithPasskey, fields)).Status.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_page_that_is_only_looked_at_leaves_nothing_behind_and_leads_back()
    {
        var (email, _, device) = await WithPasskey("Telefoon");
        var browser = new Browser(platform.Address);
        var page = await browser.Get($"{Steps.WithPasskey}?terug=/mijn-account");
        var fields = Browser.FieldsOf(page, Steps.WithPasskey)[0];
        fields["credential"] = device.Sign(SoftKey.Asked(page));

        var answer = await browser.Submit(Steps.WithPasskey, fields);

        answer.Headers.Location!.OriginalString.ShouldBe("/mijn-account");
        (await browser.Get("/mijn-account")).ShouldContain(email);
    }

    private async Task<(string Email, Browser Owner, SoftKey Device)> WithPasskey(string name)
    {
        var email = await platform.NewPerson(May);
        var owner = await platform.Browse(email);
        var device = new SoftKey();
        var (status, page) = await owner.AddPasskey(device, name);
        (status, page.Contains("Uw herstelcodes")).ShouldBe((HttpStatusCode.OK, true), page);
        return (email, owner, device);
    }
}
