using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AgiiPlatform.Agreements.Annexes;
using AgiiPlatform.Contracts;
using AgiiPlatform.Identity.Organisations;
using AgiiPlatform.Overview;
using AgiiPlatform.Platform.Authorization;
using AgiiPlatform.Platform.Http;
using AgiiPlatform.Platform.Messaging;
using AgiiPlatform.Platform.Persistence;
using AgiiPlatform.Programmes.Steering;
using AgiiPlatform.Specs.Agreements;
using AgiiPlatform.Specs.Inburgering;
using AgiiPlatform.Specs.Operations;
using MassTransit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static AgiiPlatform.Specs.Agreements.AgreementCalls;
using static AgiiPlatform.Specs.Identity.LeavingCalls;

namespace AgiiPlatform.Specs.Identity;

/// <summary>A municipality that leaves is read-only first: for everybody, in every service. What was said before still arrives.</summary>
public partial class A_municipality_that_is_read_only(PlatformFixture platform)
{
    private const string Here = "pelt", Other = "torhout";

    private static DateOnly Today => Flanders.Today;

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
    public async Task Everything_is_read_there_and_nothing_written_by_anybody_in_any_service()
    {
        var ocmw = await Ocmw.Of(platform, Here, "limburg");
        var referral = await ocmw.Send();
        var director = await platform.SignIn($"directeur@{Here}.example");
        var machine = await platform.Machine(Here, director, "programmes-write", "agreements-read");
        (string Who, HttpClient Client)[] callers =
        [
            ("directeur", director), ("ambtenaar", await platform.SignIn($"ambtenaar@{Here}.example")),
            ("schepen", await platform.SignIn($"schepen@{Here}.example")), ("ocmw", ocmw.Worker),
            ("consulent", await platform.ConsultantIn(Here, "limburg", "2020-01-01")), ("regiomanager", ocmw.Manager),
            ("trajectbegeleider", ocmw.Counsellor), ("programma", machine), ("beheerder", await platform.SignIn(Administrator)),
        ];
        await machine.Until($"/api/{Here}/agreements", HttpStatusCode.OK);
        (await Refused(callers)).ShouldBeEmpty("the control: while it is open, none of these calls is refused for that");

        await platform.MakeReadOnly(Here);

        var refused = await Refused(callers);
        var writes = Writes;
        writes.Count.ShouldBeGreaterThan(100);
        writes.Where(w => !refused.Contains($"{w.Method} {w.Path}")).Select(w => $"{w.Method} {w.Path}").ShouldBeEmpty();
        foreach (var (who, client) in callers)
        {
            foreach (var (method, path) in writes)
            {
                var (status, type) = await client.Call(method, path);
                (type is IsReadOnly || status is HttpStatusCode.Forbidden)
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

        // What the platform does by itself goes on: of what a service was told long ago it is told again.
        var since = TimeProvider.System.GetUtcNow().UtcDateTime;
        foreach (var service in Services)
        {
            await platform.AsAgency(service, db => db.Grants.Where(g => g.PersonId == platform.Tenant(Here).Id)
                .ExecuteUpdateAsync(u => u.SetProperty(g => g.PublishedAt, since.AddHours(-1))));
        }

        (await (await platform.SignIn(Administrator)).PostJson("/api/agii/people/resynchronisation", null)).EnsureSuccessStatusCode();
        foreach (var service in Services)
        {
            await PlatformFixture.Until(() => platform.AsAgency(service, db => db.Grants.AnyAsync(g =>
                g.PersonId == platform.Tenant(Here).Id && g.Line == 1 && g.PublishedAt > since)));
        }

        await (await callers[1].Client.PostJson($"/api/{Here}/agreements", Terms())).ShouldRefuse(409, "rule:tenant-read-only",
            "Pelt is sinds");

        await platform.Decide(Here, "reopening", new { reason = "Ze blijven toch." });

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
                    if ((await client.Call(method, path)).Type == IsReadOnly)
                    {
                        found.Add($"{method} {path}");
                    }
                }
            }

            return found;
        }
    }

    /// <summary>What was said before, or is AgII's, arrives: nothing is lost because nobody may write there any more.</summary>
    [Fact]
    public async Task It_still_hears_every_message()
    {
        const string slug = "willebroek";
        await platform.MakeReadOnly(slug);
        var (visit, agreement, meeting) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var (protocol, rebuild, annex) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        object[] messages =
        [
            new VisitHeld(visit, Today.AddDays(-1), 1), new VisitCancelled(visit, 2),
            new AgreementSigned(agreement, "local-diversity-policy", Today, Today.AddYears(1), Today, 1),
            new AgreementNoLongerSigned(agreement, 2), new MeetingChanged(meeting, Today, "Stuurgroep", false, false, 1),
            new ProtocolInForce(protocol, Today.AddDays(-9), Today.AddDays(-1), 1), new StateAsked(rebuild),
            new VisitsStated(rebuild, []), new AgreementsStated(rebuild, []), new ArchiveMade("agreements", DateTime.UnixEpoch, []),
            new KeyRotationAsked(1), new AnnexChanged(annex, "2026", 1, Today, Today.AddDays(9), false, null, [], 1),
        ];
        Type[] ofAgency = [typeof(AccessChanged), typeof(AssignmentChanged), typeof(MailWanted)]; // which AgII tells in its own name
        var consumers = platform.Services.GetServices<Consumer>().Where(c => !ofAgency.Contains(c.Message)).ToList();
        consumers.Select(c => c.Message).Except(messages.Select(m => m.GetType())).ShouldBeEmpty("a message that is new is here too");

        foreach (var message in messages)
        {
            var id = await Tell(message, slug);
            foreach (var consumer in consumers.Where(c => c.Message == message.GetType()))
            {
                await PlatformFixture.Until(() => platform.In(consumer.Service, slug, db =>
                    db.Inbox.AnyAsync(i => i.MessageId == id && i.Consumer == consumer.Name)));
            }
        }

        (await platform.In("overview", slug, db => db.Set<VisitFact>().AnyAsync(f => f.Id == visit && !f.Counts))).ShouldBeTrue();
        (await platform.In("overview", slug, db => db.Set<AgreementFact>().AnyAsync(f => f.Id == agreement && !f.Counts))).ShouldBeTrue();
        (await platform.In("programmes", slug, db => db.Set<MeetingFact>().AnyAsync(f => f.Id == meeting))).ShouldBeTrue();
        (await platform.In("identity", slug, db => db.Set<ProtocolFact>().AnyAsync(f => f.Id == protocol))).ShouldBeTrue();

        // AgII goes on giving its consultants their work, which opens what can be read there.
        var consultant = await platform.ConsultantIn(slug, "antwerpen");
        (await consultant.Call("POST", $"/api/{slug}/visits")).Type.ShouldBe(IsReadOnly, "the control");

        // A reading that would write by the way reads, and writes nothing: who looks for the first time is noted when it is open.
        var browser = await platform.Browse("consulent.antwerpen@agii.example");
        await browser.Get($"/{slug}/overeenkomsten");
        (await Introduced()).ShouldBeFalse();
        await platform.Decide(slug, "reopening", new { reason = "Ze blijven toch." });
        await PlatformFixture.Until(async () =>
            (await browser.Open($"/{slug}/overeenkomsten")).StatusCode == HttpStatusCode.OK && await Introduced());

        async Task<bool> Introduced()
        {
            var id = await platform.PersonId("consulent.antwerpen@agii.example");
            return await platform.In("agreements", slug, db => db.Set<StaffName>().AnyAsync(s => s.Id == id));
        }
    }

    /// <summary>Who confirms gives new rights: not in a municipality that leaves, and no page offers it there.</summary>
    [Fact]
    public async Task Nobody_confirms_a_role_or_a_program_there_and_no_page_offers_it()
    {
        const string slug = "poperinge";
        var (administrator, director) = (await platform.SignIn(Administrator), await platform.SignIn($"directeur@{slug}.example"));
        var email = $"{Guid.NewGuid():N}@{slug}.example";
        var person = await administrator.Create("/api/agii/people",
            new { name = "Wout Wacht", email, password = PlatformFixture.Password, role = Role.OcmwWorker, tenant = slug });
        var machine = await director.Create($"/api/{slug}/machine-accounts",
            new { name = "Pluto", permissions = (string[])["referrals-read"], until = Today.AddMonths(3) });
        var (ofDirector, ofWorker) = (await platform.Browse($"directeur@{slug}.example"), await platform.Browse($"ocmw@{slug}.example"));
        var right = (await Waiting())["id"]!.GetValue<Guid>();
        string[] buttons = [$"action=\"/{slug}/toegang/{right}/bevestigen\"", $"action=\"/{slug}/koppelingen/{machine}/bevestigen\""];
        (await Offered()).ShouldBe((true, true, true), "the control: while it is open both are offered");

        await platform.MakeReadOnly(slug);

        (await Offered()).ShouldBe((false, false, false));
        (await ofDirector.Get($"/{slug}/toegang")).ShouldContain("kan niemand een rol bevestigen");
        var worker = await platform.SignIn($"ocmw@{slug}.example");
        await (await director.PostJson($"/api/{slug}/access/{right}/confirmation", new { })).ShouldRefuse(409, "rule:tenant-read-only");
        await (await worker.PostJson($"/api/{slug}/machine-accounts/{machine}/confirmation", new { }))
            .ShouldRefuse(409, "rule:tenant-read-only");
        var another = await administrator.Create("/api/agii/people",
            new { name = "Lies Lezer", email = $"{Guid.NewGuid():N}@{slug}.example", password = PlatformFixture.Password, role = "official",
                tenant = slug }); // who may take the archive along, and nobody has to confirm it
        await (await administrator.PostJson($"/api/agii/people/{another}/rights", new { role = Role.OcmwWorker, tenant = slug }))
            .ShouldRefuse(409, "rule:nobody-confirms", "Poperinge is alleen-lezen");

        await platform.Decide(slug, "reopening", new { reason = "Ze blijven toch." });
        await PlatformFixture.Until(async () =>
            (await director.PostJson($"/api/{slug}/access/{right}/confirmation", new { })).IsSuccessStatusCode);
        await worker.Done($"/api/{slug}/machine-accounts/{machine}/confirmation", new { });
        (await administrator.PostJson($"/api/agii/people/{another}/rights", new { role = Role.OcmwWorker, tenant = slug }))
            .StatusCode.ShouldBe(HttpStatusCode.Created);

        async Task<JsonNode> Waiting() => (await director.GetJson($"/api/{slug}/access")).AsArray().Single(a =>
            a!["awaitsConfirmation"]!.GetValue<bool>() && a["name"]!.GetValue<string>() == "Wout Wacht")!;

        async Task<(bool Told, bool Role, bool Program)> Offered() => ((await Waiting())["mayConfirm"]!.GetValue<bool>(),
            (await ofDirector.Get($"/{slug}/toegang")).Contains(buttons[0]),
            (await ofWorker.Get($"/{slug}/koppelingen/{machine}")).Contains(buttons[1]));
    }

    /// <summary>Who opens a form there reads what is in it, and finds no button: what it would send is refused.</summary>
    [Fact]
    public async Task No_page_offers_to_change_anything_there()
    {
        const string slug = "kruisem";
        Browser[] people =
        [
            await platform.Browse($"directeur@{slug}.example"), await platform.Browse($"ambtenaar@{slug}.example"),
            await platform.Browse($"ocmw@{slug}.example"), await platform.Browse(Administrator),
        ];
        var before = await Offered();
        string[] some = ["instellingen", "overleg/nieuw", "aansluiting/kbo-nummer", "aansluiting/beheerders", "aansluiting/aanmeldwijze"];
        some.Select(s => $"/{slug}/{s}").Except(before).ShouldBeEmpty("the control: while it is open they are there to be sent");

        await platform.MakeReadOnly(slug);

        (await Offered()).ShouldBeEmpty();
        var settings = await people[0].Get($"/{slug}/instellingen");
        settings.ShouldContain("<fieldset class=\"form__closed\" disabled");
        settings.ShouldContain("name=\"companyNumber\"");
        settings.ShouldContain("action=\"/afmelden\"", customMessage: "who is there can still leave");
        await platform.Decide(slug, "reopening", new { reason = "Ze blijven toch." });

        // The pages of this municipality without the id of a record, that show one of these people something that can be sent to it.
        async Task<IReadOnlyList<string>> Offered()
        {
            var found = new List<string>();
            foreach (var page in Pages(slug))
            {
                foreach (var who in people)
                {
                    using var answer = await who.Open(page);
                    if (answer.IsSuccessStatusCode && answer.Content.Headers.ContentType?.MediaType == "text/html"
                        && IsOffered(await answer.Content.ReadAsStringAsync(), slug))
                    {
                        found.Add(page);
                        break;
                    }
                }
            }

            return found;
        }
    }

    private IEnumerable<string> Pages(string slug) => platform.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints)
        .OfType<RouteEndpoint>().Where(r => r.Metadata.GetMetadata<PermissionRequirement>() is { Across: false }
            && r.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") == true)
        .Select(r => "/" + r.RoutePattern.RawText!.TrimStart('/'))
        .Where(p => p.StartsWith("/{tenant}/", StringComparison.Ordinal) && p.Count(c => c == '{') == 1)
        .Where(p => !p.StartsWith("/{tenant}/archief/", StringComparison.Ordinal)) // downloads, each noted with the status
        .Select(p => p.Replace("{tenant}", slug, StringComparison.Ordinal)).Distinct();

    /// <summary>Whether a page has a form to this municipality that has a button.</summary>
    private static bool IsOffered(string page, string slug) => page.Split("</form>")[..^1]
        .Select(p => p[p.LastIndexOf("<form", StringComparison.Ordinal)..])
        .Any(f => f.Contains($"action=\"/{slug}/") && f.Contains("type=\"submit\"") && f.Contains("method=\"post\""));

    /// <summary>As the service says it that says this: signed, in the name of the municipality; its id.</summary>
    private async Task<Guid> Tell(object message, string slug)
    {
        var (id, tenant) = (Guid.CreateVersion7(), platform.Tenant(slug).Id);
        var by = message.GetType().GetCustomAttributes(typeof(PublishedByAttribute), false).Cast<PublishedByAttribute>().Single();
        var publisher = message is ArchiveMade archive ? archive.Service : by.Services.Single();
        await platform.Services.GetRequiredService<IBus>().Publish(message, message.GetType(), context =>
        {
            context.MessageId = id;
            context.Headers.Set("AgII-Tenant", tenant.ToString());
            platform.Services.GetRequiredService<MessageSignatures>().Sign(context, publisher, tenant, message);
        });
        return id;
    }

    [GeneratedRegex(@"\{[^}]+\}", RegexOptions.NonBacktracking)]
    private static partial Regex Parameter();
}
