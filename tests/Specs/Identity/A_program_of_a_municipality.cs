using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using AgiiPlatform.Identity;
using AgiiPlatform.Identity.Applications;
using AgiiPlatform.Identity.Machines;
using AgiiPlatform.Municipalities;
using AgiiPlatform.Platform.Persistence;
using AgiiPlatform.Platform.Tenancy;
using AgiiPlatform.Specs.Agreements;
using AgiiPlatform.Specs.Inburgering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Application = OpenIddict.EntityFrameworkCore.Models.OpenIddictEntityFrameworkCoreApplication<System.Guid>;

namespace AgiiPlatform.Specs.Identity;

/// <summary>
/// A program works in the name of one municipality: with what it was given, until a day, and not a moment after it was revoked.
/// </summary>
public class A_program_of_a_municipality(PlatformFixture platform)
{
    private const string Here = "/api/tongeren-borgloon/machine-accounts", Elsewhere = "bierbeek";

    private static DateTime Now => TimeProvider.System.GetUtcNow().UtcDateTime;

    private static DateOnly Today => Brussels.Day(Now);

    [Fact]
    public async Task Does_what_it_was_given_in_its_own_municipality_and_nothing_else_or_elsewhere()
    {
        var director = await Director();
        var id = await Make(director, "agreements-read");
        var program = await Program(director, id);

        await Reaches(program, "/api/tongeren-borgloon/agreements", HttpStatusCode.OK);
        // Each service hears of the program for itself; until it has, there is nothing for the program there.
        await Reaches(program, "/api/tongeren-borgloon/visits", HttpStatusCode.Forbidden);
        await Reaches(program, Here, HttpStatusCode.Forbidden);

        await (await program.GetAsync("/api/tongeren-borgloon/visits")).ShouldRefuse(403, "no-permission");
        await (await program.PostJson("/api/tongeren-borgloon/agreements", new { })).ShouldRefuse(403, "no-permission");
        await (await program.GetAsync(Here)).ShouldRefuse(403, "no-permission");
        await (await program.GetAsync($"/api/{Elsewhere}/agreements")).ShouldRefuse(404, "not-found");
        await (await program.GetAsync("/api/agii/overview/map")).ShouldRefuse(404, "not-found");
        await (await program.GetAsync("/api/identity/me")).ShouldRefuse(404, "not-found");
        var other = await platform.SignIn($"directeur@{Elsewhere}.example");
        var theirs = await Program(other, await MakeIn(Elsewhere, other, "agreements-read"), Elsewhere);
        await Reaches(theirs, $"/api/{Elsewhere}/agreements", HttpStatusCode.OK); // the control: there is something to see there
        await (await theirs.GetAsync("/api/tongeren-borgloon/agreements")).ShouldRefuse(404, "not-found");
        await (await other.GetAsync($"/api/{Elsewhere}/machine-accounts/{id}")).ShouldRefuse(404, "not-found");
    }

    [Fact]
    public async Task Shows_when_it_was_used_and_stands_in_the_log_with_who_made_it()
    {
        var director = await Director();
        var id = await Make(director, "agreements-read");
        (await Shown(director, id))["lastUsedAt"].ShouldBeNull();

        await Program(director, id);

        var shown = await Shown(director, id);
        shown["lastUsedAt"]!.GetValue<DateTime>().ShouldBeGreaterThan(Now.AddHours(-1));
        shown["state"]!.GetValue<string>().ShouldBe("works");
        shown["madeBy"]!.GetValue<string>().ShouldContain("Directeur");
        shown.ToJsonString().ShouldNotContain("secret\":");
        var maker = await platform.PersonId("directeur@tongeren-borgloon.example");
        await using var scope = platform.Services.CreateAsyncScope();
        var logged = await In(scope).Audit.AsNoTracking().Where(a => a.PersonId == id).ToListAsync();
        logged.ShouldContain(a => a.Role == "program" && a.Reason!.Contains($"{maker}"));
    }

    [Fact]
    public async Task Is_out_as_soon_as_it_is_revoked_with_what_it_has_in_hand_and_gets_no_more()
    {
        var director = await Director();
        var id = await Make(director, "agreements-read");
        var (clientId, secret) = await Secret(director, id);
        using var program = With((await Ask(clientId, secret)).Token!);
        await Reaches(program, "/api/tongeren-borgloon/agreements", HttpStatusCode.OK); // the control

        (await director.PostJson($"{Here}/{id}/revocation", new { reason = "Andere leverancier" })).StatusCode
            .ShouldBe(HttpStatusCode.NoContent);

        await Reaches(program, "/api/tongeren-borgloon/agreements", HttpStatusCode.Unauthorized);
        (await Ask(clientId, secret)).Error.ShouldBe("unauthorized_client");
        (await Shown(director, id))["state"]!.GetValue<string>().ShouldBe("revoked");
        await (await director.PostJson($"{Here}/{id}/extension", new { until = Today })).ShouldRefuse(409, "rule:machine-revoked");
        await (await director.PostJson($"{Here}/{id}/secret", new { })).ShouldRefuse(409, "rule:machine-revoked");
    }

