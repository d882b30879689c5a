using System.Net;
using System.Text.Json.Nodes;
using AgiiPlatform.Caseloads;
using AgiiPlatform.Municipalities;
using AgiiPlatform.Platform.Persistence;
using AgiiPlatform.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AgiiPlatform.Specs.Caseloads;

public class Visiting_a_municipality(PlatformFixture platform)
{
    private static readonly DateOnly Today = Flanders.Today;

    [Fact]
    public async Task Goes_from_planned_to_held_and_the_official_can_read_it()
    {
        var consultant = await platform.ConsultantIn("halle", "vlaams-brabant");
        var id = await consultant.Create("/api/halle/visits",
            new { date = "2020-05-06", topic = "Kennismaking", attendees = "schepen, diensthoofd" });
        (await Visit(consultant, "halle", id))["state"]!.GetValue<string>().ShouldBe("planned");

        (await consultant.PostJson($"/api/halle/visits/{id}/completion",
            new { date = "2020-05-07", outcome = "Wil verder.", interestedInAgreement = true }))
            .StatusCode.ShouldBe(HttpStatusCode.NoContent);

        var seen = await Visit(await platform.SignIn("ambtenaar@halle.example"), "halle", id);
        seen["state"]!.GetValue<string>().ShouldBe("held");
        seen["date"]!.GetValue<string>().ShouldBe("2020-05-07");
        seen["outcome"]!.GetValue<string>().ShouldBe("Wil verder.");
        seen["interestedInAgreement"]!.GetValue<bool>().ShouldBeTrue();
        seen["consultantName"]!.GetValue<string>().ShouldStartWith("Cas Consulent");
    }

    [Fact]
    public async Task That_is_still_to_come_cannot_have_been_held()
    {
        var consultant = await platform.ConsultantIn("herent", "vlaams-brabant");
        var id = await consultant.Create("/api/herent/visits", new { date = Today.AddDays(1).ToString("O") });

        await (await consultant.PostJson($"/api/herent/visits/{id}/completion", new { outcome = "Goed." }))
            .ShouldRefuse(409, "visit-in-the-future", "kan nog niet uitgevoerd zijn");
        await (await consultant.PostJson($"/api/herent/visits/{id}/completion",
            new { date = Today.AddDays(2).ToString("O"), outcome = "Goed." }))
            .ShouldRefuse(409, "visit-in-the-future");
        (await Visit(consultant, "herent", id))["state"]!.GetValue<string>().ShouldBe("planned");

        // The control: the same visit, brought forward to today, is fine.
        (await consultant.PostJson($"/api/herent/visits/{id}/completion", new { date = Today.ToString("O"), outcome = "Goed." }))
            .StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task That_was_cancelled_stays_cancelled()
    {
        var consultant = await platform.ConsultantIn("herent", "vlaams-brabant");
        var id = await consultant.Create("/api/herent/visits", new { date = "2022-05-06" });
        await (await consultant.PostJson($"/api/herent/visits/{id}/cancellation", new { }))
            .ShouldRefuse(400, "invalid-input", "Vul de reden in.");

        (await consultant.PostJson($"/api/herent/visits/{id}/cancellation", new { reason = "Schepen is ziek." }))
            .StatusCode.ShouldBe(HttpStatusCode.NoContent);

        await (await consultant.PostJson($"/api/herent/visits/{id}/completion", new { outcome = "Goed." }))
            .ShouldRefuse(409, "visit-cancelled", "Plan een nieuw bezoek.");
        await (await consultant.PostJson($"/api/herent/visits/{id}/cancellation", new { reason = "Nog eens." }))
            .ShouldRefuse(409, "visit-cancelled");
        (await Visit(consultant, "herent", id))["cancellationReason"]!.GetValue<string>().ShouldBe("Schepen is ziek.");
    }

    [Fact]
    public async Task That_was_held_by_mistake_is_corrected_with_a_reason_that_is_kept()
    {
        var consultant = await platform.ConsultantIn("hoegaarden", "vlaams-brabant");
        var id = await Held(consultant, "hoegaarden", "2021-01-05");
        await (await consultant.PostJson($"/api/hoegaarden/visits/{id}/completion", new { outcome = "Goed." }))
            .ShouldRefuse(409, "visit-already-held", "5 januari 2021");

        (await consultant.PostJson($"/api/hoegaarden/visits/{id}/cancellation", new { reason = "Verkeerde gemeente." }))
            .StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await Visit(consultant, "hoegaarden", id))["state"]!.GetValue<string>().ShouldBe("cancelled");
        await using var scope = platform.Services.CreateAsyncScope();
        var tenant = scope.ServiceProvider.GetRequiredService<MunicipalityRegistry>().BySlug("hoegaarden")!;
        scope.ServiceProvider.GetRequiredService<RequestContext>().Initialize(tenant, [tenant.Id], Actor.Nobody);
        var audit = await scope.ServiceProvider.GetRequiredService<CaseloadsDb>().Set<AuditEntry>()
            .Where(a => a.RecordId == id).ToListAsync();
        audit.Select(a => a.Act).ShouldBe(["PlanVisit", "HoldVisit", "CancelVisit"], ignoreOrder: true);
        audit.Single(a => a.Act == "CancelVisit").Reason.ShouldBe("Verkeerde gemeente.");
        audit.ShouldAllBe(a => a.PersonId != null);
    }

