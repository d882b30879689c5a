using System.Net;
using AgiiPlatform.Platform.Authorization;
using AgiiPlatform.Specs.Agreements;

namespace AgiiPlatform.Specs.Identity;

/// <summary>What an administrator does with accounts and rights: what is given works, what is ended stops, in every service.</summary>
public class Managing_accounts(PlatformFixture platform)
{
    private static readonly DateOnly Today = Flanders.Today;

    [Fact]
    public async Task Who_gets_a_second_role_works_in_both_organisations()
    {
        var administrator = await platform.SignIn("beheerder@agii.example");
        var (id, email) = await Open(administrator, "official", "zele");
        var person = await platform.SignIn(email);
        await PlatformFixture.Until(async () => (await person.GetAsync("/api/zele/agreements")).IsSuccessStatusCode);
        await (await person.GetAsync("/api/zelzate/agreements")).ShouldRefuse(404, "not-found");

        await administrator.Create($"/api/agii/people/{id}/rights", new { role = "official", tenant = "zelzate" });

        await PlatformFixture.Until(async () => (await person.GetAsync("/api/zelzate/agreements")).IsSuccessStatusCode);
        (await administrator.GetJson($"/api/agii/people/{id}"))["access"]!.AsArray().Select(a => a!["tenant"]!.GetValue<string>())
            .ShouldBe(["zele", "zelzate"]);
    }

    [Fact]
    public async Task A_role_that_ended_yesterday_opens_nothing_today_and_can_be_given_back()
    {
        var administrator = await platform.SignIn("beheerder@agii.example");
        var (id, email) = await Open(administrator, "official", "zele");
        var person = await platform.SignIn(email);
        // The control: it was open.
        await PlatformFixture.Until(async () => (await person.GetAsync("/api/zele/agreements")).IsSuccessStatusCode);
        var right = await RightOf(administrator, id);

        await End(administrator, id, right, Today.AddDays(-1));
        await PlatformFixture.Until(async () => (await person.GetAsync("/api/zele/agreements")).StatusCode == HttpStatusCode.NotFound);
        (await person.GetJson("/api/identity/me"))["access"]!.AsArray().ShouldBeEmpty();

        await End(administrator, id, right, Today.AddYears(1));
        await PlatformFixture.Until(async () => (await person.GetAsync("/api/zele/agreements")).IsSuccessStatusCode);
    }

    [Fact]
    public async Task A_new_password_ends_the_wait_and_the_old_one_is_worth_nothing()
    {
        var administrator = await platform.SignIn("beheerder@agii.example");
        var (id, email) = await Open(administrator, "official", "zele");
        using var anonymous = platform.Anonymous();
        (await SignIn(anonymous, email, PlatformFixture.Password)).StatusCode.ShouldBe(HttpStatusCode.OK); // the control
        for (var i = 0; i < 5; i++)
        {
            await SignIn(anonymous, email, "fout-en-nog-eens-fout");
        }

        (await administrator.PostJson($"/api/agii/people/{id}/password", new { password = "een-heel-nieuw-wachtwoord" }))
            .StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await SignIn(anonymous, email, "een-heel-nieuw-wachtwoord")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await SignIn(anonymous, email, PlatformFixture.Password)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Who_is_still_signed_in_with_the_old_password_is_shown_out_in_every_service_and_a_new_sign_in_works_at_once()
    {
        var administrator = await platform.SignIn("beheerder@agii.example");
        var (id, email) = await Open(administrator, "official", "zele");
        string[] services = ["/api/identity/me", "/api/zele/agreements", "/api/zele/visits", "/api/zele/protocols"];
        var before = await TokenOf(PlatformFixture.Password);
        var browser = await platform.Browse(email);
        await PlatformFixture.Until(() => All(before, HttpStatusCode.OK)); // the control: it is open
        (await browser.Open("/zele/overeenkomsten")).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await administrator.PostJson($"/api/agii/people/{id}/password", new { password = "een-heel-nieuw-wachtwoord" }))
            .StatusCode.ShouldBe(HttpStatusCode.NoContent);

        var after = await TokenOf("een-heel-nieuw-wachtwoord");
        (await All(after, HttpStatusCode.OK)).ShouldBeTrue("whoever signs in now need not wait until every service has heard");
        await PlatformFixture.Until(() => All(before, HttpStatusCode.Unauthorized));
        (await browser.Open("/zele/overeenkomsten")).Headers.Location!.ToString().ShouldStartWith("/aanmelden?terug=");
        (await All(after, HttpStatusCode.OK)).ShouldBeTrue();

        await administrator.Create($"/api/agii/people/{id}/rights", new { role = "official", tenant = "zelzate" });
        // Other rights show nobody out.
        await PlatformFixture.Until(async () => (await after.GetAsync("/api/zelzate/agreements")).IsSuccessStatusCode);

        async Task<bool> All(HttpClient client, HttpStatusCode status) =>
            (await Task.WhenAll(services.Select(s => client.GetAsync(s)))).All(a => a.StatusCode == status);

        async Task<HttpClient> TokenOf(string password)
        {
            var client = platform.Anonymous();
            var token = (await (await SignIn(client, email, password)).Body())["accessToken"]!.GetValue<string>();
            client.DefaultRequestHeaders.Authorization = new("Bearer", token);
            return client;
        }
    }

