using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AgiiPlatform.Agreements.Annexes;
using AgiiPlatform.Contracts;
using AgiiPlatform.Identity;
using AgiiPlatform.Identity.Offboarding;
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
        stay.Missing(services).ShouldBe(["Doorverwijzingen: logboek"]);
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

    /// <summary>What was said before, or is AgII's, arrives: nothing is lost because nobody may write there any more.</summary>
    [Fact]
    public async Task Read_only_it_still_hears_every_message()
    {
        const string slug = "willebroek";
        await MakeReadOnly(slug);
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
        (await Call(consultant, "POST", $"/api/{slug}/visits")).Type.ShouldBe("urn:agii:problem:rule:tenant-read-only", "the control");

        // A reading that would write by the way reads, and writes nothing: the name of who looks for the first time is noted when it is open.
        var browser = await platform.Browse("consulent.antwerpen@agii.example");
        await browser.Get($"/{slug}/overeenkomsten");
        (await Introduced()).ShouldBeFalse();
        await Act(slug, "reopening", new { reason = "Ze blijven toch." });
        await PlatformFixture.Until(async () =>
            (await browser.Open($"/{slug}/overeenkomsten")).StatusCode == HttpStatusCode.OK && await Introduced());

        async Task<bool> Introduced()
        {
            var id = await platform.PersonId("consulent.antwerpen@agii.example");
            return await platform.In("agreements", slug, db => db.Set<StaffName>().AnyAsync(s => s.Id == id));
        }
    }

    [Fact]
    public async Task Of_two_administrators_who_decide_at_once_the_second_is_told()
    {
        const string slug = "sint-pieters-leeuw", api = $"/api/agii/organisations/{slug}";
        var (one, email) = (await platform.SignIn(Administrator), $"{Guid.NewGuid():N}@agii.example");
        await one.Create("/api/agii/people",
            new { name = "Bea Beheer", email, password = PlatformFixture.Password, role = Role.Administrator, until = Today.AddDays(30) });
        var other = await platform.SignIn(email);
        await Until(other, $"{api}/stay", HttpStatusCode.OK);

        // Who read before the other wrote is refused: when both make the row, and when both change it.
        (await Overtaken(slug, s => s.MakeReadOnly(Today.AddDays(3), "x", DateTime.UnixEpoch))).ShouldBe("changed-meanwhile");
        (await Overtaken(slug, s => s.Reopen())).ShouldBe("changed-meanwhile");
        await AtOnce("read-only", new { from = Today.AddDays(3), reason = "Van een van beiden." });
        await AtOnce("reopening", new { reason = "Toch niet." });

        (await one.GetJson($"{api}/stay"))["state"]!.GetValue<string>().ShouldBe("open");
        (await platform.Noted("MakeReadOnly")).Count(n => n!.StartsWith(slug, StringComparison.Ordinal)).ShouldBe(1);

        // Who still has the page of before reads why it is too late, and what can be done now.
        const string page = $"/agii/organisaties/{slug}/status", action = $"/agii/organisaties/{slug}/alleen-lezen";
        var browser = await platform.Browse(Administrator);
        var fields = Browser.FieldsOf(await browser.Get(page), action)[0];
        (fields["from"], fields["reason"]) = ($"{Today.AddDays(5):yyyy-MM-dd}", "Te laat.");
        await other.Done($"{api}/read-only", new { from = Today.AddDays(3), reason = "Eerst." });
        var (status, answer) = await browser.Post(action, fields);
        (status, answer.Contains("De alleen-lezen-periode is al vastgelegd."), answer.Contains("Weer openstellen"))
            .ShouldBe((HttpStatusCode.Conflict, true, true), answer);
        var again = Browser.FieldsOf(answer, $"/agii/organisaties/{slug}/openstellen")[0];
        again["reason"] = "Toch niet.";
        (await browser.Post($"/agii/organisaties/{slug}/openstellen", again)).Status.ShouldBe(HttpStatusCode.Redirect);

        async Task AtOnce(string act, object input)
        {
            HttpResponseMessage[] answers;
            await using (await platform.SlowWriting("identity", platform.Tenant("agii")))
            {
                answers = await Task.WhenAll(one.PostJson($"{api}/{act}", input), other.PostJson($"{api}/{act}", input));
            }

            answers.Select(a => a.StatusCode).Order().ShouldBe([HttpStatusCode.NoContent, HttpStatusCode.Conflict]);
            (await answers.Single(a => !a.IsSuccessStatusCode).Rule()).ShouldBeOneOf(
                "changed-meanwhile", act == "read-only" ? "tenant-read-only-already" : "tenant-open");
        }
    }

    /// <summary>By which rule somebody is refused who changes what another changed since they read it.</summary>
    private Task<string> Overtaken(string slug, Action<TenantStay> change) => platform.AsAgency("identity", async mine =>
    {
        change(await OpenStay.Of(platform.Tenant(slug), (IdentityDb)mine, default));
        await platform.AsAgency("identity", async theirs =>
        {
            change(await OpenStay.Of(platform.Tenant(slug), (IdentityDb)theirs, default));
            await theirs.Save("spec", null, default);
            return 0;
        });
        return (await Should.ThrowAsync<RuleViolation>(() => mine.Save("spec", null, default))).Rule;
    });

    /// <summary>Who confirms gives new rights: not in a municipality that leaves, and no page offers it there.</summary>
    [Fact]
    public async Task Read_only_nobody_confirms_a_role_or_a_program_and_no_page_offers_it()
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

        await MakeReadOnly(slug);

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

        await Act(slug, "reopening", new { reason = "Ze blijven toch." });
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
        var agreement = await official.Draft(Closing, Terms("Overeenkomst van 2011", "2011-01-01", "2011-12-31"));
        await official.Approve(agreement, "2011-01-10", "2011-02-05");
        var alderman = await platform.SignIn($"schepen@{Closing}.example");
        foreach (var (signer, party, representative) in new[] { (alderman, 0, 0), (director, 0, 1), (manager, 1, 0) })
        {
            (await signer.Sign(agreement, party, representative, "2011-03-01")).EnsureSuccessStatusCode();
        }

        var ocmw = await Ocmw.Of(platform, Closing, "vlaams-brabant");
        await ocmw.Send();
        Browser[] agency =
        [
            await platform.Browse("regiomanager.vlaams-brabant@agii.example"), await platform.Browse(Administrator),
            await platform.Browse("trajectbegeleider.vlaams-brabant@agii.example"),
        ];
        (Browser Who, string Page)[] lists =
        [
            (agency[0], "/agii/mijn-gemeenten"), (agency[0], "/agii/opvolging?datum=2011-06-01"), (agency[0], $"/agii/overzicht/{Closing}"),
            (agency[0], "/agii/vernieuwingen?van=2011-12-31&tot=2011-12-31"), (agency[1], $"/agii/aansluitingen?zoek={Closing}"),
            (agency[2], "/agii/doorverwijzingen"),
        ];
        foreach (var (who, page) in lists)
        {
            await PlatformFixture.Until(async () => (await who.Get(page)).Contains($"href=\"/{Closing}/", StringComparison.Ordinal));
        }

        var device = new SoftKey();
        await (await platform.Browse(await platform.NewPerson(Closing))).AddPasskey(device, "Telefoon");
        (await new Browser(platform.Address).UsePasskey(device)).Status.ShouldBe(HttpStatusCode.Redirect, "the control: it signs in");

        await administrator.Done($"/api/agii/sign-in-methods/{Closing}", new
        {
            kind = "openid", issuer = "https://aanmelden.example", clientId = "agii", secretName = "specs", scope = "openid profile",
        });
        (await calendar.GetAsync($"/{Closing}/aanmelden")).StatusCode.ShouldBe(HttpStatusCode.OK, "its own provider");

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
        (await agency[1].Get($"/agii/organisaties/{Closing}/status")).ShouldContain($"/agii/organisaties/{Closing}/afsluiten");

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

        // AgII's lists still name it, and lead nowhere; what waits there does not wait any more.
        foreach (var (who, page) in lists)
        {
            await PlatformFixture.Until(async () => !(await who.Get(page)).Contains($"href=\"/{Closing}/", StringComparison.Ordinal));
        }

        foreach (var (who, page) in lists.Where(l => l.Page.Contains('?')))
        {
            (await who.Get(page)).ShouldContain("(gemeente afgesloten)", customMessage: page);
        }

        (await calendar.GetAsync(link)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await calendar.GetAsync($"/{Closing}/aanmelden")).StatusCode.ShouldBe(HttpStatusCode.Redirect, "its provider is forgotten");
        (await browser.IsIn()).ShouldBeFalse("who works nowhere else is signed out");
        (await agency[0].IsIn()).ShouldBeTrue("who works elsewhere is not");
        using var anonymous = platform.Anonymous();
        await (await anonymous.PostJson("/api/identity/login",
            new { email = $"directeur@{Closing}.example", password = PlatformFixture.Password }))
            .ShouldRefuse(409, "rule:organisation-closed", "Hoeilaart is op dit platform afgesloten.");
        await (await anonymous.PostJson("/api/identity/login",
            new { email = $"directeur@{Closing}.example", password = "een-ander-wachtwoord" })).ShouldRefuse(409, "rule:sign-in-failed");
        var passkey = new Browser(platform.Address);
        var (status, refused, _) = await passkey.UsePasskey(device);
        (status, refused.Contains("Hoeilaart is op dit platform afgesloten."), await passkey.IsIn())
            .ShouldBe((HttpStatusCode.Conflict, true, false), refused);

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