    [Fact]
    public async Task Names_the_fields_that_are_missing_or_wrong()
    {
        var consultant = await platform.ConsultantIn("holsbeek", "vlaams-brabant");
        await (await consultant.PostJson("/api/holsbeek/visits", new { })).ShouldRefuse(400, "invalid-input", "Vul de datum in.");
        await (await consultant.PostJson("/api/holsbeek/visits", new { date = "1020-01-01" }))
            .ShouldRefuse(400, "invalid-input", "Kijk het jaartal na.");
        await (await consultant.PostJson("/api/holsbeek/visits", new { date = "yesterday" })).ShouldRefuse(400, "invalid-input");
        await (await consultant.PostJson("/api/holsbeek/visits", new { date = "2020-01-01", topic = new string('x', 201) }))
            .ShouldRefuse(400, "invalid-input", "hoogstens 200 tekens");
        await (await consultant.PostJson("/api/holsbeek/visits", new { date = "2020-01-01", tenantId = Guid.NewGuid() }))
            .ShouldRefuse(400, "invalid-input");

        var id = await consultant.Create("/api/holsbeek/visits", new { date = "2020-01-01" });
        await (await consultant.PostJson($"/api/holsbeek/visits/{id}/completion", new { }))
            .ShouldRefuse(400, "invalid-input", "Vul de uitkomst in.");
        (await consultant.GetJson("/api/holsbeek/visits"))["items"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Needs_the_municipality_to_exist_on_that_day_and_to_exist_still()
    {
        var consultant = await platform.ConsultantIn("pajottegem", "vlaams-brabant", from: "2025-01-01");
        await (await consultant.PostJson("/api/pajottegem/visits", new { date = "2024-12-31" }))
            .ShouldRefuse(409, "municipality-did-not-exist", "bestond niet op 31 december 2024");
        await consultant.Create("/api/pajottegem/visits", new { date = "2025-01-01" });

        var former = await platform.ConsultantIn("herne", "vlaams-brabant", from: "2019-01-01"); // became part of Pajottegem
        await (await former.PostJson("/api/herne/visits", new { date = "2024-05-01" }))
            .ShouldRefuse(409, "tenant-ended", "Werk verder in Pajottegem.");
    }

    [Fact]
    public async Task Is_written_by_the_consultant_and_only_read_by_the_municipality()
    {
        var consultant = await platform.ConsultantIn("kampenhout", "vlaams-brabant");
        var id = await Held(consultant, "kampenhout", "2021-02-03");
        var alderman = await platform.SignIn("schepen@kampenhout.example");
        var manager = await platform.SignIn("regiomanager.vlaams-brabant@agii.example");
        foreach (var reader in new[] { alderman, manager })
        {
            (await Visit(reader, "kampenhout", id))["state"]!.GetValue<string>().ShouldBe("held");
            await (await reader.PostJson("/api/kampenhout/visits", new { date = "2021-02-03" })).ShouldRefuse(403, "no-permission");
            await (await reader.PostJson($"/api/kampenhout/visits/{id}/cancellation", new { reason = "Weg." }))
                .ShouldRefuse(403, "no-permission");
        }

        await (await (await platform.SignIn("ocmw@kampenhout.example")).GetAsync("/api/kampenhout/visits"))
            .ShouldRefuse(403, "no-permission");
    }

    [Fact]
    public async Task Of_another_municipality_is_as_if_it_did_not_exist()
    {
        var consultant = await platform.ConsultantIn("keerbergen", "vlaams-brabant");
        await platform.ConsultantIn("kortenaken", "vlaams-brabant");
        var id = await Held(consultant, "keerbergen", "2021-02-03");
        var official = await platform.SignIn("ambtenaar@kortenaken.example");

        var foreign = await official.GetAsync($"/api/kortenaken/visits/{id}");
        var unknown = await official.GetAsync($"/api/kortenaken/visits/{Guid.NewGuid()}");
        foreign.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await foreign.Content.ReadAsStringAsync()).ShouldBe(await unknown.Content.ReadAsStringAsync());
        (await official.GetAsync($"/api/keerbergen/visits/{id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        // Even for one who may write in both: the address names the municipality, and the visit is not there.
        (await consultant.PostJson($"/api/kortenaken/visits/{id}/cancellation", new { reason = "Weg." }))
            .StatusCode.ShouldBe(HttpStatusCode.NotFound);
        // The control: at home it is found.
        (await consultant.GetAsync($"/api/keerbergen/visits/{id}")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Sent_twice_under_one_key_is_planned_once()
    {
        var consultant = await platform.ConsultantIn("kortenberg", "vlaams-brabant");
        var (key, body) = (Guid.NewGuid().ToString(), new { date = "2021-02-03" });

        var first = await consultant.Create("/api/kortenberg/visits", body, key);
        (await consultant.Create("/api/kortenberg/visits", body, key)).ShouldBe(first);
        ((int)(await consultant.PostJson("/api/kortenberg/visits", new { date = "2021-02-04" }, key)).StatusCode).ShouldBe(422);

        (await consultant.GetJson("/api/kortenberg/visits"))["items"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Is_listed_newest_first_a_page_at_a_time()
    {
        var consultant = await platform.ConsultantIn("kraainem", "vlaams-brabant");
        var ids = new List<Guid>();
        for (var day = 1; day <= 5; day++)
        {
            ids.Insert(0, await consultant.Create("/api/kraainem/visits", new { date = $"2021-02-0{day}" }));
        }

        var first = await consultant.GetJson("/api/kraainem/visits?limit=3");
        var second = await consultant.GetJson($"/api/kraainem/visits?limit=3&after={first["next"]}");
        first["items"]!.AsArray().Concat(second["items"]!.AsArray()).Select(v => v!["id"]!.GetValue<Guid>()).ShouldBe(ids);
        second["next"].ShouldBeNull();
    }

    private static async Task<Guid> Held(HttpClient consultant, string municipality, string date)
    {
        var id = await consultant.Create($"/api/{municipality}/visits", new { date });
        (await consultant.PostJson($"/api/{municipality}/visits/{id}/completion", new { outcome = "Besproken." }))
            .StatusCode.ShouldBe(HttpStatusCode.NoContent);
        return id;
    }

    private static Task<JsonNode> Visit(HttpClient reader, string municipality, Guid id) =>
        reader.GetJson($"/api/{municipality}/visits/{id}");
}
