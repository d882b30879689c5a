using System.Net;
using System.Text.Json.Nodes;
using AgiiPlatform.Identity;
using AgiiPlatform.Platform.Persistence;
using AgiiPlatform.Platform.Tenancy;
using AgiiPlatform.Specs.Agreements;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AgiiPlatform.Specs.Identity;

/// <summary>No administrator opens the data of clients alone: somebody of the organisation confirms it, and sees who has access.</summary>
public class A_second_person(PlatformFixture platform)
{
    private static readonly DateOnly Today = Flanders.Today;

    [Fact]
    public async Task Confirms_a_role_that_opens_client_data_and_only_then_it_opens_anything()
    {
        var administrator = await platform.SignIn("beheerder@agii.example");
        var director = await platform.SignIn("directeur@wichelen.example");
        var (id, email, right) = await Open(administrator, "ocmw-worker", "wichelen");
        await administrator.Create($"/api/agii/people/{id}/rights", new { role = "official", tenant = "wichelen" });
        var worker = await platform.SignIn(email);
        // The official's role needs nobody, and shows that the rights have come through.
        await PlatformFixture.Until(async () => (await worker.GetAsync("/api/wichelen/protocols")).IsSuccessStatusCode);
        await (await worker.GetAsync("/api/wichelen/referrals")).ShouldRefuse(403, "no-permission");

        var waiting = await Access(director, right);
        waiting["awaitsConfirmation"]!.GetValue<bool>().ShouldBeTrue();
        waiting["givenOn"]!.GetValue<string>().ShouldBe(Today.ToString("O"));
        foreach (var (stranger, status) in new[]
        {
            (worker, 403), (administrator, 404), (await platform.SignIn("ambtenaar@wichelen.example"), 403),
            (await platform.SignIn("regiomanager.oost-vlaanderen@agii.example"), 409),
        })
        {
            var answer = await stranger.PostJson($"/api/wichelen/access/{waiting["id"]}/confirmation", null);
            ((int)answer.StatusCode).ShouldBeOneOf(status, 403, 404);
        }

        (await director.PostJson($"/api/wichelen/access/{waiting["id"]}/confirmation", null)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        await PlatformFixture.Until(async () => (await worker.GetAsync("/api/wichelen/referrals")).IsSuccessStatusCode);
        (await Access(director, right))["confirmedBy"]!.GetValue<string>().ShouldBe("Dirk Directeur (Wichelen)");
        await (await director.PostJson($"/api/wichelen/access/{waiting["id"]}/confirmation", null))
            .ShouldRefuse(409, "rule:right-confirmed");
    }

    [Fact]
    public async Task Of_the_region_confirms_a_counsellor_of_AgII()
    {
        var administrator = await platform.SignIn("beheerder@agii.example");
        var (_, email, right) = await Open(administrator, "counsellor", tenant: null, region: "limburg");
        var counsellor = await platform.SignIn(email);

        await (await (await platform.SignIn("regiomanager.antwerpen@agii.example"))
            .PostJson($"/api/agii/access/{right}/confirmation", null)).ShouldRefuse(409, "rule:not-the-own-organisation");
        await (await counsellor.GetAsync("/api/agii/referrals")).ShouldRefuse(404, "not-found");
        (await (await platform.SignIn("regiomanager.limburg@agii.example"))
            .PostJson($"/api/agii/access/{right}/confirmation", null)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        await PlatformFixture.Until(async () => (await counsellor.GetAsync("/api/agii/referrals")).IsSuccessStatusCode);
    }

    [Fact]
    public async Task Is_asked_again_when_an_administrator_chose_the_password_or_prolonged_the_role()
    {
        var administrator = await platform.SignIn("beheerder@agii.example");
        var director = await platform.SignIn("directeur@wielsbeke.example");
        var (id, _, right) = await Open(administrator, "ocmw-worker", "wielsbeke");
        await Confirm();

        (await administrator.PostJson($"/api/agii/people/{id}/password", new { password = "een-heel-nieuw-wachtwoord" }))
            .EnsureSuccessStatusCode();
        (await Access(director, right))["awaitsConfirmation"]!.GetValue<bool>().ShouldBeTrue();
        await Confirm();

        await End(Today.AddDays(7)); // sooner than never: nothing to ask
        (await Access(director, right))["awaitsConfirmation"]!.GetValue<bool>().ShouldBeFalse();
        await End(Today.AddYears(1));
        (await Access(director, right))["awaitsConfirmation"]!.GetValue<bool>().ShouldBeTrue();

        async Task Confirm()
        {
            (await director.PostJson($"/api/wielsbeke/access/{right}/confirmation", null)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
            (await Access(director, right))["awaitsConfirmation"]!.GetValue<bool>().ShouldBeFalse();
        }

        async Task End(DateOnly until) => (await administrator.PostJson($"/api/agii/people/{id}/rights/{right}/end",
            new { until = until.ToString("O") })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Is_needed_too_for_who_could_confirm_where_there_is_one_already()
    {
        var administrator = await platform.SignIn("beheerder@agii.example");
        var (_, email, right) = await Open(administrator, "director", "wingene");
        var second = await platform.SignIn(email);

        await (await second.PostJson($"/api/wingene/access/{right}/confirmation", null)).ShouldRefuse(404, "not-found");
        (await (await platform.SignIn("directeur@wingene.example")).PostJson($"/api/wingene/access/{right}/confirmation", null))
            .StatusCode.ShouldBe(HttpStatusCode.NoContent);

        await PlatformFixture.Until(async () => (await second.GetAsync("/api/wingene/access")).IsSuccessStatusCode);
    }

    [Fact]
    public async Task No_administrator_gives_or_prolongs_a_role_of_their_own_and_the_log_says_which_role_where()
    {
        var administrator = await platform.SignIn("beheerder@agii.example");
        // With an end, so that for other specs the demo's administrator stays the last one without.
        var (id, email, right) = await Open(administrator, "administrator", tenant: null, until: Today.AddDays(30));
        var own = await platform.SignIn(email);
        await PlatformFixture.Until(async () => (await own.GetAsync("/api/agii/people")).IsSuccessStatusCode);

        await (await own.PostJson($"/api/agii/people/{id}/rights", new { role = "ocmw-worker", tenant = "zele" }))
            .ShouldRefuse(409, "rule:right-to-oneself");
        (await End(own, Today)).StatusCode.ShouldBe(HttpStatusCode.NoContent); // leaving is one's own
        await (await End(own, Today.AddYears(1))).ShouldRefuse(409, "rule:right-to-oneself");
        // The control: another administrator may.
        await administrator.Create($"/api/agii/people/{id}/rights", new { role = "ocmw-worker", tenant = "zele" });

        var rows = await Log(a => a.Reason!.StartsWith(id.ToString()));
        rows.ShouldContain(a => a.Act == "OpenAccount" && a.Reason!.Contains("administrator, overal"));
        rows.ShouldContain(a => a.Act == "EndRight" && a.Reason!.Contains($"administrator, overal, –{Today:O}"));
        rows.ShouldContain(a => a.Act == "GiveRight" && a.Reason!.Contains("ocmw-worker, zele, –, te bevestigen"));

        Task<HttpResponseMessage> End(HttpClient client, DateOnly until) =>
            client.PostJson($"/api/agii/people/{id}/rights/{right}/end", new { until = until.ToString("O") });
    }

    [Fact]
    public async Task Confirms_with_one_button_on_the_page_that_tells_who_has_access()
    {
        var administrator = await platform.SignIn("beheerder@agii.example");
        var (_, _, right) = await Open(administrator, "ocmw-worker", "wervik");
        var browser = await platform.Browse("directeur@wervik.example");

        var page = await browser.Get("/wervik/toegang");
        page.ShouldContain("1 rol wacht");
        page.ShouldContain("Tess Traject"); // AgII's counsellors reach its clients too
        page.ShouldNotContain("directeur@wervik.example");
        var fields = Browser.Fields(page);
        (await browser.Post($"/wervik/toegang/{right}/bevestigen", fields)).Status.ShouldBe(HttpStatusCode.Redirect);

        page = await browser.Get("/wervik/toegang");
        page.ShouldContain("door Dirk Directeur (Wervik)");
        page.ShouldNotContain("rol wacht");
    }

    [Fact]
    public async Task Every_attempt_to_sign_in_stands_in_the_log_with_its_result()
    {
        var administrator = await platform.SignIn("beheerder@agii.example");
        var (id, email, _) = await Open(administrator, "official", "zele");
        using var anonymous = platform.Anonymous();

        await Try(email, PlatformFixture.Password);
        await Try(email, "fout-en-nog-eens-fout");
        await Try(email, PlatformFixture.Password);
        var before = (await Log(a => a.Reason!.StartsWith("geweigerd: geen account ("))).Count;
        await Try($"niemand-{Guid.NewGuid():N}@zele.example", PlatformFixture.Password);

        var rows = await Log(a => a.PersonId == id && a.Act == "SignIn");
        rows.Select(a => a.Reason!.Split(" (")[0]).ShouldBe(["aangemeld", "geweigerd: fout wachtwoord", "aangemeld"]);
        (await Log(a => a.Reason!.StartsWith("geweigerd: geen account ("))).Count.ShouldBeGreaterThan(before);

        Task Try(string who, string password) => anonymous.PostJson("/api/identity/login", new { email = who, password });
    }

    [Fact]
    public async Task Reading_people_is_logged_with_who_was_shown()
    {
        var administrator = await platform.SignIn("beheerder@agii.example");
        var (id, email, _) = await Open(administrator, "official", "zele");

        (await Readings()).ShouldBe(1, "what opening the account looked at");

        await administrator.GetJson($"/api/agii/people?search={email}");
        await administrator.GetJson($"/api/agii/people/{id}");

        (await Log(a => a.Act == "ListPeople")).ShouldContain(a => a.Reason!.Contains(id.ToString("N")));
        (await Readings()).ShouldBe(2);

        async Task<int> Readings() => (await Log(a => a.Act == "OpenPerson" && a.Reason == id.ToString())).Count;
    }

    private async Task<List<AuditEntry>> Log(System.Linq.Expressions.Expression<Func<AuditEntry, bool>> which)
    {
        await using var scope = platform.Services.CreateAsyncScope();
        var agency = platform.Tenant("agii");
        scope.ServiceProvider.GetRequiredService<RequestContext>().Initialize(agency, [agency.Id], Actor.Nobody);
        return await scope.ServiceProvider.GetRequiredService<IdentityDb>().Audit.AsNoTracking()
            .Where(which).OrderBy(a => a.Id).ToListAsync();
    }

    private static async Task<JsonNode> Access(HttpClient client, Guid right)
    {
        var tenant = (await client.GetJson("/api/identity/me"))["access"]![0]!["tenant"]!.GetValue<string>();
        return (await client.GetJson($"/api/{tenant}/access")).AsArray().Single(a => a!["id"]!.GetValue<Guid>() == right)!;
    }

    private static async Task<(Guid Id, string Email, Guid Right)> Open(
        HttpClient administrator, string role, string? tenant, string? region = null, DateOnly? until = null)
    {
        var email = $"p{Guid.NewGuid():N}@{tenant ?? "agii"}.example";
        var id = await administrator.Create("/api/agii/people",
            new { name = "Pia Nieuw", email, password = PlatformFixture.Password, role, tenant, region, until });
        return (id, email, (await administrator.GetJson($"/api/agii/people/{id}"))["access"]![0]!["id"]!.GetValue<Guid>());
    }
}
