using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AgiiPlatform.Identity.Offboarding;
using AgiiPlatform.Platform.Authorization;
using AgiiPlatform.Platform.Http;
using AgiiPlatform.Platform.Persistence;
using AgiiPlatform.Specs.Agreements;
using AgiiPlatform.Specs.Inburgering;
using AgiiPlatform.Specs.Operations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AgiiPlatform.Specs.Identity;

/// <summary>
/// A municipality leaves the platform: read-only for everybody in every service, then closed, as the administrator of the platform decides;
/// until it is closed each step can be undone.
/// </summary>
public partial class Leaving_the_platform(PlatformFixture platform)
{
    private const string Here = "pelt", Closing = "hoeilaart", Other = "torhout", Administrator = "beheerder@agii.example";
    private static readonly string[] Services = ["identity", "agreements", "caseloads", "inburgering", "overview", "programmes"];

    private static DateOnly Today => Municipalities.Brussels.Day(TimeProvider.System.GetUtcNow().UtcDateTime);

    /// <summary>Every route in a tenant that writes, in whichever service.</summary>
    private IReadOnlyList<(string Method, string Path)> Writes =>
    [
        .. platform.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Where(r => r.Metadata.GetMetadata<OwningService>() is not null && r.Metadata.GetMetadata<IAllowAnonymous>() is null
                && r.Metadata.GetMetadata<PermissionRequirement>() is { Across: false }
                && r.RoutePattern.RawText!.TrimStart('/').StartsWith("api/{tenant}/", StringComparison.Ordinal))
            .SelectMany(r => r.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods.Where(m => m is not "GET" and not "HEAD")
                .Select(m => (m, "/" + Parameter().Replace(
                    r.RoutePattern.RawText!.TrimStart('/').Replace("{tenant}", Here, StringComparison.Ordinal), $"{Guid.Empty}")))),
    ];

