using System.Net;
using AgiiPlatform.Identity.Offboarding;
using AgiiPlatform.Platform.Authorization;
using AgiiPlatform.Platform.Http;
using AgiiPlatform.Specs.Agreements;
using AgiiPlatform.Specs.Operations;
using Microsoft.EntityFrameworkCore;
using static AgiiPlatform.Specs.Identity.LeavingCalls;

namespace AgiiPlatform.Specs.Identity;

/// <summary>
/// A municipality leaves the platform: read-only, then closed, as the administrator of the platform decides; until it is closed each step
/// can be undone.
/// </summary>
public class Leaving_the_platform(PlatformFixture platform)
{
    private static DateOnly Today => Flanders.Today;

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
            (await administrator.PostJson(address, tomorrow, key)).StatusCode
                .ShouldBe(HttpStatusCode.NoContent, "the second is told the same");
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
        stay["missingArchives"]!.AsArray().Count.ShouldBe(Services.Count);
        await (await administrator.PostJson($"/api/agii/organisations/{slug}/closing", new { name = "Eeklo" }))
            .ShouldRefuse(409, "rule:tenant-not-read-only");
        await (await platform.SignIn($"ambtenaar@{slug}.example")).Draft(slug);
        await platform.Decide(slug, "reopening", new { reason = "Toch niet." });
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
        await platform.Decide(slug, "reopening", new { reason = "Toch niet." });
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

    [Fact]
    public async Task Of_two_administrators_who_decide_at_once_the_second_is_told()
    {
        const string slug = "sint-pieters-leeuw", api = $"/api/agii/organisations/{slug}";
        var (one, email) = (await platform.SignIn(Administrator), $"{Guid.NewGuid():N}@agii.example");
        await one.Create("/api/agii/people",
            new { name = "Bea Beheer", email, password = PlatformFixture.Password, role = Role.Administrator, until = Today.AddDays(30) });
        var other = await platform.SignIn(email);
        await other.Until($"{api}/stay", HttpStatusCode.OK);

        // Who read before the other wrote is refused: when both make the row, and when both change it.
        (await platform.Overtaken(slug, s => s.MakeReadOnly(Today.AddDays(3), "x", DateTime.UnixEpoch))).ShouldBe("changed-meanwhile");
        (await platform.Overtaken(slug, s => s.Reopen())).ShouldBe("changed-meanwhile");
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
}
