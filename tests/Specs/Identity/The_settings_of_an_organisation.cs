using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AgiiPlatform.Identity;
using AgiiPlatform.Identity.Factors;
using AgiiPlatform.Identity.Sessions;
using AgiiPlatform.Municipalities;
using AgiiPlatform.Platform.Tenancy;
using AgiiPlatform.Specs.Agreements;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Internal;

namespace AgiiPlatform.Specs.Identity;

/// <summary>
/// A general manager keeps the settings of the own organisation, and nobody else's: how it is reached, and whether everybody takes a second
/// step.
/// </summary>
public sealed class The_settings_of_an_organisation(PlatformFixture platform)
{
    [Fact]
    public async Task Are_kept_and_noted_and_shown_to_who_manages_its_people()
    {
        var director = await platform.SignIn("directeur@heers.example");
        var before = await director.GetJson("/api/heers/settings");
        (before["companyNumber"], before["version"]!.GetValue<int>(), before["signIn"]!.GetValue<string>()).ShouldBe((null, 0, "local"));
        var contact = await platform.PersonId("ambtenaar@heers.example");

        (await director.PutAsJsonAsync("/api/heers/settings", new
        {
            companyNumber = "BE 0207.500.123", email = "info@heers.example", phone = "+32 12 34 56 78", street = "Dorpsplein 1",
            postalCode = "3870", city = "Heers", contact, version = 0,
        })).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        var kept = await director.GetJson("/api/heers/settings");
        kept["companyNumber"]!.GetValue<string>().ShouldBe("0207500123");
        kept["email"]!.GetValue<string>().ShouldBe("info@heers.example");
        kept["contactName"]!.GetValue<string>().ShouldContain("Heers");
        (kept["asksSecondStep"]!.GetValue<bool>(), kept["version"]!.GetValue<int>()).ShouldBe((false, 1));
        var log = (await director.GetJson("/api/heers/audit/identity?limit=5"))["items"]!.AsArray();
        log.ShouldContain(l => l!["act"]!.GetValue<string>() == "ChangeSettings");
    }

