using System.Net;
using AgiiPlatform.Host.Operations.Processes;
using AgiiPlatform.Municipalities;
using AgiiPlatform.Platform.Persistence;
using AgiiPlatform.Platform.Tenancy;
using AgiiPlatform.Specs.Agreements;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AgiiPlatform.Specs.Operations;

/// <summary>A platform administrator sees what runs, and does what an operator does; each act is in the log of its service.</summary>
[Collection(Alone.Name)]
public class Operating_the_platform(PlatformFixture platform)
{
    private const string Administrator = "beheerder@agii.example", All = "/agii/beheer/platform";
    private static readonly string[] Services = ["identity", "agreements", "caseloads", "inburgering", "overview", "programmes"];

    private static readonly (string Api, string Page)[] Acts =
    [
        .. Services.Select(s => ($"/api/agii/platform/{s}/retention", $"{All}/{s}/bewaartermijnen")),
        ("/api/agii/platform/overview/rebuild", $"{All}/overview/heropbouw"),
        ("/api/agii/platform/inburgering/key-rotation", $"{All}/inburgering/sleutels"),
    ];

    [Fact]
    public async Task Is_for_administrators_only()
    {
        string[] reads = ["/api/agii/platform", .. Services.Select(s => $"/api/agii/platform/{s}"),
            .. Services.Select(s => $"/api/agii/platform/{s}/error-queues")];
        foreach (var (other, status) in new[]
        {
            ("regiomanager.limburg@agii.example", HttpStatusCode.Forbidden), ("consulent.limburg@agii.example", HttpStatusCode.Forbidden),
            ("directeur@pelt.example", HttpStatusCode.NotFound),
        })
        {
            var (client, browser) = (await platform.SignIn(other), await platform.Browse(other));
            foreach (var read in reads)
            {
                (await client.GetAsync(read)).StatusCode.ShouldBe(status, $"{other} {read}");
            }

            foreach (var page in (string[])[All, .. Services.Select(s => $"{All}/{s}")])
            {
                (await browser.Open(page)).StatusCode.ShouldBe(status, $"{other} {page}");
            }

            foreach (var (api, _) in Acts)
            {
                (await client.PostJson(api, new { confirmed = true })).StatusCode.ShouldBe(status, $"{other} {api}");
            }
        }

        using var nobody = platform.Anonymous();
        (await nobody.GetAsync("/api/agii/platform")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        var administrator = await platform.SignIn(Administrator); // the control
        foreach (var read in reads)
        {
            (await administrator.GetAsync(read)).StatusCode.ShouldBe(HttpStatusCode.OK, read);
        }
    }

    [Fact]
    public async Task Shows_every_service_and_process_in_plain_words()
    {
        var browser = await platform.Browse(Administrator);
        await PlatformFixture.Until(async () => !(await browser.Get(All)).Contains("Draait niet", StringComparison.Ordinal));

        var page = await browser.Get(All);
        page.ShouldContain($"<th scope=\"row\">{Environment.MachineName}:{Environment.ProcessId}</th>");
        page.ShouldContain($"<td data-label=\"Versie\">{Heartbeat.Version}</td>");
        foreach (var (service, name) in Services.Zip(
            (string[])["Aanmelden en rechten", "Overeenkomsten", "Toewijzingen en bezoeken", "Doorverwijzingen", "Overzicht"]))
        {
            page.ShouldContain($"<a href=\"{All}/{service}\">{name}</a>");
            (await browser.Get($"{All}/{service}")).ShouldContain($"<h1>Dienst {name}</h1>");
        }
    }

    [Fact]
    public async Task Tells_of_a_process_that_is_not_heard_any_more()
    {
        var configuration = platform.Services.GetRequiredService<Microsoft.Extensions.Configuration.IConfiguration>();
        var caseloads = Database("caseloads");
        await using var db = await ProcessesDb.Open(configuration, caseloads, default);
        RunningProcess[] both = [.. new[] { ("pod-that-died:1", -2), ("pod-that-lives:1", 0) }.Select(p => new RunningProcess
        {
            Service = "caseloads", Process = p.Item1, Version = "0.9.0",
            SeenAt = TimeProvider.System.GetUtcNow().AddMinutes(p.Item2), Ready = true,
        })];
        db.AddRange(both);
        await db.SaveChangesAsync();
        try
        {
            var page = await (await platform.Browse(Administrator)).Get(All);
            RowOf("pod-that-died:1").ShouldContain("Meldt zich niet meer");
            RowOf("pod-that-lives:1").ShouldNotContain("Meldt zich niet meer"); // the control

            string RowOf(string process) => page[page.IndexOf(process, StringComparison.Ordinal)..].Split("</tr>")[0];
        }
        finally
        {
            db.RemoveRange(both);
            await db.SaveChangesAsync();
        }
    }

    /// <summary>Second wall: a service that would write another's line is refused, and writes its own.</summary>
    [Fact]
    [Trait(Shape.Only, Shape.Full)]
    public async Task Believes_of_a_process_only_what_its_own_service_says()
    {
        var configuration = platform.Services.GetRequiredService<Microsoft.Extensions.Configuration.IConfiguration>();
        foreach (var (service, mayWrite) in new[] { ("overview", true), ("caseloads", false) })
        {
            await using var db = await ProcessesDb.Open(configuration, Database("overview"), default);
            var line = new RunningProcess { Service = service, Process = "spec:1", Version = "1" };
            db.Add(line);
            if (!mayWrite)
            {
                await Should.ThrowAsync<DbUpdateException>(() => db.SaveChangesAsync());
                continue;
            }

            await db.SaveChangesAsync();
            db.Remove(line);
            await db.SaveChangesAsync();
        }
    }

    [Fact]
    public async Task Asks_for_confirmation_of_what_is_heavy_and_then_does_nothing_without()
    {
        var (administrator, browser) = (await platform.SignIn(Administrator), await platform.Browse(Administrator));
        foreach (var (api, action) in Acts.Where(a => !a.Page.EndsWith("sleutels", StringComparison.Ordinal))) // no form while none is due
        {
            await (await administrator.PostJson(api, new { })).ShouldRefuse(400, "invalid-input", "Vink aan dat u dit wilt.");
            var page = action[..action.LastIndexOf('/')];
            var (status, again) = await browser.Post(action, Browser.FieldsOf(await browser.Get(page), action).Single());
            status.ShouldBe(HttpStatusCode.BadRequest, action);
            again.ShouldContain("Vink aan dat u dit wilt.");
        }
    }

    [Fact]
    public async Task Deletes_what_was_kept_long_enough_once_and_tells_how_much()
    {
        const string page = $"{All}/caseloads", action = $"{page}/bewaartermijnen";
        var browser = await platform.Browse(Administrator);
        (await Submit()).ShouldBe(HttpStatusCode.Redirect); // what other specs left
        var (old, recent) = (Sent(daysAgo: 31), Sent(daysAgo: 29));
        await Write("caseloads", old, recent);
        var before = (await Log("caseloads", "RunRetention")).Count;

        var shown = await browser.Get(page);
        shown.ShouldContain("<dd>1 verstuurd bericht, 0 ontvangstnota's en 0 bewaarde antwoorden</dd>", customMessage: "before it is done");
        var form = Browser.FieldsOf(shown, action).Single();
        form["confirmed"] = "true";
        (await browser.Submit(action, form)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await browser.Submit(action, form)).StatusCode.ShouldBe(HttpStatusCode.Redirect); // pressed twice

        (await Left("caseloads", old.Id, recent.Id)).ShouldBe([recent.Id]);
        var log = await Log("caseloads", "RunRetention");
        log.Count.ShouldBe(before + 1);
        (log[^1].PersonId, log[^1].Role).ShouldBe((await platform.PersonId(Administrator), "administrator"));
        var told = await browser.Get(page);
        told.ShouldContain("1 verstuurd bericht, 0 ontvangstnota's en 0 bewaarde antwoorden");
        told.ShouldContain("door een platformbeheerder");

        async Task<HttpStatusCode> Submit()
        {
            var first = Browser.FieldsOf(await browser.Get(page), action).Single();
            first["confirmed"] = "true";
            return (await browser.Submit(action, first)).StatusCode;
        }
    }

    [Fact]
    public async Task Tells_everybody_s_rights_again()
    {
        const string page = $"{All}/identity", action = $"{page}/rechten";
        var browser = await platform.Browse(Administrator);
        var before = (await Log("identity", "RightsResynchronisation")).Count(a => a.PersonId is not null);
        var form = Browser.FieldsOf(await browser.Get(page), action).Single();

        (await browser.Submit(action, form)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await browser.Submit(action, form)).StatusCode.ShouldBe(HttpStatusCode.Redirect); // pressed twice

        (await Log("identity", "RightsResynchronisation")).Count(a => a.PersonId is not null).ShouldBe(before + 1);
        (await browser.Get(page)).ShouldContain("Laatst doorgegeven");
    }

    private ServiceDatabase Database(string service) => platform.Services.GetServices<ServiceDatabase>().First(d => d.Name == service);

    private OutboxMessage Sent(int daysAgo)
    {
        var at = TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-daysAgo);
        return new()
        {
            Id = Ids.New(), TenantId = Agency.Id, Type = "spec", Body = "{}", At = at, DueAt = at, SentAt = at,
        };
    }

    private Tenant Agency => platform.Services.GetRequiredService<MunicipalityRegistry>().Agency;

    private async Task Write(string service, params object[] rows) => await platform.AsAgency(service, async db =>
    {
        db.AddRange(rows);
        await db.Save("spec", null, CancellationToken.None);
        return 0;
    });

    private async Task<List<Guid>> Left(string service, params Guid[] among)
    {
        await using var scope = platform.Services.CreateAsyncScope();
        return await scope.AsRelay(service).Outbox.Where(m => among.Contains(m.Id)).Select(m => m.Id).ToListAsync();
    }

    private Task<List<AuditEntry>> Log(string service, string act) => platform.AsAgency(service, db =>
        db.Audit.AsNoTracking().Where(a => a.Act == act).OrderBy(a => a.Id).ToListAsync());
}
