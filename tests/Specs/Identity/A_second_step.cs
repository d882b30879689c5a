using System.Net;
using AgiiPlatform.Identity;
using AgiiPlatform.Identity.Factors;
using AgiiPlatform.Identity.Sessions;
using AgiiPlatform.Municipalities;
using AgiiPlatform.Platform.Authorization;
using AgiiPlatform.Platform.Tenancy;
using AgiiPlatform.Specs.Agreements;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.IdentityModel.JsonWebTokens;

namespace AgiiPlatform.Specs.Identity;

/// <summary>
/// After the password: a code of an app or a recovery code, each good once. In Linkebeek everybody must (<c>SecondFactor:Tenants</c>), in
/// Vorselaar who wants to.
/// </summary>
public class A_second_step(PlatformFixture platform)
{
    private const string Must = "linkebeek", May = "vorselaar";

    [Fact]
    public async Task Who_must_have_one_and_has_none_chooses_it_before_anything_else()
    {
        var email = await platform.NewPerson(Must);
        var browser = new Browser(platform.Address);
        (await browser.GivePassword(email)).Status.ShouldBe(HttpStatusCode.Redirect);
        var stolen = browser.Copy();
        await PlatformFixture.Until(async () => await browser.SentTo("/organisaties") != ""); // until the right is known, which asks for it

        foreach (var path in (string[])["/organisaties", "/linkebeek/te-doen", "/linkebeek/overeenkomsten", "/mijn-account", "/sessies"])
        {
            (await browser.SentTo(path)).ShouldBe($"{Steps.Own}?terug={Uri.EscapeDataString(path)}");
        }

        var client = await Visitor.Register(platform.Services);
        (await browser.SentTo(Asking(client))).ShouldStartWith($"{Steps.Own}?terug=%2Fconnect%2Fauthorize");
        using var anonymous = platform.Anonymous();
        await (await anonymous.PostJson("/api/identity/login", new { email, password = PlatformFixture.Password }))
            .ShouldRefuse(409, "second-step-missing");
        (await browser.Get($"{Steps.Own}?terug=/linkebeek/te-doen")).ShouldContain("Kies er een om verder te gaan.");

        var (_, codes) = await browser.SetUpApp();

        codes.Distinct().Count().ShouldBe(10);
        (await browser.IsIn()).ShouldBeTrue();
        (await stolen.SentTo("/organisaties")).ShouldStartWith("/aanmelden", customMessage: "it is over: a new one began");
        var other = await platform.Browse(await platform.NewPerson(May));
        (await other.IsIn()).ShouldBeTrue("the control: elsewhere nobody must");
    }

    [Fact]
    public async Task After_the_password_no_other_address_opens_and_then_in_a_new_session()
    {
        var (email, key, _, owner) = await platform.WithApp(May);
        (await owner.IsIn()).ShouldBeTrue();
        var browser = new Browser(platform.Address);
        var (status, page) = await browser.GivePassword(email);
        (status, page.Contains("Code van uw app")).ShouldBe((HttpStatusCode.OK, true));
        var stolen = browser.Copy();
        var client = await Visitor.Register(platform.Services);

        foreach (var path in (string[])[
            "/organisaties", "/vorselaar/te-doen", "/mijn-account", "/sessies", Steps.Own, $"{Steps.Own}/app", $"{Steps.Own}/passkey",
            Asking(client)])
        {
            (await browser.SentTo(path)).ShouldStartWith($"{Steps.Step}?terug=", customMessage: path);
        }

        var setUp = await owner.Get($"{Steps.Own}/app"); // even with a form that its person has open
        (await browser.Post($"{Steps.Own}/app", Browser.FieldsOf(setUp, $"{Steps.Own}/app")[0])).Status
            .ShouldNotBe(HttpStatusCode.Redirect);
        using var anonymous = platform.Anonymous();
        await (await anonymous.PostJson("/api/identity/login", new { email, password = PlatformFixture.Password }))
            .ShouldRefuse(409, "second-step-needed");

        (await browser.GiveCode(page, Steps.CodeOf(key, later: 1))).Status.ShouldBe(HttpStatusCode.Redirect);

        (await browser.IsIn()).ShouldBeTrue();
        (await stolen.IsIn()).ShouldBeFalse("what was got hold of before the second step is worth nothing after it");
        (await Methods(email)).ShouldBe(["pwd otp mfa", "pwd otp mfa"]);
    }