    [Fact]
    public async Task Has_two_secrets_for_a_while_when_it_gets_a_new_one_and_one_when_the_old_must_go_at_once()
    {
        var director = await Director();
        var id = await Make(director, "agreements-read");
        var (clientId, first) = await Secret(director, id);
        var answer = await (await director.PostJson($"{Here}/{id}/secret", new { })).Body();
        var second = answer["secret"]!.GetValue<string>();

        answer["previousSecretUntil"]!.GetValue<DateTime>()
            .ShouldBeInRange(Now.AddDays(6.9), Now.AddDays(7.1), "bounded");
        (await Ask(clientId, first)).Error.ShouldBeNull("both work");
        (await Ask(clientId, second)).Error.ShouldBeNull();
        (await Ask(clientId, "een ander geheim")).Error.ShouldBe("invalid_client");

        await Ends(id);
        (await Ask(clientId, first)).Error.ShouldBe("invalid_client", "the time of both is over");
        using var program = With((await Ask(clientId, second)).Token!);
        await Reaches(program, "/api/tongeren-borgloon/agreements", HttpStatusCode.OK); // the control

        (await director.PostJson($"{Here}/{id}/secret", new { endPrevious = true })).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Ask(clientId, second)).Error.ShouldBe("invalid_client");
        await Reaches(program, "/api/tongeren-borgloon/agreements", HttpStatusCode.Unauthorized);