    [Fact]
    public async Task The_last_administrator_stays()
    {
        var administrator = await platform.SignIn("beheerder@agii.example");
        var me = (await administrator.GetJson("/api/identity/me"))["id"]!.GetValue<Guid>();
        var right = await RightOf(administrator, me);

        var answer = await administrator.PostJson($"/api/agii/people/{me}/rights/{right}/end",
            new { until = Today.AddDays(-1).ToString("O") });

        await answer.ShouldRefuse(409, "rule:last-administrator");
        (await administrator.GetAsync("/api/agii/people")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Of_two_administrators_who_end_each_others_role_at_the_same_moment_one_stays()
    {
        var administrator = await platform.SignIn("beheerder@agii.example");
        var (first, second) = (await OpenAdministrator(), await OpenAdministrator());
        var demo = await platform.PersonId("beheerder@agii.example");
        // As long as the role of the demo administrator has an end, the two others rest on each other.
        await SetEndOfTheDemos("'2999-12-31'");
        HttpResponseMessage[] answers;
        await using (await platform.SlowWriting("identity", platform.Tenant("agii")))
        {
            answers = await Task.WhenAll(End(first.Client, second.Id, second.Right), End(second.Client, first.Id, first.Right));
        }

        await SetEndOfTheDemos("null");
        foreach (var (id, right) in new[] { (first.Id, first.Right), (second.Id, second.Right) })
        {
            (await End(administrator, id, right)).StatusCode.ShouldBe(HttpStatusCode.NoContent); // other specs count on one administrator
        }

        answers.Select(a => a.StatusCode).Order().ShouldBe([HttpStatusCode.NoContent, HttpStatusCode.Conflict]);
        (await answers.Single(a => a.StatusCode == HttpStatusCode.Conflict).Rule())
            .ShouldBeOneOf("changed-meanwhile", "last-administrator");

        async Task<(HttpClient Client, Guid Id, Guid Right)> OpenAdministrator()
        {
            var (id, email) = await Open(administrator, Role.Administrator, tenant: null);
            var client = await platform.SignIn(email);
            await PlatformFixture.Until(async () => (await client.GetAsync("/api/agii/people")).IsSuccessStatusCode);
            return (client, id, await RightOf(administrator, id));
        }

        Task SetEndOfTheDemos(string end)
        {
            var set = $"set until = {end} where role = '{Role.Administrator}' and lower(cast(person_id as varchar(36))) = '{demo}'";
            return platform.Run("identity", $"update rights {set}", $"update identity.rights {set}");
        }

        // Today they still have access, and are no longer administrators without an end.
        static Task<HttpResponseMessage> End(HttpClient client, Guid person, Guid right) =>
            client.PostJson($"/api/agii/people/{person}/rights/{right}/end", new { until = Today.ToString("O") });
    }

    [Fact]
    public async Task A_right_that_was_given_is_found_with_its_person()
    {
        var administrator = await platform.SignIn("beheerder@agii.example");
        var (id, _) = await Open(administrator, "official", "zele");

        var answer = await administrator.PostJson($"/api/agii/people/{id}/rights", new { role = "alderman", tenant = "zele" });

        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        answer.Headers.Location!.ToString().ShouldBe($"/api/agii/people/{id}");
        var given = (await answer.Body())["id"]!.GetValue<Guid>();
        (await administrator.GetJson($"/api/agii/people/{id}"))["access"]!.AsArray().Select(a => a!["id"]!.GetValue<Guid>())
            .ShouldContain(given);
    }

    [Theory]
    [InlineData("pia")]
    [InlineData("pia@zele")]
    [InlineData("pia@zele.example, piet@zele.example")]
    [InlineData("pia@zele.")]
    public async Task An_account_needs_an_email_address(string email)
    {
        var administrator = await platform.SignIn("beheerder@agii.example");

        var answer = await administrator.PostJson("/api/agii/people",
            new { name = "Pia Nieuw", email, password = PlatformFixture.Password, role = "official", tenant = "zele" });

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Body())["errors"]!["email"]![0]!.GetValue<string>().ShouldBe("Dit is geen e-mailadres.");
    }

    [Fact]
    public async Task What_cannot_be_is_refused_with_its_field_or_its_rule()
    {
        var administrator = await platform.SignIn("beheerder@agii.example");
        var (id, _) = await Open(administrator, "official", "zele");

        (await Errors(new { role = "koning", tenant = "zele" }))["role"]![0]!.GetValue<string>().ShouldBe("Kies een rol.");
        (await Errors(new { role = "official", tenant = "atlantis" }))["tenant"]![0]!.GetValue<string>()
            .ShouldBe("Deze organisatie bestaat niet.");
        (await Errors(new { role = "counsellor" }))["region"]![0]!.GetValue<string>().ShouldBe("Kies een regio.");
        await (await Give(new { role = "official", tenant = "zele" })).ShouldRefuse(409, "rule:right-already-given");
        (await Errors(new { role = "consultant", tenant = "zele" }))["tenant"]![0]!.GetValue<string>().ShouldBe("Deze rol hoort bij AgII.");
        (await administrator.GetJson($"/api/agii/people/{id}"))["access"]!.AsArray().Count.ShouldBe(1);

        Task<HttpResponseMessage> Give(object right) => administrator.PostJson($"/api/agii/people/{id}/rights", right);

        async Task<System.Text.Json.Nodes.JsonNode> Errors(object right)
        {
            var answer = await Give(right);
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            return (await answer.Body())["errors"]!;
        }
    }

    [Fact]
    public async Task A_right_that_follows_an_assignment_is_ended_with_the_assignment()
    {
        await platform.ConsultantIn("zonnebeke", "west-vlaanderen");
        var administrator = await platform.SignIn("beheerder@agii.example");
        var id = await platform.PersonId("consulent.west-vlaanderen@agii.example");
        var right = (await administrator.GetJson($"/api/agii/people/{id}"))["access"]!.AsArray()
            .First(a => a!["tenant"]!.GetValue<string>() == "zonnebeke")!;
        right["fromAssignment"]!.GetValue<bool>().ShouldBeTrue();

        var answer = await administrator.PostJson($"/api/agii/people/{id}/rights/{right["id"]}/end", new { until = Today.ToString("O") });

        await answer.ShouldRefuse(409, "rule:right-of-assignment");
    }

    [Fact]
    public async Task Only_an_administrator_manages_accounts()
    {
        var administrator = await platform.SignIn("beheerder@agii.example");
        var (id, _) = await Open(administrator, "official", "zele");
        var manager = await platform.SignIn("regiomanager.antwerpen@agii.example");
        var director = await platform.SignIn("directeur@zele.example");

        await (await manager.GetAsync($"/api/agii/people/{id}")).ShouldRefuse(403, "no-permission");
        await (await manager.PostJson($"/api/agii/people/{id}/password", new { password = "een-heel-nieuw-wachtwoord" }))
            .ShouldRefuse(403, "no-permission");
        await (await director.PostJson($"/api/agii/people/{id}/rights", new { role = "director", tenant = "zele" }))
            .ShouldRefuse(404, "not-found");
        await (await administrator.GetAsync($"/api/agii/people/{Guid.NewGuid()}")).ShouldRefuse(404, "not-found");
    }

    private static async Task<(Guid Id, string Email)> Open(HttpClient administrator, string role, string? tenant)
    {
        var email = $"p{Guid.NewGuid():N}@{tenant ?? "agii"}.example";
        return (await administrator.Create("/api/agii/people",
            new { name = "Pia Nieuw", email, password = PlatformFixture.Password, role, tenant }), email);
    }

    private static async Task<Guid> RightOf(HttpClient administrator, Guid person) =>
        (await administrator.GetJson($"/api/agii/people/{person}"))["access"]![0]!["id"]!.GetValue<Guid>();

    private static async Task End(HttpClient administrator, Guid person, Guid right, DateOnly until) =>
        (await administrator.PostJson($"/api/agii/people/{person}/rights/{right}/end",
            new { until = until.ToString("O"), reason = "Uit dienst." }))
            .StatusCode.ShouldBe(HttpStatusCode.NoContent);

    private static Task<HttpResponseMessage> SignIn(HttpClient anonymous, string email, string password) =>
        anonymous.PostJson("/api/identity/login", new { email, password });
}
