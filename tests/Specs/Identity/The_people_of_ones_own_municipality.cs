using System.Net;
using System.Text.Json.Nodes;
using AgiiPlatform.Identity;
using AgiiPlatform.Platform.Authorization;
using AgiiPlatform.Specs.Agreements;

namespace AgiiPlatform.Specs.Identity;

/// <summary>
/// A general manager looks after the people of the own municipality, and who is named for it helps: never beyond it, never above oneself,
/// and never so that nobody is left.
/// </summary>
public class The_people_of_ones_own_municipality(PlatformFixture platform)
{
    private const string Invitation = "Uw account op het AgII-platform";
    private static readonly DateOnly Today = Flanders.Today;

    [Fact]
    public async Task Are_invited_with_a_role_that_works_once_they_chose_a_password_and_stops_when_they_are_switched_off()
    {
        var director = await platform.SignIn("directeur@herstappe.example");
        var (id, email) = await Invite(director, "herstappe", "official");
        (await Person(director, "herstappe", id))["invited"]!.GetValue<bool>().ShouldBeTrue();

        (await director.PostJson($"/api/herstappe/people/{id}/invitation", null)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await Accept(email, (await platform.NewMail(email, Invitation, number: 2)).Link());
        var person = await platform.SignIn(email);
        await PlatformFixture.Until(async () => (await person.GetAsync("/api/herstappe/agreements")).IsSuccessStatusCode);
        var browser = await platform.Browse(email);
        await (await director.PostJson($"/api/herstappe/people/{id}/invitation", null)).ShouldRefuse(409, "rule:invitation-accepted");

        (await director.PostJson($"/api/herstappe/people/{id}/switch-off", new { reason = "uit dienst" }))
            .StatusCode.ShouldBe(HttpStatusCode.NoContent);

        await PlatformFixture.Until(async () => (await person.GetAsync("/api/herstappe/agreements")).StatusCode == HttpStatusCode.NotFound);
        await PlatformFixture.Until(async () =>
            (await browser.Open("/organisaties")).Headers.Location?.ToString().StartsWith("/aanmelden", StringComparison.Ordinal) == true);
        await (await director.PostJson($"/api/herstappe/people/{id}/switch-off", null)).ShouldRefuse(409, "rule:switched-off");

        // With a role everything works again.
        await director.Create($"/api/herstappe/people/{id}/rights", new { role = "alderman" });
        await PlatformFixture.Until(async () => (await person.GetAsync("/api/herstappe/agreements")).IsSuccessStatusCode);
    }

    [Fact]
    public async Task Get_only_roles_of_that_municipality()
    {
        var director = await platform.SignIn("directeur@pepingen.example");
        var (id, _) = await Invite(director, "pepingen", "official");

        foreach (var role in Role.All.Values)
        {
            var answer = await director.PostJson($"/api/pepingen/people/{id}/rights",
                new { role = role.Name, until = Today.AddYears(1), from = Today.AddDays(1) });
            if (role.OfAgency || !AccountChecks.RolesOfPeople.Contains(role)) // of AgII, or of programs
            {
                answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, role.Name);
                (await answer.Body())["errors"]!["role"].ShouldNotBeNull(role.Name);
            }
            else if (role.Name != "official") // which is there already: the control
            {
                answer.StatusCode.ShouldBe(HttpStatusCode.Created, role.Name);
            }
        }

        foreach (var more in new object[] { new { role = "official", tenant = "schelle" }, new { role = "official", region = "limburg" } })
        {
            (await director.PostJson($"/api/pepingen/people/{id}/rights", more)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        }

        (await Rights(director, "pepingen", id)).ShouldAllBe(r => r["tenant"]!.GetValue<string>() == "pepingen");
    }

    [Fact]
    public async Task Are_nobodys_elses_to_see_or_to_change()
    {
        var own = await platform.SignIn("directeur@pepingen.example");
        var stranger = await platform.SignIn("directeur@schelle.example");
        var (id, email) = await Invite(own, "pepingen", "official");
        var right = (await Rights(own, "pepingen", id))[0]["id"]!.GetValue<Guid>();

        foreach (var (path, body) in new (string, object?)[]
        {
            ($"people/{id}/rights", new { role = "official" }), ($"people/{id}/rights/{right}/end", new { until = Today.AddDays(-1) }),
            ($"people/{id}/switch-off", null), ($"people/{id}/invitation", null),
        })
        {
            await (await stranger.PostJson($"/api/schelle/{path}", body)).ShouldRefuse(404, "not-found");
            await (await stranger.PostJson($"/api/pepingen/{path}", body)).ShouldRefuse(404, "not-found");
        }

        await (await stranger.GetAsync($"/api/schelle/people/{id}")).ShouldRefuse(404, "not-found");
        (await stranger.GetJson($"/api/schelle/people?search={email}"))["items"]!.AsArray().ShouldBeEmpty();
        (await stranger.GetAsync($"/api/schelle/people?after={id}")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        // AgII's own are not the municipality's, though they reach it.
        var agency = await platform.PersonId("beheerder@agii.example");
        await (await own.GetAsync($"/api/pepingen/people/{agency}")).ShouldRefuse(404, "not-found");
        (await own.GetJson("/api/pepingen/people?limit=100"))["items"]!.AsArray()
            .ShouldAllBe(p => p!["access"]!.AsArray().All(a => a!["tenant"]!.GetValue<string>() == "pepingen"));

        // The control: their own general manager sees them, and changes them.
        (await own.GetJson($"/api/pepingen/people?search={email}"))["items"]!.AsArray().Count.ShouldBe(1);
        (await own.PostJson($"/api/pepingen/people/{id}/rights/{right}/end", new { until = Today.AddDays(-1) }))
            .StatusCode.ShouldBe(HttpStatusCode.NoContent);
        // And who works with the agreements of the municipality manages nobody.
        await (await (await platform.SignIn("ambtenaar@pepingen.example")).GetAsync("/api/pepingen/people"))
            .ShouldRefuse(403, "no-permission");
    }

    [Fact]
    public async Task Show_nothing_of_what_somebody_does_elsewhere()
    {
        var own = await platform.SignIn("directeur@pepingen.example");
        var other = await platform.SignIn("directeur@schelle.example");
        var (id, email) = await Invite(own, "pepingen", "official");

        // Who has an account gets the role, and a mail that says so; the invitation of an unknown address looks the same.
        var again = await other.Create("/api/schelle/people", new { name = "Iemand Anders", email, role = "alderman" });

        again.ShouldBe(id);
        await platform.NewMail(email, "U kreeg een rol bij Schelle");
        (await Rights(other, "schelle", id)).Select(r => r["role"]!.GetValue<string>()).ShouldBe(["alderman"]);
        (await Rights(own, "pepingen", id)).Select(r => r["role"]!.GetValue<string>()).ShouldBe(["official"]);
        (await Person(own, "pepingen", id))["name"]!.GetValue<string>().ShouldNotBe("Iemand Anders");
        // Switched off here, and still at work there.
        (await other.PostJson($"/api/schelle/people/{id}/switch-off", null)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await Rights(own, "pepingen", id))[0]["holds"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task Are_managed_by_whom_the_general_manager_names_but_for_those_who_manage()
    {
        var director = await platform.SignIn("directeur@zottegem.example");
        var (id, email) = await Invite(director, "zottegem", "people-officer");
        await Accept(email, (await platform.NewMail(email, Invitation)).Link());
        var officer = await platform.SignIn(email);
        await PlatformFixture.Until(async () => (await officer.GetAsync("/api/zottegem/people")).IsSuccessStatusCode);
        var (colleague, _) = await Invite(officer, "zottegem", "official"); // the control
        var directorId = await platform.PersonId("directeur@zottegem.example");
        var theirs = (await Rights(officer, "zottegem", directorId))[0]["id"]!.GetValue<Guid>();

        foreach (var role in (string[])["director", "people-officer", "administrator", "regional-manager"])
        {
            var answer = await officer.PostJson($"/api/zottegem/people/{colleague}/rights", new { role });
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, role);
            answer = await officer.PostJson("/api/zottegem/people", new { name = "X", email = $"x{Guid.NewGuid():N}@zottegem.example", role });
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, role);
        }

        await (await officer.PostJson($"/api/zottegem/people/{directorId}/rights/{theirs}/end", new { until = Today.AddDays(-1) }))
            .ShouldRefuse(409, "rule:right-of-the-director");
        await (await officer.PostJson($"/api/zottegem/people/{directorId}/switch-off", null))
            .ShouldRefuse(409, "rule:right-of-the-director");
        await (await officer.PostJson($"/api/zottegem/people/{id}/rights", new { role = "ocmw-worker" }))
            .ShouldRefuse(409, "rule:right-to-oneself");
        await (await officer.PostJson("/api/zottegem/people", new { name = "Ik", email, role = "ocmw-worker" }))
            .ShouldRefuse(409, "rule:right-to-oneself");
        await (await officer.GetAsync("/api/zottegem/agreements")).ShouldRefuse(403, "no-permission");
    }

    [Fact]
    public async Task See_clients_only_when_two_of_the_municipality_want_it()
    {
        var director = await platform.SignIn("directeur@schelle.example");
        var (worker, _) = await Invite(director, "schelle", "ocmw-worker");
        var right = (await Rights(director, "schelle", worker))[0];
        right["toConfirm"]!.GetValue<bool>().ShouldBeTrue();
        var confirmation = $"/api/schelle/access/{right["id"]}/confirmation";

        await (await director.PostJson(confirmation, null)).ShouldRefuse(409, "rule:confirmed-by-giver");
        var (_, email) = await Invite(director, "schelle", "people-officer");
        await Accept(email, (await platform.NewMail(email, Invitation)).Link());
        var officer = await platform.SignIn(email);
        await PlatformFixture.Until(async () => (await officer.GetAsync("/api/schelle/access")).IsSuccessStatusCode);

        (await officer.PostJson(confirmation, null)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await Rights(director, "schelle", worker))[0]["holds"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task Of_whom_an_administrator_makes_one_a_manager_is_confirmed_by_the_municipality()
    {
        var administrator = await platform.SignIn("beheerder@agii.example");
        var email = $"p{Guid.NewGuid():N}@pepingen.example";
        var id = await administrator.Create("/api/agii/people",
            new { name = "Pia Nieuw", email, password = PlatformFixture.Password, role = "people-officer", tenant = "pepingen" });

        var right = (await administrator.GetJson($"/api/agii/people/{id}"))["access"]![0]!;
        right["toConfirm"]!.GetValue<bool>().ShouldBeTrue(); // or an administrator could confirm, as that person, what they gave
        (await (await platform.SignIn("directeur@pepingen.example")).PostJson($"/api/pepingen/access/{right["id"]}/confirmation", null))
            .StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Are_never_left_without_a_general_manager()
    {
        var director = await platform.SignIn("directeur@kapelle-op-den-bos.example");
        var id = await platform.PersonId("directeur@kapelle-op-den-bos.example");
        var right = (await Rights(director, "kapelle-op-den-bos", id))[0]["id"]!.GetValue<Guid>();

        await (await End(director, id, right, Today)).ShouldRefuse(409, "rule:last-director");
        await (await director.PostJson($"/api/kapelle-op-den-bos/people/{id}/switch-off", null))
            .ShouldRefuse(409, "rule:switch-off-oneself");
        var (second, email) = await Invite(director, "kapelle-op-den-bos", "director");
        await (await End(director, id, right, Today)).ShouldRefuse(409, "rule:last-director"); // nobody accepted yet
        await Accept(email, (await platform.NewMail(email, Invitation)).Link());
        var other = await platform.SignIn(email);
        await PlatformFixture.Until(async () => (await other.GetAsync("/api/kapelle-op-den-bos/people")).IsSuccessStatusCode);
        var theirs = (await Rights(other, "kapelle-op-den-bos", second))[0]["id"]!.GetValue<Guid>();

        // Two who end each other's role at the same moment: one stays.
        HttpResponseMessage[] answers;
        await using (await platform.SlowWriting("identity", platform.Tenant("kapelle-op-den-bos")))
        {
            answers = await Task.WhenAll(End(director, second, theirs, Today), End(other, id, right, Today));
        }

        answers.Select(a => a.StatusCode).Order().ShouldBe([HttpStatusCode.NoContent, HttpStatusCode.Conflict]);

        static Task<HttpResponseMessage> End(HttpClient client, Guid person, Guid right, DateOnly until) =>
            client.PostJson($"/api/kapelle-op-den-bos/people/{person}/rights/{right}/end", new { until = until.ToString("O") });
    }

    [Fact]
    public async Task Are_invited_on_the_page_too_and_what_is_wrong_comes_back_with_it()
    {
        var browser = await platform.Browse("directeur@schelle.example");
        var fields = Browser.Fields(await browser.Get("/schelle/personen/nieuw"));
        fields.ShouldNotContainKey("tenant");
        (fields["name"], fields["email"], fields["role"]) = ("Nora Nieuw", "geen adres", "official");
        var (status, page) = await browser.Post("/schelle/personen/nieuw", fields);
        (status, page.Contains("Dit is geen e-mailadres.")).ShouldBe((HttpStatusCode.BadRequest, true));
        fields = Browser.Fields(page);
        fields["email"] = $"n{Guid.NewGuid():N}@schelle.example";

        var answer = await browser.Submit("/schelle/personen/nieuw", fields);

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        page = await browser.Get(answer.Headers.Location!.ToString());
        page.ShouldContain("De uitnodiging is onderweg.");
        page.ShouldContain("Uitnodiging opnieuw sturen");
        (await browser.Get("/schelle/personen?zoek=nora&rol=official")).ShouldContain("Nora Nieuw");
        (await browser.Get("/schelle/personen?zoek=nora&rol=alderman")).ShouldNotContain("Nora Nieuw</a>");
    }

    private async Task<(Guid Id, string Email)> Invite(HttpClient by, string tenant, string role)
    {
        var email = $"p{Guid.NewGuid():N}@{tenant}.example";
        return (await by.Create($"/api/{tenant}/people", new { name = "Pia Nieuw", email, role }), email);
    }

    private async Task Accept(string email, string link)
    {
        var browser = new Browser(platform.Address);
        var fields = Browser.Fields(await browser.Get(link));
        fields["password"] = PlatformFixture.Password;
        (await browser.Post(link, fields)).Status.ShouldBe(HttpStatusCode.Redirect, email);
    }

    private static Task<JsonNode> Person(HttpClient by, string tenant, Guid id) => by.GetJson($"/api/{tenant}/people/{id}");

    private static async Task<IReadOnlyList<JsonNode>> Rights(HttpClient by, string tenant, Guid id) =>
        [.. (await Person(by, tenant, id))["access"]!.AsArray().Select(a => a!)];
}