    [Fact]
    public async Task A_code_of_an_app_is_good_once()
    {
        var (email, key, codes, _) = await platform.WithApp(May);
        var (one, two) = (new Browser(platform.Address), new Browser(platform.Address));
        var (first, second) = ((await one.GivePassword(email)).Page, (await two.GivePassword(email)).Page);
        var code = Steps.CodeOf(key, later: 1);

        (await one.GiveCode(first, code)).Status.ShouldBe(HttpStatusCode.Redirect);
        var (status, page) = await two.GiveCode(second, code);

        (status, page.Contains(Steps.Wrong), await two.IsIn()).ShouldBe((HttpStatusCode.Conflict, true, false));
        (await two.GiveCode(page, codes[0].ToUpperInvariant())).Status.ShouldBe(HttpStatusCode.Redirect, "the control");
        (await Methods(email)).ShouldContain("pwd kba mfa");
    }

    [Fact]
    public async Task A_recovery_code_is_good_once_also_when_it_comes_several_times_at_once()
    {
        var (email, _, codes, owner) = await platform.WithApp(May);
        var browsers = Enumerable.Range(0, 4).Select(_ => new Browser(platform.Address)).ToList();
        var pages = new List<string>();
        foreach (var browser in browsers)
        {
            pages.Add((await browser.GivePassword(email)).Page);
        }

        var answers = await Task.WhenAll(browsers.Select((b, n) => b.GiveCode(pages[n], codes[0])));

        answers.Count(a => a.Status == HttpStatusCode.Redirect).ShouldBe(1);
        answers.Count(a => a.Status == HttpStatusCode.Conflict).ShouldBe(3);
        (await owner.Get(Steps.Own)).ShouldContain("U hebt er nog 9.");
        await using var scope = platform.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        var person = await platform.Person(email);
        (await db.RecoveryCodes.Where(c => c.PersonId == person).Select(c => c.Hash).ToListAsync())
            .ShouldAllBe(h => h.Length == 64 && !codes.Any(c => h.Contains(c, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public async Task New_recovery_codes_take_the_place_of_the_old()
    {
        var (email, _, codes, owner) = await platform.WithApp(May);

        var (status, page) = await owner.PressAt(Steps.Own, $"{Steps.Own}/herstelcodes");

        status.ShouldBe(HttpStatusCode.OK);
        page.ShouldContain("U hebt nieuwe herstelcodes.");
        page.ShouldNotContain(codes[0]);
        var browser = new Browser(platform.Address);
        var step = (await browser.GivePassword(email)).Page;
        (await browser.GiveCode(step, codes[0])).Status.ShouldBe(HttpStatusCode.Conflict);
        await platform.NewMail(email, "Uw tweede stap is gewijzigd", number: 2);
    }

    [Fact]
    public async Task A_code_or_a_key_of_somebody_else_counts_for_nothing()
    {
        var (email, key, _, _) = await platform.WithApp(May);
        var (_, other, codes, thief) = await platform.WithApp(May);
        var browser = new Browser(platform.Address);
        var page = (await browser.GivePassword(email)).Page;

        (await browser.GiveCode(page, Steps.CodeOf(other, later: 1))).Status.ShouldBe(HttpStatusCode.Conflict);
        (await browser.GiveCode(page, codes[0])).Status.ShouldBe(HttpStatusCode.Conflict);

        (await browser.GiveCode(page, Steps.CodeOf(key, later: 1))).Status.ShouldBe(HttpStatusCode.Redirect, "the control");
        var (mine, theirs) = (await browser.Get($"{Steps.Own}/app"), await thief.Get($"{Steps.Own}/app"));
        var fields = Browser.FieldsOf(mine, $"{Steps.Own}/app")[0];
        fields["key"] = Browser.FieldsOf(theirs, $"{Steps.Own}/app")[0]["key"];
        (await browser.Submit($"{Steps.Own}/app", fields)).Headers.Location!.OriginalString.ShouldBe($"{Steps.Own}/app");
    }

    [Fact]
    public async Task A_program_of_Development_brings_the_code_with_the_password()
    {
        var (email, key, _, _) = await platform.WithApp(May);
        using var client = platform.Anonymous();

        await (await client.PostJson("/api/identity/login", new { email, password = PlatformFixture.Password, code = "000000" }))
            .ShouldRefuse(409, "second-step-failed");
        var answer = await client.PostJson("/api/identity/login",
            new { email, password = PlatformFixture.Password, code = Steps.CodeOf(key, later: 1) });

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_last_one_stays_for_who_must_have_one_and_goes_for_who_may()
    {
        var (_, _, _, must) = await platform.WithApp(Must);
        var fields = Browser.FieldsOf(await must.Get(Steps.Own), $"{Steps.Own}/herstelcodes")[0];
        var (status, page) = await must.Post($"{Steps.Own}/app/verwijderen", fields);
        (status, page.Contains("Stel eerst een andere in.")).ShouldBe((HttpStatusCode.Conflict, true));

        var (email, _, _, may) = await platform.WithApp(May);
        (await may.PressAt(Steps.Own, $"{Steps.Own}/app/verwijderen")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await new Browser(platform.Address).GivePassword(email)).Status.ShouldBe(HttpStatusCode.Redirect, "the password is enough again");
    }

    [Fact]
    public async Task Who_signed_in_long_ago_signs_in_again_to_change_it()
    {
        var (email, _, _, browser) = await platform.WithApp(May);
        (await browser.Get($"{Steps.Own}/app")).ShouldContain("Sleutel"); // the control
        await using (var db = Sessions())
        {
            var person = await platform.Person(email);
            var before = TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(-21);
            await db.Sessions.Where(s => s.PersonId == person).ExecuteUpdateAsync(s => s.SetProperty(r => r.StartedAt, before));
        }

        var again = $"/aanmelden?terug={Uri.EscapeDataString(Steps.Own)}";
        await PlatformFixture.Until(async () => await browser.SentTo($"{Steps.Own}/app") == again);
        var fields = Browser.FieldsOf(await browser.Get(Steps.Own), $"{Steps.Own}/herstelcodes")[0];
        (await browser.Submit($"{Steps.Own}/herstelcodes", fields)).Headers.Location!.OriginalString.ShouldBe(again);
    }

    [Fact]
    public async Task A_right_that_asks_for_one_stops_the_session_and_the_tokens_that_were_there()
    {
        var email = await platform.NewPerson(May);
        var visitor = new Visitor(platform.Address, email);
        var client = visitor.Client(await Visitor.Register(platform.Services));
        var signedIn = await client.LoginAsync();
        signedIn.User.FindAll("amr").Select(c => c.Value).ShouldBe(["pwd"]);
        new JsonWebToken(signedIn.IdentityToken).TryGetPayloadValue<long>("auth_time", out _).ShouldBeTrue();
        var (browser, password) = (await platform.Browse(email), await platform.SignIn(email));
        await PlatformFixture.Until(async () => (await password.GetAsync("/api/vorselaar/agreements")).IsSuccessStatusCode);
        using var program = platform.Anonymous();
        program.DefaultRequestHeaders.Authorization = new("Bearer", signedIn.AccessToken);
        (await program.GetAsync("/api/vorselaar/agreements")).StatusCode.ShouldBe(HttpStatusCode.OK); // the controls
        (await browser.IsIn()).ShouldBeTrue();

        var administrator = await platform.SignIn("beheerder@agii.example");
        await administrator.Create($"/api/agii/people/{await platform.Person(email)}/rights", new { role = "official", tenant = Must });

        await PlatformFixture.Until(async () =>
            (await program.GetAsync("/api/vorselaar/agreements")).StatusCode == HttpStatusCode.Unauthorized
            && (await password.GetAsync("/api/vorselaar/agreements")).StatusCode == HttpStatusCode.Unauthorized
            && (await password.GetAsync("/api/identity/me")).StatusCode == HttpStatusCode.Unauthorized
            && (await browser.SentTo("/vorselaar/te-doen")).StartsWith(Steps.Own, StringComparison.Ordinal));
        (await client.RefreshTokenAsync(signedIn.RefreshToken)).Error.ShouldBe("invalid_grant");
    }

    [Theory]
    [InlineData("Production", null, "administrator,counsellor,ocmw-worker")]
    [InlineData("Staging", null, "administrator,counsellor,ocmw-worker")]
    [InlineData("Development", null, "")]
    [InlineData("Development", "ocmw-worker", "ocmw-worker")]
    [InlineData("Production", "none", "")]
    public void Outside_Development_who_sees_clients_or_manages_accounts_must(string environment, string? set, string expected)
    {
        var rule = Rule(environment, set, tenants: null);

        Role.All.Keys.Where(r => rule.AppliesTo([new(Guid.Empty, r, null, null, null, null)], new(2026, 1, 1)))
            .Order(StringComparer.Ordinal).ShouldBe(expected.Split(',', StringSplitOptions.RemoveEmptyEntries));
        rule.IsOn.ShouldBe(expected.Length > 0);
    }

    [Theory]
    [InlineData("ocmw", null, "SecondFactor:Roles")]
    [InlineData(null, "nergenshuizen", "SecondFactor:Tenants")]
    public void A_role_or_an_organisation_that_is_not_there_stops_the_start(string? roles, string? tenants, string setting) =>
        Should.Throw<InvalidOperationException>(() => Rule("Production", roles, tenants)).Message.ShouldStartWith(setting);

    /// <summary>The examples of RFC 6238, appendix B, in six digits.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void The_codes_are_those_of_the_standard(long seconds, string code)
    {
        var (key, at) = ("12345678901234567890"u8.ToArray(), DateTimeOffset.FromUnixTimeSeconds(seconds));

        Totp.Code(key, at).ShouldBe(code);
        Totp.StepOf(code, key, at.AddSeconds(30)).ShouldBe(seconds / 30);
        Totp.StepOf(code, key, at.AddSeconds(-30)).ShouldBe(seconds / 30);
        Totp.StepOf(code, key, at.AddSeconds(60)).ShouldBeNull();
        Totp.InLetters(key).ShouldBe("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
    }

    private static FactorRule Rule(string environment, string? roles, string? tenants)
    {
        var rule = new FactorRule(
            new ConfigurationBuilder().AddInMemoryCollection(
                new Dictionary<string, string?> { ["SecondFactor:Roles"] = roles, ["SecondFactor:Tenants"] = tenants }).Build(),
            new HostingEnvironment { EnvironmentName = environment }, MunicipalityRegistry.Load());
        rule.Know([]); // no organisation chose it itself
        return rule;
    }

    private static string Asking(string client) => "/connect/authorize?response_type=code&scope=openid&code_challenge_method=S256"
        + $"&code_challenge={new string('a', 43)}&client_id={client}&redirect_uri={Uri.EscapeDataString(Visitor.Back)}";

    private async Task<IEnumerable<string>> Methods(string email) =>
        (await platform.Services.GetRequiredService<SessionStore>().Of(await platform.Person(email), CancellationToken.None))
            .Select(s => s.Methods);

    private SessionsDb Sessions() => new(SessionStore.Options(platform.Services.GetRequiredService<IConfiguration>(), "identity"));
}