        // A secret is kept hashed: none of them is in the store.
        await using var scope = platform.Services.CreateAsyncScope();
        var kept = await In(scope).Set<Application>().AsNoTracking().SingleAsync(a => a.Id == id);
        $"{kept.ClientSecret} {kept.Properties}".ShouldNotContain(second);
    }

    [Fact]
    public async Task Works_at_most_a_year_and_not_after_its_last_day_which_is_told_by_mail()
    {
        const string director = "directeur@hoegaarden.example";
        var own = await platform.SignIn(director);
        var api = "/api/hoegaarden/machine-accounts";
        await (await own.PostJson(
                api, new { name = "Te lang", permissions = new[] { "visits-read" }, until = Today.AddYears(1).AddDays(1) }))
            .ShouldRefuse(409, "rule:machine-until-too-far");
        var id = await own.Create(api, new { name = "Op zijn einde", permissions = new[] { "visits-read" }, until = Today });
        var (clientId, secret) = await Secret(own, id, "hoegaarden");
        using var program = With((await Ask(clientId, secret)).Token!);
        await Reaches(program, "/api/hoegaarden/visits", HttpStatusCode.OK); // the control: today is the last day

        await Hourly();
        await Hourly();

        var mail = await platform.NewMail(director, "Een koppeling verloopt binnenkort");
        mail.Link().ShouldBe("/hoegaarden/koppelingen");
        (await platform.MailTo(director)).Count(m => m.Subject!.StartsWith("Een koppeling verloopt", StringComparison.Ordinal))
            .ShouldBe(1, "told once");
        await Change(id, m => m.SetProperty(x => x.Until, Today.AddDays(-1)));
        (await Ask(clientId, secret)).Error.ShouldBe("unauthorized_client");
        (await own.GetJson($"{api}/{id}"))["state"]!.GetValue<string>().ShouldBe("expired");
        (await own.PostJson($"{api}/{id}/extension", new { until = Today.AddMonths(6) })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await Ask(clientId, secret)).Error.ShouldBeNull("it was prolonged");
    }

    [Fact]
    public async Task Opens_no_data_of_clients_before_a_social_worker_confirmed_it()
    {
        var ocmw = await Ocmw.Of(platform, "linter", "vlaams-brabant");
        await ocmw.Send();
        var director = await platform.SignIn("directeur@linter.example");
        var id = await MakeIn("linter", director, "referrals-read");
        var (clientId, secret) = await Secret(director, id, "linter");
        (await Ask(clientId, secret)).Error.ShouldBe("unauthorized_client");
        var confirmation = $"/api/linter/machine-accounts/{id}/confirmation";
        await (await director.PostJson(confirmation, null)).ShouldRefuse(403, "no-permission");

        (await ocmw.Worker.PostJson(confirmation, null)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        using var program = With((await Ask(clientId, secret)).Token!);
        await Reaches(program, ocmw.Referrals, HttpStatusCode.OK);
        await (await program.PostJson(ocmw.Referrals, Ocmw.Referral())).ShouldRefuse(403, "no-permission");
        var sends = await MakeIn("linter", director, "referrals-read", "referrals-as-ocmw");
        (await ocmw.Worker.PostJson($"/api/linter/machine-accounts/{sends}/confirmation", null)).EnsureSuccessStatusCode();
        using var sender = await Program(director, sends, "linter");
        await Reaches(sender, ocmw.Referrals, HttpStatusCode.OK);
        await sender.Create(ocmw.Referrals, Ocmw.Referral());
    }

    [Fact]
    public async Task Is_managed_by_the_general_manager_alone_and_never_through_the_applications_of_the_platform()
    {
        var director = await Director();
        var id = await Make(director, "agreements-read");
        object input = new { name = "Van een ander", permissions = new[] { "agreements-read" }, until = Today };
        var official = await platform.SignIn("ambtenaar@tongeren-borgloon.example");

        (await official.GetJson(Here)).AsArray().ShouldContain(m =>
            m!["id"]!.GetValue<Guid>() == id, "they see which there are");
        await (await official.PostJson(Here, input)).ShouldRefuse(403, "no-permission");
        await (await official.PostJson($"{Here}/{id}/secret", new { })).ShouldRefuse(403, "no-permission");
        var manager = await platform.SignIn("regiomanager.limburg@agii.example");
        await (await manager.PostJson(Here, input)).ShouldRefuse(409, "rule:not-the-own-organisation");
        await (await manager.PostJson($"{Here}/{id}/secret", new { })).ShouldRefuse(409, "rule:not-the-own-organisation");
        await (await manager.PostJson("/api/agii/machine-accounts", input)).ShouldRefuse(409, "rule:not-the-own-organisation");
        var administrator = await platform.SignIn("beheerder@agii.example");
        (await administrator.GetJson("/api/agii/applications")).AsArray().ShouldNotContain(a => a!["id"]!.GetValue<Guid>() == id);
        await (await administrator.PostJson($"/api/agii/applications/{id}/secret", null)).ShouldRefuse(404, "not-found");
        await (await administrator.PostJson($"/api/agii/applications/{id}/removal", null)).ShouldRefuse(404, "not-found");
        await (await administrator.PostJson("/api/agii/people", new
        {
            name = "Als een programma", email = $"{Guid.NewGuid():N}@tongeren-borgloon.example",
            role = "program-agreements-read", tenant = "tongeren-borgloon",
        })).ShouldRefuse(400, "invalid-input");
    }

    [Fact]
    public async Task Needs_a_name_a_last_day_and_permissions_that_exist_for_a_municipality()
    {
        var director = await Director();

        await Refused(new { }, "name", "until", "permissions");
        await Refused(new { name = "P", until = Today, permissions = new[] { "people-manage" } }, "permissions");
        await Refused(new { name = "P", until = Today, permissions = new string?[] { null } }, "permissions");
        await Refused(new { name = "P", until = Today, permissions = new[] { "referrals-as-ocmw" } }, "permissions");

        async Task Refused(object input, params string[] fields)
        {
            var answer = await director.PostJson(Here, input);
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            (await answer.Body())["errors"]!.AsObject().Select(e => e.Key).ShouldBe(fields, ignoreOrder: true);
        }
    }

    [Fact]
    public async Task Keeps_its_rights_when_everybodys_are_published_again()
    {
        var director = await Director();
        var id = await Make(director, "agreements-read");
        var program = await Program(director, id);
        await Reaches(program, "/api/tongeren-borgloon/agreements", HttpStatusCode.OK);
        var administrator = await platform.SignIn("beheerder@agii.example");

        (await administrator.PostJson("/api/agii/people/resynchronisation", null)).EnsureSuccessStatusCode();

        // A right that is given after it arrives after it: then the whole was replaced too.
        var later = await Program(director, await Make(director, "agreements-read"));
        await Reaches(later, "/api/tongeren-borgloon/agreements", HttpStatusCode.OK);
        (await program.GetAsync("/api/tongeren-borgloon/agreements")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Is_made_given_a_secret_and_revoked_on_pages_too()
    {
        var browser = await platform.Browse("directeur@tongeren-borgloon.example");
        (await browser.Get("/tongeren-borgloon/toegang")).ShouldContain("/tongeren-borgloon/koppelingen");
        var fields = Browser.Fields(await browser.Get("/tongeren-borgloon/koppelingen/nieuw"));
        (fields["name"], fields["permissions[]"]) = ("Pluto van Voorbeeld nv", "agreements-read");

        var made = await browser.Submit("/tongeren-borgloon/koppelingen/nieuw", fields);

        made.StatusCode.ShouldBe(HttpStatusCode.Redirect, await made.Content.ReadAsStringAsync());
        var address = made.Headers.Location!.ToString();
        var page = await browser.Get(address);
        page.ShouldContain("Nog zonder geheim");
        var (status, shown) = await browser.Post($"{address}/geheim", Browser.FieldsOf(page, $"{address}/geheim")[0]);
        status.ShouldBe(HttpStatusCode.OK);
        shown.ShouldContain("Kopieer het nu");
        page = await browser.Get(address);
        page.ShouldNotContain("Kopieer het nu");
        page.ShouldContain("Overeenkomsten, bijlagen en overleg lezen");
        var extend = Browser.Fields(await browser.Get($"{address}/verlengen"));
        (await browser.Submit($"{address}/verlengen", extend)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var revoke = Browser.Fields(await browser.Get($"{address}/intrekken"));
        revoke["reason"] = "Uit gebruik";
        (await browser.Submit($"{address}/intrekken", revoke)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await browser.Get("/tongeren-borgloon/koppelingen")).ShouldContain("Ingetrokken");
    }

    private Task<HttpClient> Director() => platform.SignIn("directeur@tongeren-borgloon.example");

    private static Task<Guid> Make(HttpClient director, params string[] permissions) =>
        MakeIn("tongeren-borgloon", director, permissions);

    private static Task<Guid> MakeIn(string tenant, HttpClient director, params string[] permissions) => director.Create(
        $"/api/{tenant}/machine-accounts", new { name = "Pluto", permissions, until = Today.AddMonths(3) });

    private static Task<JsonNode> Shown(HttpClient director, Guid id) => director.GetJson($"{Here}/{id}");

    private static async Task<(string ClientId, string Secret)> Secret(HttpClient director, Guid id, string tenant = "tongeren-borgloon")
    {
        var answer = await director.PostJson($"/api/{tenant}/machine-accounts/{id}/secret", new { });
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        var body = await answer.Body();
        return (body["clientId"]!.GetValue<string>(), body["secret"]!.GetValue<string>());
    }

    private async Task<HttpClient> Program(HttpClient director, Guid id, string tenant = "tongeren-borgloon")
    {
        var (clientId, secret) = await Secret(director, id, tenant);
        var (token, error) = await Ask(clientId, secret);
        error.ShouldBeNull();
        return With(token!);
    }

    /// <summary>As a program of a supplier does it: the standard's client credentials.</summary>
    private async Task<(string? Token, string? Error)> Ask(string clientId, string secret)
    {
        using var http = platform.Anonymous();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials", ["client_id"] = clientId, ["client_secret"] = secret, ["scope"] = "api",
        });
        var body = await (await http.PostAsync("/connect/token", form)).Body();
        return (body["access_token"]?.GetValue<string>(), body["error"]?.GetValue<string>());
    }

    private HttpClient With(string token)
    {
        var client = platform.Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>What a right opens or no longer opens follows its message.</summary>
    private static Task Reaches(HttpClient program, string address, HttpStatusCode status) =>
        PlatformFixture.Until(async () => (await program.GetAsync(address)).StatusCode == status, seconds: 60);

    private IdentityDb In(AsyncServiceScope scope)
    {
        var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        var agency = platform.Services.GetRequiredService<MunicipalityRegistry>().Agency;
        var here = platform.Tenant("tongeren-borgloon");
        db.Context.Initialize(here, [here.Id, agency.Id], Actor.Consumer("spec"));
        return db;
    }

    private async Task Hourly()
    {
        await using var scope = platform.Services.CreateAsyncScope();
        var registry = scope.ServiceProvider.GetRequiredService<MunicipalityRegistry>();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        db.Context.Initialize(registry.Agency, [registry.Agency.Id], Actor.Consumer("spec"));
        await MachineExpires.Tell(db, registry, default);
    }

    /// <summary>The time of two secrets is over.</summary>
    private async Task Ends(Guid id)
    {
        await using var scope = platform.Services.CreateAsyncScope();
        var kept = await In(scope).Set<Application>().AsNoTracking().Where(a => a.Id == id).Select(a => a.Properties).SingleAsync();
        var past = JsonNode.Parse(kept!)!;
        past["Until"] = Now.AddMinutes(-1);
        var text = past.ToJsonString();
        await scope.ServiceProvider.GetRequiredService<IdentityDb>().Set<Application>().Where(a => a.Id == id)
            .ExecuteUpdateAsync(a => a.SetProperty(x => x.Properties, text));
    }

    private async Task Change(Guid id, Action<Microsoft.EntityFrameworkCore.Query.UpdateSettersBuilder<MachineAccount>> set)
    {
        await using var scope = platform.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IdentityDb>().Machines.Where(m => m.Id == id).ExecuteUpdateAsync(set);
    }
}