    [Fact]
    public async Task Read_only_everything_is_read_and_nothing_written_by_anybody_in_any_service()
    {
        var ocmw = await Ocmw.Of(platform, Here, "limburg");
        var referral = await ocmw.Send();
        var director = await platform.SignIn($"directeur@{Here}.example");
        var machine = await Machine(Here, director, "programmes-write", "agreements-read");
        (string Who, HttpClient Client)[] callers =
        [
            ("directeur", director), ("ambtenaar", await platform.SignIn($"ambtenaar@{Here}.example")),
            ("schepen", await platform.SignIn($"schepen@{Here}.example")), ("ocmw", ocmw.Worker),
            ("consulent", await platform.ConsultantIn(Here, "limburg", "2020-01-01")), ("regiomanager", ocmw.Manager),
            ("trajectbegeleider", ocmw.Counsellor), ("programma", machine), ("beheerder", await platform.SignIn(Administrator)),
        ];
        await Until(machine, $"/api/{Here}/agreements", HttpStatusCode.OK);
        (await Refused(callers)).ShouldBeEmpty("the control: while it is open, none of these calls is refused for that");

        await MakeReadOnly(Here);

        var refused = await Refused(callers);
        var writes = Writes;
        writes.Count.ShouldBeGreaterThan(100);
        writes.Where(w => !refused.Contains($"{w.Method} {w.Path}")).Select(w => $"{w.Method} {w.Path}").Order().ShouldBe(NobodyHere());
        foreach (var (who, client) in callers)
        {
            foreach (var (method, path) in writes)
            {
                var (status, type) = await Call(client, method, path);
                (type is "urn:agii:problem:rule:tenant-read-only" || status is HttpStatusCode.Forbidden)
                    .ShouldBeTrue($"{who} {method} {path}: {(int)status} {type}");
            }
        }

        foreach (var (client, path) in new[]
        {
            (director, "agreements"), (director, "people"), (director, "audit/agreements"), (director, "archive"), (director, "programmes"),
            (callers[1].Client, "meetings"), (ocmw.Worker, "protocols"), (ocmw.Worker, "referrals"), (ocmw.Worker, $"referrals/{referral}"),
            (callers[4].Client, "visits"), (machine, "agreements"),
        })
        {
            (await client.GetAsync($"/api/{Here}/{path}")).StatusCode.ShouldBe(HttpStatusCode.OK, path);
        }

        // Opening is the receipt elsewhere: here it is logged, and changes nothing.
        (await ocmw.Counsellor.GetAsync($"/api/{Here}/referrals/{referral}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await ocmw.StateOf(referral)).ShouldBe("sent");
        (await platform.Audit(Here, referral)).ShouldContain(a => a.Act == "OpenReferral" && a.Role == Role.Counsellor);

        var browser = await platform.Browse($"ambtenaar@{Here}.example");
        (await browser.Get($"/{Here}/overeenkomsten")).ShouldContain("alleen-lezen");
        var form = Browser.Fields(await browser.Get($"/{Here}/overleg/nieuw"));
        (await browser.Submit($"/{Here}/overleg/nieuw", form)).StatusCode.ShouldBe(HttpStatusCode.Conflict);

        // Another municipality is untouched; also for who works in both.
        await (await platform.SignIn($"ambtenaar@{Other}.example")).Draft(Other);

        // What the platform does by itself goes on.
        (await (await platform.SignIn(Administrator)).PostJson("/api/agii/people/resynchronisation", null)).EnsureSuccessStatusCode();
        var since = TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(-30);
        foreach (var service in Services)
        {
            await PlatformFixture.Until(() => platform.AsAgency(service, db => db.Grants.AnyAsync(g =>
                g.PersonId == platform.Tenant(Here).Id && g.Line == 1 && g.PublishedAt > since)));
        }

        await (await callers[1].Client.PostJson($"/api/{Here}/agreements", Terms())).ShouldRefuse(409, "rule:tenant-read-only",
            "Pelt is sinds");

        await Act(Here, "reopening", new { reason = "Ze blijven toch." });

        await PlatformFixture.Until(async () =>
            (await callers[1].Client.PostJson($"/api/{Here}/agreements", Terms())).StatusCode == HttpStatusCode.Created);
        (await browser.Get($"/{Here}/overeenkomsten")).ShouldNotContain("alleen-lezen");
        await PlatformFixture.Until(async () =>
            (await ocmw.Worker.PostJson(ocmw.Referrals, Ocmw.Referral())).StatusCode == HttpStatusCode.Created);
        (await ocmw.Counsellor.GetAsync($"/api/{Here}/referrals/{referral}")).EnsureSuccessStatusCode();
        (await ocmw.StateOf(referral)).ShouldBe("received"); // the control of the receipt

        async Task<HashSet<string>> Refused(IEnumerable<(string, HttpClient)> by)
        {
            var found = new HashSet<string>();
            foreach (var (_, client) in by)
            {
                foreach (var (method, path) in Writes)
                {
                    if ((await Call(client, method, path)).Type == "urn:agii:problem:rule:tenant-read-only")
                    {
                        found.Add($"{method} {path}");
                    }
                }
            }

            return found;
        }

        JsonObject Terms() => AgreementCalls.Terms($"Na {Guid.NewGuid():n}");
    }

    /// <summary>What nobody in this spec may do anyhow: the roles for it are not among the callers.</summary>
    private static IEnumerable<string> NobodyHere() => [];

    [Fact]
    public async Task Is_decided_by_the_administrator_alone_with_a_day_and_a_reason()
    {
        const string slug = "eeklo";
        foreach (var (other, status) in new[]
        {
            ("regiomanager.oost-vlaanderen@agii.example", HttpStatusCode.Forbidden),
            ("consulent.oost-vlaanderen@agii.example", HttpStatusCode.Forbidden), ($"directeur@{slug}.example", HttpStatusCode.NotFound),
        })
        {
            var client = await platform.SignIn(other);
            (await client.GetAsync($"/api/agii/organisations/{slug}/stay")).StatusCode.ShouldBe(status, other);
            foreach (var act in (string[])["read-only", "reopening", "closing"])
            {
                (await client.PostJson($"/api/agii/organisations/{slug}/{act}", new { })).StatusCode.ShouldBe(status, $"{other} {act}");
            }
        }

        var administrator = await platform.SignIn(Administrator);
        var address = $"/api/agii/organisations/{slug}/read-only";
        await (await administrator.PostJson(address, new { })).ShouldRefuse(400, "invalid-input", "Vul de eerste dag in. Vul de reden in.");
        await (await administrator.PostJson(address, new { from = Today.AddDays(-1), reason = "x" }))
            .ShouldRefuse(400, "invalid-input", "Kies vandaag of een latere dag.");
        await (await administrator.PostJson("/api/agii/organisations/agii/read-only", new { from = Today, reason = "x" }))
            .ShouldRefuse(404, "not-found");
        await (await administrator.PostJson($"/api/agii/organisations/{slug}/reopening", new { reason = "x" }))
            .ShouldRefuse(409, "rule:tenant-open");
        await (await administrator.PostJson($"/api/agii/organisations/{slug}/closing", new { name = "Eeklo" }))
            .ShouldRefuse(409, "rule:tenant-not-read-only");

        // From tomorrow on: today people still work, wherever it is known.
        var key = $"{Guid.NewGuid()}";
        object tomorrow = new { from = Today.AddDays(1), reason = "Stapt over." };
        for (var i = 0; i < 2; i++)
        {
            (await administrator.PostJson(address, tomorrow, key)).StatusCode.ShouldBe(HttpStatusCode.NoContent, "the second is told the same");
        }

        await (await administrator.PostJson(address, tomorrow)).ShouldRefuse(409, "rule:tenant-read-only-already");
        foreach (var service in Services)
        {
            await PlatformFixture.Until(() => platform.AsAgency(service, db =>
                db.Grants.AnyAsync(g => g.PersonId == platform.Tenant(slug).Id && g.Line == 1)));
        }

        var stay = await administrator.GetJson($"/api/agii/organisations/{slug}/stay");
        stay["state"]!.GetValue<string>().ShouldBe("read-only");
        stay["reason"]!.GetValue<string>().ShouldBe("Stapt over.");
        stay["missingArchives"]!.AsArray().Count.ShouldBe(Services.Length);
        await (await administrator.PostJson($"/api/agii/organisations/{slug}/closing", new { name = "Eeklo" }))
            .ShouldRefuse(409, "rule:tenant-not-read-only");
        await (await platform.SignIn($"ambtenaar@{slug}.example")).Draft(slug);
        await Act(slug, "reopening", new { reason = "Toch niet." });
        (await platform.AsAgency("identity", db => db.Audit.CountAsync(a => a.Act == "MakeReadOnly" && a.Reason!.StartsWith(slug))))
            .ShouldBe(1);

        // On the page.
        var browser = await platform.Browse(Administrator);
        (await browser.Get("/agii/organisaties?zoek=eeklo")).ShouldContain($"/agii/organisaties/{slug}/status");
        var fields = Browser.FieldsOf(await browser.Get($"/agii/organisaties/{slug}/status"), $"/agii/organisaties/{slug}/alleen-lezen")[0];
        (fields["from"], fields["reason"]) = ($"{Today.AddDays(2):yyyy-MM-dd}", "Stapt over.");
        (await browser.Submit($"/agii/organisaties/{slug}/alleen-lezen", fields)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var page = await browser.Get($"/agii/organisaties/{slug}/status");
        page.ShouldContain("Stapt over.");
        page.ShouldContain("Weer openstellen");
        page.ShouldNotContain($"/agii/organisaties/{slug}/afsluiten");
        await Act(slug, "reopening", new { reason = "Toch niet." });
    }

    [Fact]
    public void Is_closed_only_after_its_days_and_with_its_whole_archive()
    {
        var now = new DateTime(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc);
        var stay = new TenantStay { TenantId = Guid.NewGuid() };
        string[] services = ["agreements", "inburgering"];
        stay.MakeReadOnly(new(2026, 3, 10), "x", now);

        Refused(new(2026, 3, 9)).ShouldBe("tenant-not-read-only");
        Refused(new(2026, 4, 8)).ShouldBe("tenant-read-only-too-short");
        Refused(new(2026, 4, 9)).ShouldBe("archive-missing");
        stay.Taken(new("agreements", now.AddDays(-1), []));
        stay.Taken(new("agreements", now.AddDays(1), [])); // what is written on the days before the tenth would not be in it
        stay.Missing(services).Count.ShouldBe(2);
        stay.Taken(new("agreements", now.AddDays(9), []));
        stay.Taken(new("inburgering", now.AddDays(9), ["doorverwijzingen", "logboek"]));
        stay.Taken(new("inburgering", now.AddDays(10), ["logboek"]));
        stay.Missing(services).ShouldBe(["Doorverwijzingen en protocol: logboek"]);
        Refused(new(2026, 4, 9)).ShouldBe("archive-missing");
        stay.Taken(new("inburgering", now.AddDays(11), ["doorverwijzingen"]));
        Refused(new(2026, 4, 9)).ShouldBeNull();
        Should.Throw<RuleViolation>(() => stay.Reopen()).Rule.ShouldBe("tenant-closed");
        Should.Throw<RuleViolation>(() => stay.MakeReadOnly(new(2026, 5, 1), "x", now)).Rule.ShouldBe("tenant-closed");

        string? Refused(DateOnly today)
        {
            try
            {
                stay.Close(today, now, 30, services);
                return null;
            }
            catch (RuleViolation e)
            {
                return e.Rule;
            }
        }
    }

    [Fact]
    public async Task Closed_nobody_enters_and_who_worked_only_there_signs_in_no_more()
    {
        var director = await platform.SignIn($"directeur@{Closing}.example");
        var browser = await platform.Browse($"directeur@{Closing}.example");
        var official = await platform.SignIn($"ambtenaar@{Closing}.example");
        var worker = await platform.SignIn($"ocmw@{Closing}.example");
        var consultant = await platform.ConsultantIn(Closing, "vlaams-brabant");
        var manager = await platform.SignIn("regiomanager.vlaams-brabant@agii.example");
        var administrator = await platform.SignIn(Administrator);
        var machine = await Machine(Closing, director, "agreements-read");
        await Until(machine, $"/api/{Closing}/agreements", HttpStatusCode.OK);
        var link = new Uri((await (await official.PostJson($"/api/{Closing}/calendar-links", new { })).Body())["address"]!.GetValue<string>())
            .PathAndQuery;
        using var calendar = platform.Anonymous();
        (await calendar.GetAsync(link)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await official.Draft(Closing);

        await MakeReadOnly(Closing);
        await PlatformFixture.Until(async () =>
            await (await official.PostJson($"/api/{Closing}/agreements", new { })).Rule() == "tenant-read-only");
        (await calendar.GetAsync(link)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var closing = $"/api/agii/organisations/{Closing}/closing";
        await (await administrator.PostJson(closing, new { name = "Iets anders" })).ShouldRefuse(400, "invalid-input", "Hoeilaart");
        await (await administrator.PostJson(closing, new { name = "Hoeilaart" })).ShouldRefuse(409, "rule:archive-missing");
        foreach (var client in (HttpClient[])[director, official, worker])
        {
            foreach (var part in (await client.GetJson($"/api/{Closing}/archive")).AsArray())
            {
                (await client.GetByteArrayAsync(part!["address"]!.GetValue<string>())).Length.ShouldBeGreaterThan(100);
            }
        }

        await PlatformFixture.Until(async () =>
            (await administrator.GetJson($"/api/agii/organisations/{Closing}/stay"))["missingArchives"]!.AsArray().Count == 0);
        var page = await (await platform.Browse(Administrator)).Get($"/agii/organisaties/{Closing}/status");
        page.ShouldContain($"/agii/organisaties/{Closing}/afsluiten");

        await Act(Closing, "closing", new { name = "hoeilaart" });

        foreach (var (who, client) in new[]
        {
            ("consultant", consultant), ("manager", manager), ("administrator", administrator),
        })
        {
            foreach (var path in (string[])["agreements", "visits", "protocols", "programmes"])
            {
                await PlatformFixture.Until(async () =>
                    (await client.GetAsync($"/api/{Closing}/{path}")).StatusCode == HttpStatusCode.NotFound, seconds: 30);
            }
        }

        foreach (var client in (HttpClient[])[director, official, worker, machine])
        {
            await PlatformFixture.Until(async () => (await client.GetAsync($"/api/{Closing}/agreements")).StatusCode
                is HttpStatusCode.Unauthorized or HttpStatusCode.NotFound, seconds: 30);
        }

        (await calendar.GetAsync(link)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await browser.Open($"/{Closing}")).StatusCode.ShouldBeOneOf(HttpStatusCode.Redirect, HttpStatusCode.NotFound);
        using var anonymous = platform.Anonymous();
        await (await anonymous.PostJson("/api/identity/login",
            new { email = $"directeur@{Closing}.example", password = PlatformFixture.Password }))
            .ShouldRefuse(409, "rule:organisation-closed", "Hoeilaart is op dit platform afgesloten.");
        await (await anonymous.PostJson("/api/identity/login",
            new { email = $"directeur@{Closing}.example", password = "een-ander-wachtwoord" })).ShouldRefuse(409, "rule:sign-in-failed");

        // For good; and nobody comes back by another door.
        await (await administrator.PostJson($"/api/agii/organisations/{Closing}/reopening", new { reason = "x" }))
            .ShouldRefuse(409, "rule:tenant-closed");
        await (await administrator.PostJson($"/api/agii/people/{await Official()}/rights", new { role = "official", tenant = Closing }))
            .ShouldRefuse(409, "rule:tenant-closed");
        (await administrator.GetJson($"/api/agii/organisations/{Closing}/stay"))["state"]!.GetValue<string>().ShouldBe("closed");

        // Nothing was deleted, and the neighbours work on.
        (await platform.In("agreements", Closing, db => db.Set<AgiiPlatform.Agreements.Agreement>().CountAsync())).ShouldBeGreaterThan(0);
        (await consultant.GetAsync("/api/agii/caseload")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await (await platform.SignIn($"ambtenaar@{Other}.example")).Draft(Other);

        async Task<Guid> Official() => (await administrator.GetJson($"/api/agii/people?municipality={Other}"))["items"]!.AsArray()[0]!["id"]!
            .GetValue<Guid>();
    }

    private async Task MakeReadOnly(string slug)
    {
        await Act(slug, "read-only", new { from = Today, reason = "Stapt over naar een ander platform." });
        foreach (var service in Services)
        {
            await PlatformFixture.Until(() => platform.AsAgency(service, db =>
                db.Grants.AnyAsync(g => g.PersonId == platform.Tenant(slug).Id && g.Role == Contracts.TenantStays.ReadOnly)));
        }

        // Committed is not yet out of every cache.
        var director = await platform.SignIn($"directeur@{slug}.example");
        foreach (var path in (string[])["people", "agreements", "programmes", "visits", "protocols"])
        {
            await PlatformFixture.Until(async () => (await Call(director, "POST", $"/api/{slug}/{path}")) is var (status, type)
                && (type == "urn:agii:problem:rule:tenant-read-only" || status == HttpStatusCode.Forbidden));
        }
    }

    private async Task Act(string slug, string act, object input) =>
        await (await platform.SignIn(Administrator)).Done($"/api/agii/organisations/{slug}/{act}", input);

    private static async Task<(HttpStatusCode Status, string? Type)> Call(HttpClient client, string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Content = method == "DELETE" ? null : System.Net.Http.Json.JsonContent.Create(new { });
        using var answer = await client.SendAsync(request);
        answer.StatusCode.ShouldNotBe(HttpStatusCode.TooManyRequests, "the spec asks too fast");
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, text.StartsWith('{') ? JsonNode.Parse(text)!["type"]?.GetValue<string>() : null);
    }

    private async Task<HttpClient> Machine(string slug, HttpClient director, params string[] permissions)
    {
        var id = await director.Create($"/api/{slug}/machine-accounts", new { name = "Pluto", permissions, until = Today.AddMonths(3) });
        var secret = await (await director.PostJson($"/api/{slug}/machine-accounts/{id}/secret", new { })).Body();
        using var http = platform.Anonymous();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials", ["client_id"] = secret["clientId"]!.GetValue<string>(),
            ["client_secret"] = secret["secret"]!.GetValue<string>(), ["scope"] = "api",
        });
        var token = (await (await http.PostAsync("/connect/token", form)).Body())["access_token"]!.GetValue<string>();
        var client = platform.Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    private static Task Until(HttpClient client, string address, HttpStatusCode status) =>
        PlatformFixture.Until(async () => (await client.GetAsync(address)).StatusCode == status, seconds: 60);

    [GeneratedRegex(@"\{[^}]+\}", RegexOptions.NonBacktracking)]
    private static partial Regex Parameter();
}
