using System.Net;
using System.Text;
using AgiiPlatform.Specs.Agreements;
using AgiiPlatform.Web.Input;
using FsCheck;
using FsCheck.Fluent;

namespace AgiiPlatform.Specs.Input;

/// <summary>
/// Texts come from Word, from web pages and from phones: what no document may hold is left out, whichever way they come in.
/// </summary>
public class Texts_that_people_paste(PlatformFixture platform)
{
    private const string Town = "kuurne";

    private Task<HttpClient> Official() => platform.SignIn($"ambtenaar@{Town}.example");

    [Theory]
    [InlineData("Overleg samen\\ufffewerking", "Overleg samenwerking")]
    [InlineData("a\\u0000b", "ab")]
    [InlineData("a\\u0007\\u001b\\u007f\\u009fb\\uffff\\ufdd0\\ud83f\\udffe", "ab")]
    [InlineData("boven\\u000bonder", "boven\nonder")]
    [InlineData("boven\\fonder", "boven\nonder")]
    [InlineData("boven\\r\\nonder\\tnaast", "boven\nonder\tnaast")]
    [InlineData("cafe\\u0301", "caf\u00e9")]
    [InlineData("\\ud83d\\ude00 \\u0661 \\u200dx", "\U0001F600 \u0661 \u200dx")]
    public async Task Are_kept_without_what_no_document_may_hold(string typed, string kept)
    {
        var official = await Official();

        using var answer = await official.PostAsync($"/api/{Town}/meetings",
            new StringContent($$"""{"title":"{{typed}}","date":"2026-12-10"}""", Encoding.UTF8, "application/json"));

        answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        (await official.GetJson(answer.Headers.Location!.ToString()))["title"]!.GetValue<string>().ShouldBe(kept);
    }

    [Fact]
    public async Task Bytes_that_are_no_characters_are_refused_where_they_stand()
    {
        var official = await Official();

        using var answer = await official.PostAsync($"/api/{Town}/meetings",
            new ByteArrayContent([.. "{\"title\":\"a"u8, 0xff, .. "b\",\"date\":\"2026-12-10\"}"u8])
            {
                Headers = { ContentType = new("application/json") },
            });

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Body())["errors"]!["title"].ShouldNotBeNull();
    }

    [Theory]
    [InlineData("a\ufffe@x.be")]
    [InlineData("a\0@x.be")]
    public async Task Signing_in_with_them_is_a_wrong_address_and_no_failure(string email)
    {
        using var anonymous = platform.Anonymous();

        await (await anonymous.PostJson("/api/identity/login", new { email, password = "een-twee-drie-vier" }))
            .ShouldRefuse(409, "rule:sign-in-failed");
        var browser = new Browser(platform.Address);
        var fields = Browser.Fields(await browser.Get("/aanmelden"));
        (fields["email"], fields["password"]) = (email, "een-twee-drie-vier");
        // The framework itself refuses a form with a NUL.
        (await browser.Post("/aanmelden", fields)).Status
            .ShouldBe(email.Contains('\0') ? HttpStatusCode.BadRequest : HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_password_is_not_changed_unseen_but_refused()
    {
        var administrator = await platform.SignIn("beheerder@agii.example");
        const string password = "een-\u0001lang-wachtwoord";
        var account = new { name = "Test", email = "geen.wachtwoord@agii.example", password, role = "administrator" };

        var refused = await administrator.PostJson("/api/agii/people", account);

        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await refused.Body())["errors"]!["password"].ShouldNotBeNull();
        var browser = new Browser(platform.Address);
        var fields = Browser.Fields(await browser.Get("/aanmelden"));
        (fields["email"], fields["password"]) = ("beheerder@agii.example", PlatformFixture.Password + "\u0001");
        (await browser.Post("/aanmelden", fields)).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("/api/agii/people?search=%00Ren%C3%A9%01")]
    [InlineData("/api/agii/people?search=%EF%BF%BE")]
    [InlineData("/api/agii/people?search=%ED%A0%80")]
    [InlineData("/api/agii/assignments?municipality=%00&on=%00")]
    public async Task A_search_never_fails_on_them(string address) =>
        ((int)(await (await platform.SignIn("beheerder@agii.example")).GetAsync(address)).StatusCode).ShouldBeLessThan(500);

    [Fact]
    public async Task A_form_and_its_key_are_read_by_the_same_rule()
    {
        var official = await platform.Browse($"ambtenaar@{Town}.example");
        var fields = Browser.Fields(await official.Get($"/{Town}/overleg/nieuw"));
        (fields["title"], fields["date"], fields["Idempotency-Key"]) =
            ("Over\u0001leg\u000bmet \ufffeAgII", "2026-12-11", "een\u0001sleutel-van-deze-proef");

        using var answer = await official.Submit($"/{Town}/overleg/nieuw", fields);

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await official.Get(answer.Headers.Location!.ToString())).ShouldContain("Overleg\nmet AgII");
    }

    [Fact]
    public async Task The_Word_paper_does_not_fail_on_them()
    {
        var official = await Official();
        var terms = AgreementCalls.Terms("Overeenkomst\u000bdeel 2");
        terms["parties"]![0]!["name"] = "Stad \uffff";
        var agreement = await official.Draft(Town, terms);

        using var paper = await official.GetAsync(agreement + "/paper");

        (await Word.Read(paper)).Text.ShouldContain("Stad");
    }

    [Theory]
    [InlineData("verslag%0D%0Avan%0Amaart.pdf", "verslag van maart.pdf")]
    [InlineData("over\u0001een\ufffekomst.pdf", "overeenkomst.pdf")]
    public async Task The_name_of_a_file_is_kept_on_one_line(string sent, string kept)
    {
        var official = await Official();
        var agreement = await official.Draft(Town);

        (await official.Upload(agreement, AgreementCalls.Pdf(), sent)).StatusCode.ShouldBe(HttpStatusCode.Created);

        (await official.GetJson(agreement))["documents"]![0]!["name"]!.GetValue<string>().ShouldBe(kept);
    }

    [Fact]
    public async Task The_name_of_a_file_holds_no_national_number()
    {
        var official = await Official();
        var agreement = await official.Draft(Town);

        await (await official.Upload(agreement, AgreementCalls.Pdf(), "attest 86.05.01-137.25.pdf"))
            .ShouldRefuse(400, "invalid-input", "Schrijf hier geen rijksregisternummer");
    }

    [Fact]
    public void Whatever_is_typed_comes_out_fit_to_keep() => Check.QuickThrowOnFailure(Prop.ForAll<char[]>(typed =>
    {
        var text = new string([.. typed.Where(c => !char.IsSurrogate(c))]);
        var kept = TypedText.Tidy(text);
        return kept.IsNormalized() && kept.All(c => !char.IsControl(c) || c is '\t' or '\n') && TypedText.Tidy(kept) == kept
            && !kept.Contains('\ufffe') && !kept.Contains('\uffff');
    }));
}
