using System.Net;
using AgiiPlatform.Identity.Sessions;
using AgiiPlatform.Specs.Agreements;
using AgiiPlatform.Specs.Inburgering;
using AgiiPlatform.Specs.Operations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using static AgiiPlatform.Specs.Agreements.AgreementCalls;
using static AgiiPlatform.Specs.Identity.LeavingCalls;

namespace AgiiPlatform.Specs.Identity;

/// <summary>A municipality that was closed: nobody enters it, nothing of it is deleted, and the others work on.</summary>
public class A_municipality_that_was_closed(PlatformFixture platform)
{
    private const string Here = "hoeilaart", Other = "torhout";

    [Fact]
    public async Task Nobody_enters_and_who_worked_only_there_signs_in_no_more()
    {
        var director = await platform.SignIn($"directeur@{Here}.example");
        var browser = await platform.Browse($"directeur@{Here}.example");
        var official = await platform.SignIn($"ambtenaar@{Here}.example");
        var worker = await platform.SignIn($"ocmw@{Here}.example");
        var consultant = await platform.ConsultantIn(Here, "vlaams-brabant");
        var manager = await platform.SignIn("regiomanager.vlaams-brabant@agii.example");
        var administrator = await platform.SignIn(Administrator);
        var machine = await platform.Machine(Here, director, "agreements-read");
        await machine.Until($"/api/{Here}/agreements", HttpStatusCode.OK);
        var (link, ofManager) = (await CalendarLink(official), await CalendarLink(manager));
        var program = await platform.MachineSecret(Here, director, "agreements-read");
        (await platform.AskToken(program)).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var calendar = platform.Anonymous();
        (await calendar.GetAsync(link)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await calendar.GetAsync(ofManager)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var agreement = await official.Draft(Here, Terms("Overeenkomst van 2011", "2011-01-01", "2011-12-31"));
        await official.Approve(agreement, "2011-01-10", "2011-02-05");
        var alderman = await platform.SignIn($"schepen@{Here}.example");
        foreach (var (signer, party, representative) in new[] { (alderman, 0, 0), (director, 0, 1), (manager, 1, 0) })
        {
            (await signer.Sign(agreement, party, representative, "2011-03-01")).EnsureSuccessStatusCode();
        }

        var ocmw = await Ocmw.Of(platform, Here, "vlaams-brabant");
        var referral = await ocmw.Send();
        Browser[] agency =
        [
            await platform.Browse("regiomanager.vlaams-brabant@agii.example"), await platform.Browse(Administrator),
            await platform.Browse("trajectbegeleider.vlaams-brabant@agii.example"),
        ];
        (Browser Who, string Page)[] lists =
        [
            (agency[0], "/agii/mijn-gemeenten"), (agency[0], "/agii/opvolging?datum=2011-06-01"), (agency[0], $"/agii/overzicht/{Here}"),
            (agency[0], "/agii/vernieuwingen?van=2011-12-31&tot=2011-12-31"), (agency[1], $"/agii/aansluitingen?zoek={Here}"),
            (agency[2], "/agii/doorverwijzingen"),
        ];
        foreach (var (who, page) in lists)
        {
            await PlatformFixture.Until(async () => (await who.Get(page)).Contains($"href=\"/{Here}/", StringComparison.Ordinal));
        }

        (await Queue()).ShouldContain(referral);

        var sessions = new SessionStore(platform.Services.GetRequiredService<IConfiguration>(), "identity", TimeProvider.System);
        var leaving = await platform.PersonId($"directeur@{Here}.example");
        (await sessions.Of(leaving, CancellationToken.None)).ShouldNotBeEmpty();
        var device = new SoftKey();
        await (await platform.Browse(await platform.NewPerson(Here))).AddPasskey(device, "Telefoon");
        (await new Browser(platform.Address).UsePasskey(device)).Status.ShouldBe(HttpStatusCode.Redirect, "the control: it signs in");

        await administrator.Done($"/api/agii/sign-in-methods/{Here}", new
        {
            kind = "openid", issuer = "https://aanmelden.example", clientId = "agii", secretName = "specs", scope = "openid profile",
        });
        (await calendar.GetAsync($"/{Here}/aanmelden")).StatusCode.ShouldBe(HttpStatusCode.OK, "its own provider");

        await platform.MakeReadOnly(Here);
        await PlatformFixture.Until(async () =>
            await (await official.PostJson($"/api/{Here}/agreements", new { })).Rule() == "tenant-read-only");
        (await calendar.GetAsync(link)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var closing = $"/api/agii/organisations/{Here}/closing";
        await (await administrator.PostJson(closing, new { name = "Iets anders" })).ShouldRefuse(400, "invalid-input", "Hoeilaart");
        await (await administrator.PostJson(closing, new { name = "Hoeilaart" })).ShouldRefuse(409, "rule:archive-missing");
        foreach (var client in (HttpClient[])[director, official, worker])
        {
            foreach (var part in (await client.GetJson($"/api/{Here}/archive")).AsArray())
            {
                (await client.GetByteArrayAsync(part!["address"]!.GetValue<string>())).Length.ShouldBeGreaterThan(100);
            }
        }

        await PlatformFixture.Until(async () =>
            (await administrator.GetJson($"/api/agii/organisations/{Here}/stay"))["missingArchives"]!.AsArray().Count == 0);
        (await agency[1].Get($"/agii/organisaties/{Here}/status")).ShouldContain($"/agii/organisaties/{Here}/afsluiten");

        await platform.Decide(Here, "closing", new { name = "hoeilaart" });

        foreach (var (who, client) in new[]
        {
            ("consultant", consultant), ("manager", manager), ("administrator", administrator),
        })
        {
            foreach (var path in (string[])["agreements", "visits", "protocols", "programmes"])
            {
                await PlatformFixture.Until(async () =>
                    (await client.GetAsync($"/api/{Here}/{path}")).StatusCode == HttpStatusCode.NotFound, seconds: 30);
            }
        }

        foreach (var client in (HttpClient[])[director, official, worker, machine])
        {
            await PlatformFixture.Until(async () => (await client.GetAsync($"/api/{Here}/agreements")).StatusCode
                is HttpStatusCode.Unauthorized or HttpStatusCode.NotFound, seconds: 30);
        }

        // AgII's lists still name it, and lead nowhere; what waits there does not wait any more.
        foreach (var (who, page) in lists)
        {
            await PlatformFixture.Until(async () => !(await who.Get(page)).Contains($"href=\"/{Here}/", StringComparison.Ordinal));
        }

        foreach (var (who, page) in lists.Where(l => l.Page.Contains('?')))
        {
            (await who.Get(page)).ShouldContain("(gemeente afgesloten)", customMessage: page);
        }

        // Its clients are named in no list any more.
        (await agency[2].Get("/agii/doorverwijzingen")).ShouldNotContain("Hoeilaart");
        (await Queue()).ShouldNotContain(referral);
        var organisations = await agency[1].Get($"/agii/organisaties?zoek={Here}");
        organisations.ShouldContain("Afgesloten");
        organisations.ShouldNotContain("Niemand", customMessage: "nobody needs to manage its people any more");

        (await calendar.GetAsync(link)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await calendar.GetAsync(ofManager)).StatusCode.ShouldBe(HttpStatusCode.NotFound, "of who works elsewhere too");
        (await platform.AskToken(program)).StatusCode.ShouldBe(HttpStatusCode.BadRequest, "it was taken back");
        (await calendar.GetAsync($"/{Here}/aanmelden")).StatusCode.ShouldBe(HttpStatusCode.Redirect, "its provider is forgotten");
        (await browser.IsIn()).ShouldBeFalse("who works nowhere else is signed out");
        (await agency[0].IsIn()).ShouldBeTrue("who works elsewhere is not");
        (await sessions.Of(leaving, CancellationToken.None)).ShouldBeEmpty("no session stays behind");
        await PlatformFixture.Until(async () => (await director.GetAsync("/api/identity/me")).StatusCode == HttpStatusCode.Unauthorized,
            seconds: 30);
        using var anonymous = platform.Anonymous();
        await (await anonymous.PostJson("/api/identity/login",
            new { email = $"directeur@{Here}.example", password = PlatformFixture.Password }))
            .ShouldRefuse(409, "rule:organisation-closed", "Hoeilaart is op dit platform afgesloten.");
        await (await anonymous.PostJson("/api/identity/login",
            new { email = $"directeur@{Here}.example", password = "een-ander-wachtwoord" })).ShouldRefuse(409, "rule:sign-in-failed");
        var passkey = new Browser(platform.Address);
        var (status, refused, _) = await passkey.UsePasskey(device);
        (status, refused.Contains("Hoeilaart is op dit platform afgesloten."), await passkey.IsIn())
            .ShouldBe((HttpStatusCode.Conflict, true, false), refused);

        // For good; and nobody comes back by another door.
        await (await administrator.PostJson($"/api/agii/organisations/{Here}/reopening", new { reason = "x" }))
            .ShouldRefuse(409, "rule:tenant-closed");
        await (await administrator.PostJson($"/api/agii/people/{await Official()}/rights", new { role = "official", tenant = Here }))
            .ShouldRefuse(409, "rule:tenant-closed");
        (await administrator.GetJson($"/api/agii/organisations/{Here}/stay"))["state"]!.GetValue<string>().ShouldBe("closed");

        // Nothing was deleted, and the neighbours work on.
        (await platform.In("agreements", Here, db => db.Set<AgiiPlatform.Agreements.Agreement>().CountAsync())).ShouldBeGreaterThan(0);
        (await consultant.GetAsync("/api/agii/caseload")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await (await platform.SignIn($"ambtenaar@{Other}.example")).Draft(Other);

        async Task<IEnumerable<Guid>> Queue() => (await ocmw.Counsellor.GetJson("/api/agii/referrals?limit=100"))["items"]!.AsArray()
            .Select(r => r!["id"]!.GetValue<Guid>());

        static async Task<string> CalendarLink(HttpClient who) => new Uri(
            (await (await who.PostJson($"/api/{Here}/calendar-links", new { })).Body())["address"]!.GetValue<string>()).PathAndQuery;

        async Task<Guid> Official() =>
            (await administrator.GetJson($"/api/agii/people?municipality={Other}"))["items"]!.AsArray()[0]!["id"]!.GetValue<Guid>();
    }
}