    [Theory]
    [InlineData("companyNumber", "0207.500.124", "controlegetal")] // the control digits of another
    [InlineData("companyNumber", "2207.500.123", "begint met 0 of 1")]
    [InlineData("companyNumber", "207.500.123", "tien cijfers")]
    [InlineData("companyNumber", "0207.500.123.1", "tien cijfers")]
    [InlineData("email", "heers", "e-mailadres")]
    [InlineData("phone", "bel mij", "telefoonnummer")]
    [InlineData("phone", "112", "telefoonnummer")]
    [InlineData("postalCode", "B-3870", "vier cijfers")]
    [InlineData("contact", "0198b2f0-0000-7000-8000-000000000000", "een rol heeft")]
    public async Task What_cannot_be_right_is_refused_with_a_sentence(string field, string value, string sentence)
    {
        var director = await platform.SignIn("directeur@halen.example");

        var answer = await director.PutAsJsonAsync("/api/halen/settings", new JsonObject { [field] = value, ["version"] = 0 });

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Body())["errors"]![field]![0]!.GetValue<string>().ShouldContain(sentence);
    }

    [Fact]
    public async Task Are_nobody_elses_to_see_or_to_change()
    {
        var own = await platform.SignIn("directeur@gavere.example");
        (await own.PutAsJsonAsync("/api/gavere/settings", new { email = "info@gavere.example", version = 0 })).EnsureSuccessStatusCode();
        foreach (var (who, status, rule) in new[]
        {
            ("directeur@halen.example", 404, "not-found"), ("ambtenaar@gavere.example", 403, "no-permission"),
            ("ocmw@gavere.example", 403, "no-permission"), ("beheerder@agii.example", 403, "no-permission"),
            ("regiomanager.oost-vlaanderen@agii.example", 403, "no-permission"),
        })
        {
            var stranger = await platform.SignIn(who);
            await (await stranger.GetAsync("/api/gavere/settings")).ShouldRefuse(status, rule);
            await (await stranger.PutAsJsonAsync("/api/gavere/settings", new { version = 1 })).ShouldRefuse(status, rule);
        }

        var other = await platform.SignIn("directeur@halen.example");
        (await other.GetJson("/api/halen/settings"))["email"].ShouldBeNull();
        var official = await platform.PersonId("ambtenaar@gavere.example");
        (await other.PutAsJsonAsync("/api/halen/settings", new { contact = official, version = 0 })).StatusCode
            .ShouldBe(HttpStatusCode.BadRequest, "nobody of another organisation is its contact");

        (await own.GetJson("/api/gavere/settings"))["email"]!.GetValue<string>().ShouldBe("info@gavere.example", "the control");
        var (gavere, halen) = (platform.Tenant("gavere"), platform.Tenant("halen"));
        await using var scope = platform.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RequestContext>().Initialize(halen, [halen.Id], Actor.Nobody);
        var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        (await db.Organisations.AnyAsync(s => s.TenantId == gavere.Id)).ShouldBeFalse();
#pragma warning disable RS0030 // the first wall is taken down, to see that it stood and that the second does
        (await db.Organisations.IgnoreQueryFilters(["tenant"]).AnyAsync(s => s.TenantId == gavere.Id)).ShouldBe(!PlatformFixture.Full);
#pragma warning restore RS0030
    }

    [Fact]
    public async Task Of_two_who_change_them_the_second_is_told_and_sees_what_is_saved()
    {
        var director = await platform.SignIn("directeur@hechtel-eksel.example");
        HttpResponseMessage[] answers;
        await using (await platform.SlowWriting("identity", platform.Tenant("hechtel-eksel")))
        {
            answers = await Task.WhenAll(((string[])["een", "twee"]).Select(name => director.PutAsJsonAsync(
                "/api/hechtel-eksel/settings", new { email = $"{name}@hechtel-eksel.example", version = 0 })));
        }

        answers.Select(a => a.StatusCode).Order().ShouldBe([HttpStatusCode.NoContent, HttpStatusCode.Conflict]);
        await answers.Single(a => !a.IsSuccessStatusCode).ShouldRefuse(409, "changed-meanwhile");
        var saved = (await director.GetJson("/api/hechtel-eksel/settings"))["email"]!.GetValue<string>();
        await (await director.PutAsJsonAsync("/api/hechtel-eksel/settings", new { version = 0 })).ShouldRefuse(409, "changed-meanwhile");
        (await director.PutAsJsonAsync("/api/hechtel-eksel/settings", new { email = saved })).StatusCode
            .ShouldBe(HttpStatusCode.BadRequest, "without a version nothing is overwritten");

        const string page = "/hechtel-eksel/instellingen";
        var browser = await platform.Browse("directeur@hechtel-eksel.example");
        var fields = Browser.FieldsOf(await browser.Get(page), page)[0];
        fields["email"].ShouldBe(saved);
        (fields["version"], fields["phone"]) = ("0", "011 22 33 44");
        var (status, refused) = await browser.Post(page, fields);
        (status, refused.Contains("Nu bewaard"), refused.Contains(saved)).ShouldBe((HttpStatusCode.Conflict, true, true));
        var again = Browser.FieldsOf(refused, page)[0];
        again["phone"].ShouldBe("011 22 33 44", "what was typed stays");
        (await browser.Post(page, again)).Status.ShouldBe(HttpStatusCode.Redirect);
        (await director.GetJson("/api/hechtel-eksel/settings"))["phone"]!.GetValue<string>().ShouldBe("011 22 33 44");
    }

    [Fact]
    public async Task A_second_step_for_everybody_is_asked_in_every_process_and_of_no_program()
    {
        const string here = "izegem", page = "/izegem/instellingen";
        var email = await platform.NewPerson(here);
        var (browser, token) = (await platform.Browse(email), await platform.SignIn(email));
        var director = await platform.SignIn("directeur@izegem.example");
        await PlatformFixture.Until(async () => (await token.GetAsync("/api/izegem/agreements")).IsSuccessStatusCode);
        (await browser.IsIn()).ShouldBeTrue();
        using var program = await Program(director, here);
        await PlatformFixture.Until(async () => (await program.GetAsync("/api/izegem/agreements")).IsSuccessStatusCode);

        (await director.PutAsJsonAsync("/api/izegem/settings", new { asksSecondStep = true, version = 0 })).StatusCode
            .ShouldBe(HttpStatusCode.NoContent);

        await PlatformFixture.Until(async () => (await token.GetAsync("/api/izegem/agreements")).StatusCode == HttpStatusCode.Unauthorized
            && (await browser.SentTo("/izegem/te-doen")).StartsWith(Steps.Own, StringComparison.Ordinal));
        (await program.GetAsync("/api/izegem/agreements")).StatusCode.ShouldBe(HttpStatusCode.OK, "a program takes no second step");
        (await (await platform.SignIn("ambtenaar@zonhoven.example")).GetAsync("/api/zonhoven/agreements")).StatusCode
            .ShouldBe(HttpStatusCode.OK, "the control: elsewhere nobody must");
        // The process of every service reads it, with its own login.
        foreach (var service in (string[])["agreements", "caseloads", "inburgering", "overview", "programmes"])
        {
            var store = new SessionStore(platform.Services.GetRequiredService<IConfiguration>(), service, TimeProvider.System);
            (await store.AskSecondStep(CancellationToken.None)).ShouldContain(platform.Tenant(here).Id, service);
        }

        // Who has none chooses one, and goes on; the general manager too, who can then take the rule away again.
        await browser.SetUpApp();
        (await browser.IsIn()).ShouldBeTrue();
        var own = await platform.Browse("directeur@izegem.example");
        (await own.SentTo(page)).ShouldStartWith(Steps.Own);
        await own.SetUpApp();
        var fields = Browser.FieldsOf(await own.Get(page), page)[0];
        fields.Remove("asksSecondStep").ShouldBeTrue("it is ticked");
        (await own.Post(page, fields)).Status.ShouldBe(HttpStatusCode.Redirect);

        await PlatformFixture.Until(async () => (await token.GetAsync("/api/izegem/agreements")).IsSuccessStatusCode);
        await using var scope = platform.Services.CreateAsyncScope();
        var tenant = platform.Tenant(here);
        scope.ServiceProvider.GetRequiredService<RequestContext>().Initialize(tenant, [tenant.Id], Actor.Nobody);
        (await scope.ServiceProvider.GetRequiredService<IdentityDb>().Audit.AsNoTracking().Where(a => a.Act == "ChangeSettings")
            .OrderBy(a => a.Id).Select(a => a.Reason).ToListAsync())
            .ShouldBe(["tweede stap voor iedereen: aan", "tweede stap voor iedereen: uit"]);
    }

    /// <summary>Who may come in is not known: then everybody in an organisation must, and whoever is in none as the roles say.</summary>
    [Fact]
    public void Until_it_is_known_which_organisations_ask_it_all_do()
    {
        var rule = new FactorRule(new ConfigurationBuilder().Build(), new HostingEnvironment { EnvironmentName = "Development" },
            MunicipalityRegistry.Load());
        var today = new DateOnly(2026, 1, 1);
        var (here, elsewhere) = (Guid.NewGuid(), Guid.NewGuid());

        (rule.IsOn, rule.AppliesTo([new(Guid.Empty, "official", here, null, null, null)], today)).ShouldBe((true, true));
        rule.Know([elsewhere]);
        (rule.IsOn, rule.AppliesTo([new(Guid.Empty, "official", here, null, null, null)], today)).ShouldBe((true, false));
        rule.AppliesTo([new(Guid.Empty, "official", elsewhere, null, null, null)], today).ShouldBeTrue();
        rule.AppliesTo([new(Guid.Empty, "official", elsewhere, null, today.AddDays(1), null)], today).ShouldBeFalse("not in force");
        rule.AppliesTo([new(Guid.Empty, "program-agreements-read", elsewhere, null, null, null)], today).ShouldBeFalse();
        rule.Know([]);
        rule.IsOn.ShouldBeFalse();
    }

    private async Task<HttpClient> Program(HttpClient director, string tenant)
    {
        var api = $"/api/{tenant}/machine-accounts";
        var id = await director.Create(api, new
        {
            name = "Leverancier", permissions = new[] { "agreements-read" }, until = Flanders.Today.AddDays(30).ToString("O"),
        });
        var made = await (await director.PostJson($"{api}/{id}/secret", new { })).Body();
        using var anonymous = platform.Anonymous();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials", ["scope"] = "api", ["client_id"] = made["clientId"]!.GetValue<string>(),
            ["client_secret"] = made["secret"]!.GetValue<string>(),
        });
        var answer = await (await anonymous.PostAsync("/connect/token", form)).Body();
        var client = platform.Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", answer["access_token"]!.GetValue<string>());
        return client;
    }
}
