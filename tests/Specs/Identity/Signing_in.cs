using System.Net;
using AgiiPlatform.Specs.Agreements;

namespace AgiiPlatform.Specs.Identity;

public class Signing_in(PlatformFixture platform)
{
    [Fact]
    public async Task A_person_gets_a_bearer_token_and_sees_who_they_are()
    {
        var official = await platform.SignIn("ambtenaar@mechelen.example");

        var me = await official.GetJson("/api/identity/me");

        me["name"]!.GetValue<string>().ShouldBe("An Ambtenaar (Mechelen)");
        me["access"]!.AsArray().Count.ShouldBe(1);
        me["access"]![0]!["tenant"]!.GetValue<string>().ShouldBe("mechelen");
        me["access"]![0]!["role"]!.GetValue<string>().ShouldBe("official");
    }

    [Fact]
    public async Task A_space_that_was_pasted_along_does_not_matter_on_the_page_either()
    {
        var browser = new Browser(platform.Address);
        var fields = Browser.Fields(await browser.Get("/aanmelden"));
        fields["email"] = " ambtenaar@mechelen.example ";
        fields["password"] = $"{PlatformFixture.Password} ";

        (await browser.Post("/aanmelden", fields)).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory]
    [InlineData("ambtenaar@mechelen.example", "verkeerd-wachtwoord")]
    [InlineData("niemand@mechelen.example", PlatformFixture.Password)]
    public async Task A_wrong_password_and_an_unknown_address_get_the_same_answer(string email, string password)
    {
        using var anonymous = platform.Anonymous();

        var answer = await anonymous.PostJson("/api/identity/login", new { email, password });

        await answer.ShouldRefuse(409, "rule:sign-in-failed", "Dit e-mailadres en wachtwoord horen niet bij elkaar.");
    }

    [Fact]
    public async Task Many_times_at_the_same_moment_is_no_guessing()
    {
        using var anonymous = platform.Anonymous();

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => anonymous.PostJson("/api/identity/login",
            new { email = "ambtenaar@kluisbergen.example", password = PlatformFixture.Password })));

        answers.Select(a => a.StatusCode).Distinct().ShouldBe([HttpStatusCode.OK]);
    }

    [Fact]
    public async Task A_missing_field_is_named()
    {
        using var anonymous = platform.Anonymous();

        var answer = await anonymous.PostJson("/api/identity/login", new { email = "ambtenaar@mechelen.example" });

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Body())["errors"]!["password"]![0]!.GetValue<string>().ShouldBe("Vul uw wachtwoord in.");
    }

    [Fact]
    public async Task Without_a_token_every_API_says_not_signed_in()
    {
        using var anonymous = platform.Anonymous();

        await (await anonymous.GetAsync("/api/identity/me")).ShouldRefuse(401, "not-signed-in");
        await (await anonymous.GetAsync("/api/agii/people")).ShouldRefuse(401, "not-signed-in");
    }

    [Fact]
    public async Task A_person_who_is_not_signed_in_is_led_to_the_sign_in_page_and_back()
    {
        using var anonymous = platform.Anonymous();

        var answer = await anonymous.GetAsync("/mechelen");

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.ToString().ShouldBe("/aanmelden?terug=%2Fmechelen");
    }
}
