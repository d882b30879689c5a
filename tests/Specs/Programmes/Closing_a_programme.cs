using System.Net;
using System.Net.Http.Json;
using AgiiPlatform.Platform.Http;
using AgiiPlatform.Programmes;
using AgiiPlatform.Programmes.Measuring;
using AgiiPlatform.Specs.Agreements;
using AgiiPlatform.Specs.Operations;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AgiiPlatform.Specs.Programmes;

/// <summary>A subsidised programme ends: the balance is paid or a part asked back, and nobody writes into it any more.</summary>
public class Closing_a_programme(PlatformFixture platform)
{
    private const string Municipality = "lennik", List = $"/api/{Municipality}/programmes";

    private Task<HttpClient> Official() => platform.SignIn($"ambtenaar@{Municipality}.example");

    /// <summary>A programme of this year: each spec has a year of its own, since a municipality takes part once in a period.</summary>
    private static async Task<string> Granted(HttpClient official, int year, long? granted = 2_500_000) =>
        $"{List}/" + await official.Create(List, new
        {
            definition = "plan-samenleven", from = $"{year}-10-01", until = $"{year + 1}-09-30", grantedCents = granted,
            actions = new[] { new { number = "16", plannedReach = 1, priority = 1 } },
        });

    private static async Task<int> Version(HttpClient reader, string programme) =>
        (await reader.GetJson(programme))["version"]!.GetValue<int>();

    private static async Task Close(HttpClient official, string programme, string date = "2024-10-15") =>
        await official.Done($"{programme}/closing", new { date, version = await Version(official, programme) });

    private static async Task Reopen(HttpClient official, string programme) => await official.Done($"{programme}/reopening",
        new { reason = "Nog een meting te noteren", version = await Version(official, programme) });

    [Fact]
    public async Task Is_done_and_undone_on_pages_that_keep_who_did_and_when()
    {
        var official = await Official();
        var programme = await Granted(official, 2021);
        var browser = await platform.Browse($"ambtenaar@{Municipality}.example");
        var page = programme.ToPage();
        var open = await browser.Get(page);
        open.ShouldContain("Programma afsluiten");
        open.ShouldContain("Plan Samenleven, versie 1", customMessage: "the definition that it follows, by its name");
        var fields = Browser.Fields(await browser.Get($"{page}/afsluiten"));
        fields["date"] = "15/10/2022";

        (await browser.Submit($"{page}/afsluiten", fields)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var shown = await browser.Get(page);
        shown.ShouldContain("Het programma is afgesloten.");
        shown.ShouldContain("15-10-2022, genoteerd op ");
        shown.ShouldContain(", ambtenaar");
        shown.ShouldContain("Saldo betaald");
        foreach (var way in (string[])["Acties kiezen en rekenen", "Toegekend bedrag", "Programma intrekken", "Programma afsluiten",
            "Personeel toevoegen", "Terugvordering noteren", "Aan welke stuurgroep ze rapporteren"])
        {
            shown.ShouldNotContain(way);
        }

        foreach (var (part, way) in (IEnumerable<(string, string)>)[("metingen", "noteren"), ("verslagen", "Verslag maken"),
            ("invulling", "Goedkeuringen wijzigen"), ("middelen", "/personeel/nakijken")])
        {
            (await browser.Get($"{page}/{part}")).ShouldNotContain(way);
        }

        (await official.GetJson(programme))["status"]!.GetValue<string>().ShouldBe("closed");
        fields = Browser.Fields(await browser.Get($"{page}/heropenen"));
        fields["reason"] = "Het eindverslag telde verkeerd";
        (await browser.Submit($"{page}/heropenen", fields)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        shown = await browser.Get(page);
        shown.ShouldContain("Eerder afgesloten en heropend (1)");
        shown.ShouldContain(": Het eindverslag telde verkeerd");
        shown.ShouldContain("Personeel toevoegen");
        var reopened = await official.GetJson(programme);
        reopened["status"]!.GetValue<string>().ShouldBe("granted");
        var closing = reopened["closings"]!.AsArray().Single()!;
        closing["date"]!.GetValue<string>().ShouldBe("2022-10-15");
        closing["reopened"]!["reason"]!.GetValue<string>().ShouldBe("Het eindverslag telde verkeerd");
        (await browser.Get($"{page}/metingen")).ShouldContain("noteren"); // the control of what was hidden above
        (await browser.Get($"{page}/verslagen")).ShouldContain("Verslag maken");
        (await browser.Get($"{page}/invulling")).ShouldContain("Goedkeuringen wijzigen");
        (await browser.Get($"{page}/middelen")).ShouldContain("/personeel/nakijken");
        await Close(official, programme, "2022-11-02"); // a second time: the first one stays readable
        (await official.GetJson(programme))["closings"]!.AsArray().Select(c => (c!["date"]!.GetValue<string>(), c["reopened"] is null))
            .ShouldBe([("2022-10-15", false), ("2022-11-02", true)]);
        (await browser.Get(page)).ShouldContain("Eerder afgesloten en heropend (1)");
        await Reopen(official, programme);
        shown = await browser.Get(page);
        shown.ShouldContain("Eerder afgesloten en heropend (2)");
        shown.ShouldContain(": Het eindverslag telde verkeerd");
        shown.ShouldContain(": Nog een meting te noteren");
    }

    [Fact]
    public async Task Or_giving_it_up_leaves_a_report_that_was_not_sent_readable_and_no_more()
    {
        var official = await Official();
        var programme = await Granted(official, 2005);
        var report = $"{programme}/reports/{await official.Create($"{programme}/reports", new { month = 6 })}".ToPage();
        var browser = await platform.Browse($"ambtenaar@{Municipality}.example");
        report = report.Replace("/reports/", "/verslagen/");
        (await browser.Get(report)).ShouldContain("Als verstuurd registreren");

        await official.Withdraw(programme);

        var shown = await browser.Get(report);
        shown.ShouldContain("Ontwerp, nog niet verstuurd.");
        shown.ShouldNotContain("Als verstuurd registreren");
        shown.ShouldNotContain("Verslag verwijderen");
    }

    [Fact]
    public async Task Says_that_a_part_was_asked_back()
    {
        var official = await Official();
        var programme = await Granted(official, 2015);
        await official.Put($"{programme}/recoveries", new
        {
            version = 1, recoveries = new[] { new { date = "2017-01-15", cents = 100_000, reason = "Actie 16 liep niet." } },
        });
        await Close(official, programme, "2017-02-01");

        var alderman = await platform.Browse($"schepen@{Municipality}.example");
        (await alderman.Get(programme.ToPage())).ShouldContain("Gedeeltelijk teruggevorderd");
    }

    [Fact]
    public async Task Is_refused_with_a_sentence_and_nothing_is_written()
    {
        var official = await Official();
        var programme = await Granted(official, 2022, granted: null);
        object At(string? date, int? version) => new { date, version };
        Task<HttpResponseMessage> Try(object body) => official.PostJson($"{programme}/closing", body);

        await (await Try(At("2024-01-01", 1))).ShouldRefuse(409, "nothing-granted", "is nog niet toegekend");
        await (await official.PostJson($"{programme}/reopening", new { reason = "x", version = 1 }))
            .ShouldRefuse(409, "not-closed", "is niet afgesloten");
        await official.Put($"{programme}/granted", new { grantedCents = 2_500_000 });
        await (await Try(At(null, 2))).ShouldRefuse(400, "invalid-input", "de datum");
        await (await Try(At("2090-01-01", 2))).ShouldRefuse(400, "invalid-input", "Deze dag is er nog niet.");
        await (await Try(At("2024-01-01", null))).ShouldRefuse(400, "invalid-input", "de versie");
        await (await Try(At("2024-01-01", 1))).ShouldRefuse(409, "changed-meanwhile", "intussen");
        await (await Try(At("2022-09-30", 2))).ShouldRefuse(409, "before-the-begin", "begint op 1 oktober 2022");
        var report = $"{programme}/reports/{await official.Create($"{programme}/reports", new { month = 6 })}";
        await (await Try(At("2024-01-01", 3))).ShouldRefuse(409, "report-not-sent", "«Verslag na 6 maanden»");
        (await official.GetJson(programme))["closings"]!.AsArray().ShouldBeEmpty();

        await official.Done($"{report}/removal", new { });
        (await (await platform.SignIn($"schepen@{Municipality}.example")).PostJson($"{programme}/closing", At("2024-01-01", 4)))
            .StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        await Close(official, programme); // the control
        await (await official.PostJson($"{programme}/reopening", new { version = 5 }))
            .ShouldRefuse(400, "invalid-input", "Schrijf waarom.");
        await (await official.PostJson($"{programme}/reopening", new { reason = "x", version = 4 }))
            .ShouldRefuse(409, "changed-meanwhile", "intussen");
    }

    /// <summary>Every route of the running host that writes into a programme: a new one is refused too, or named here.</summary>
    [Fact]
    public async Task Refuses_every_act_that_writes_into_it_until_it_is_reopened()
    {
        var official = await Official();
        var programme = await Granted(official, 2018);
        var personnel = await official.Create($"{programme}/personnel", new { fte = 1, source = "municipality", employer = "Integratie" });
        var operating = await official.Create($"{programme}/operating", new { text = "Zaal", cents = 100 });
        var measured = await official.Measure(programme, "16", "2019-03-31", 1);
        var report = await official.Create($"{programme}/reports", new { month = 6 });
        var seen = (await official.GetJson($"{programme}/reports/{report}"))["seen"]!.GetValue<string>();
        await official.Done($"{programme}/reports/{report}/sending", new { seen });
        var action = (await official.GetJson(programme))["actions"]!.AsArray().Single()!["id"]!.GetValue<Guid>();
        await Close(official, programme);
        var writes = platform.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .SelectMany(r => (r.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [])
                .Select(m => (Method: m, Path: "/" + r.RoutePattern.RawText!.TrimStart('/'))))
            .Where(r => r.Method != "GET" && r.Path.StartsWith("/api/{tenant}/programmes/{id:guid}/", StringComparison.Ordinal))
            .Select(r => (r.Method, Part: r.Path["/api/{tenant}/programmes/{id:guid}/".Length..]))
            .Where(r => r is not ("POST", "actions/calculation")) // writes nothing
            .Where(r => r is not ("POST", "reopening")) // undoes it
            .ToList();
        writes.Count.ShouldBeGreaterThan(24);

        async Task<string> Send(string method, string part)
        {
            var version = await Version(official, programme);
            object body = (method, part) switch
            {
                ("PUT", "granted") => new { grantedCents = 1, version },
                ("POST", "withdrawal") => new { version, reason = "Dubbel" },
                ("POST", "closing") => new { version, date = "2020-01-01" },
                ("PUT", "actions" or "steering" or "descriptions") => new { version, actions = Array.Empty<object>() },
                ("PUT", "recoveries") => new { version, recoveries = Array.Empty<object>() },
                ("PUT", "approvals") => new { version, approvals = new[] { new { body = "College", date = "2019-01-01" } } },
                ("PUT", "personnel" or "operating") => new { version, lines = Array.Empty<object>() },
                ("PUT", "measurements") => new { lines = Array.Empty<object>() },
                (_, "personnel" or "personnel/{lineId:guid}") =>
                    new { version, fte = 0.5m, source = "municipality", employer = "Integratie" },
                (_, "operating" or "operating/{lineId:guid}") => new { version, text = "Zaal", cents = 200 },
                (_, "means/division") => new { version, strengthensCents = 1 },
                (_, "measurements") => MeasuringCalls.Measured("16", "2019-06-30", 1),
                (_, "measurements/{measurementId:guid}") =>
                    new { date = "2019-03-31", value = 1, source = "Telling", reason = "Bron", version = 2 },
                (_, "measurements/{measurementId:guid}/removal") => new { reason = "Fout" },
                (_, "reports/{reportId:guid}/removal") => new { },
                (_, "reports") => new { month = 12 },
                (_, "reports/{reportId:guid}/sending") => new { seen },
                _ => new { version },
            };
            var path = part.Replace("{lineId:guid}", $"{(part[0] == 'p' ? personnel : operating)}", StringComparison.Ordinal)
                .Replace("{measurementId:guid}", $"{measured}", StringComparison.Ordinal)
                .Replace("{reportId:guid}", $"{report}", StringComparison.Ordinal)
                .Replace("{actionId:guid}", $"{action}", StringComparison.Ordinal);
            using var request = new HttpRequestMessage(new(method), $"{programme}/{path}");
            request.Content = method == "DELETE" ? null : JsonContent.Create(body);
            using var answer = await official.SendAsync(request);
            return answer.IsSuccessStatusCode ? "" : await answer.Content.ReadAsStringAsync();
        }

        var before = (await official.GetJson(programme)).ToJsonString();
        foreach (var (method, part) in writes)
        {
            (await Send(method, part)).ShouldContain("programme-closed", customMessage: $"{method} {part}");
            (await official.GetJson(programme)).ToJsonString().ShouldBe(before, $"{method} {part}");
        }

        await Reopen(official, programme);
        foreach (var (method, part) in writes.Where(w => w.Part is not ("withdrawal" or "closing")))
        {
            (await Send(method, part)).ShouldNotContain("programme-closed", customMessage: $"{method} {part}");
        }
    }

    [Fact]
    public async Task Refuses_what_is_measured_or_made_at_the_same_moment_as_a_second_writer()
    {
        var official = await Official();
        var (measured, reported) = (await Granted(official, 2009), await Granted(official, 2011));
        Guid Id(string programme) => Guid.Parse(programme.Split('/')[^1]);

        (await Should.ThrowAsync<RuleViolation>(() => platform.In("programmes", Municipality, async db =>
        {
            var (programme, actions) = await ((ProgrammesDb)db).ToMeasure(Id(measured), "16", default); // it is open still
            await Close(official, measured, "2012-01-01");
            actions.Single().Add(new(Guid.CreateVersion7(), new(2010, 3, 31), 1, "Telling"), programme, db.Context.Today);
            await db.Save("spec", actions.Single(), default);
            return 0;
        }))).Rule.ShouldBe("changed-meanwhile");
        (await Should.ThrowAsync<RuleViolation>(() => platform.In("programmes", Municipality, async db =>
        {
            var programme = ((ProgrammesDb)db).ToWrite(await db.Get<Programme>(Id(reported), default));
            await Close(official, reported, "2012-01-01");
            db.Add(ProgrammeReport.On(programme, "Verslag", null, new(2012, 3, 31)));
            await db.Save("spec", programme, default);
            return 0;
        }))).Rule.ShouldBe("changed-meanwhile");

        (await official.Action(measured, "16")).Series().ShouldBeEmpty();
        (await official.GetJson($"{reported}/reports"))["items"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Is_not_for_a_policy_plan_whose_approvals_are_written_whatever_its_status()
    {
        var official = await Official();
        var plan = await official.Create($"/api/{Municipality}/policy-plans",
            new { name = "Plan", from = "2024-01-01", until = "2024-12-31", status = "closed" });

        (await official.PostJson($"{List}/{plan}/closing", new { date = "2024-12-31", version = 1 })).StatusCode
            .ShouldBe(HttpStatusCode.NotFound);
        await official.Put($"/api/{Municipality}/policy-plans/{plan}/approvals",
            new { version = 1, approvals = new[] { new { body = "Gemeenteraad", date = "2024-01-30" } } });
    }
}
