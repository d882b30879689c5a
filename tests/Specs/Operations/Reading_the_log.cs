using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AgiiPlatform.Host.Operations.Audit;
using AgiiPlatform.Platform.Persistence;
using AgiiPlatform.Platform.Tenancy;
using AgiiPlatform.Specs.Agreements;
using AgiiPlatform.Specs.Isolation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AgiiPlatform.Specs.Operations;

/// <summary>
/// Who manages a municipality reads who did what there; everybody reads what was done in their own name, and when somebody signed in with
/// their account.
/// </summary>
public partial class Reading_the_log(PlatformFixture platform)
{
    private static readonly string[] Services = ["identity", "agreements", "caseloads", "inburgering", "overview", "programmes"];

    [Fact]
    public async Task Tells_who_did_what_when_and_finds_it_by_person_act_record_and_period()
    {
        var director = await platform.SignIn("directeur@torhout.example");
        var official = await platform.SignIn("ambtenaar@torhout.example");
        var me = await platform.PersonId("ambtenaar@torhout.example");
        var id = await official.Create("/api/torhout/agreements", Other_tenants.Agreement("Torhout"));
        await director.Create("/api/torhout/agreements", Other_tenants.Agreement("Torhout", "Een andere"));

        var line = (await Log($"record={id}"))[0];
        line["personId"]!.GetValue<Guid>().ShouldBe(me);
        (line["role"]!.GetValue<string>(), line["act"]!.GetValue<string>(), line["said"]!.GetValue<string>())
            .ShouldBe(("official", "DraftAgreement", "Overeenkomst opstellen"));
        (await Log($"person={me}&act=DraftAgreement")).ShouldAllBe(l => l["personId"]!.GetValue<Guid>() == me);
        (await Log("act=DraftAgreement")).Count.ShouldBeGreaterThan((await Log($"person={me}&act=DraftAgreement")).Count);
        (await Log($"record={id}&from={Flanders.Today:O}&until={Flanders.Today:O}")).ShouldNotBeEmpty();
        (await Log($"record={id}&until={Flanders.Today.AddDays(-1):O}")).ShouldBeEmpty();
        (await Log($"record={id}&from={Flanders.Today.AddDays(1):O}")).ShouldBeEmpty();
        // That it is read is in it, with what was looked for.
        (await Log("act=ReadAudit")).ShouldContain(l => l["reason"]!.GetValue<string>().Contains($"dossier {id}"));
        // A page after the other gives all of it, once.
        var (seen, after) = (new List<Guid>(), (string?)null);
        do
        {
            var page = await director.GetJson($"/api/torhout/audit/agreements?act=DraftAgreement&limit=1&after={after}");
            seen.AddRange(page["items"]!.AsArray().Select(l => l!["id"]!.GetValue<Guid>()));
            after = page["next"]?.GetValue<string>();
        }
        while (after is not null);
        seen.Count.ShouldBe(seen.Distinct().Count());
        seen.Count.ShouldBeGreaterThanOrEqualTo(2);

        async Task<IReadOnlyList<JsonNode>> Log(string query) =>
            [.. (await director.GetJson($"/api/torhout/audit/agreements?limit=100&{query}"))["items"]!.AsArray().Select(l => l!)];
    }

    [Theory]
    [InlineData("person=iedereen", "person")]
    [InlineData("record=iets", "record")]
    [InlineData("from=gisteren", "from")]
    [InlineData("until=2026-13-40", "until")]
    [InlineData("after=00000000-0000-0000-0000-000000000001", "after")]
    public async Task Refuses_what_it_cannot_look_for_and_names_the_field(string query, string field)
    {
        var director = await platform.SignIn("directeur@torhout.example");

        var answer = await director.GetAsync($"/api/torhout/audit/identity?{query}");

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Body())["errors"]![field].ShouldNotBeNull();
    }

    [Fact]
    public async Task Shows_nothing_of_another_municipality_in_any_service()
    {
        var torhout = await platform.SignIn("directeur@torhout.example");
        var tielt = await platform.SignIn("directeur@tielt.example");
        var theirs = await tielt.Create("/api/tielt/agreements", Other_tenants.Agreement("Tielt"));
        var official = await platform.PersonId("directeur@tielt.example");

        foreach (var service in Services)
        {
            await (await torhout.GetAsync($"/api/tielt/audit/{service}")).ShouldRefuse(404, "not-found");
            (await torhout.GetJson($"/api/torhout/audit/{service}?person={official}"))["items"]!.AsArray().ShouldBeEmpty(service);
            (await torhout.GetAsync($"/api/torhout/audit/{service}/list.csv?person={official}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        (await torhout.GetJson($"/api/torhout/audit/agreements?record={theirs}"))["items"]!.AsArray().ShouldBeEmpty();
        (await (await torhout.GetAsync($"/api/torhout/audit/agreements/list.csv?record={theirs}")).Content.ReadAsStringAsync())
            .Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(1);
        var last = (await tielt.GetJson("/api/tielt/audit/agreements?limit=1"))["items"]![0]!["id"]!.GetValue<Guid>();
        (await torhout.GetAsync($"/api/torhout/audit/agreements?after={last}")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        // The control: it is there, for who it belongs to, and without the first wall on a store that has no second.
        (await tielt.GetJson($"/api/tielt/audit/agreements?record={theirs}"))["items"]!.AsArray().ShouldNotBeEmpty();
        await using var scope = platform.Services.CreateAsyncScope();
        var own = platform.Tenant("torhout");
        scope.ServiceProvider.GetRequiredService<RequestContext>().Initialize(own, [own.Id], Actor.Nobody);
        var db = scope.ServiceProvider.GetRequiredKeyedService<ServiceDb>("agreements");
        var query = new AuditQuery(null, null, theirs, null, null).In(db);
        (await query.AnyAsync()).ShouldBeFalse();
#pragma warning disable RS0030 // the first wall is taken down, to see that it stood
        (await query.IgnoreQueryFilters(["tenant"]).AnyAsync()).ShouldBe(!PlatformFixture.Full);
#pragma warning restore RS0030
    }

    [Fact]
    public async Task Is_for_who_manages_the_municipality_alone()
    {
        foreach (var (who, status) in new[]
        {
            ("ambtenaar@torhout.example", 403), ("schepen@torhout.example", 403), ("ocmw@torhout.example", 403),
            ("beheerder@agii.example", 403), ("regiomanager.west-vlaanderen@agii.example", 403), ("directeur@tielt.example", 404),
            ("directeur@torhout.example", 200),
        })
        {
            var client = await platform.SignIn(who);
            ((int)(await client.GetAsync("/api/torhout/audit")).StatusCode).ShouldBe(status, who);
            foreach (var service in Services)
            {
                ((int)(await client.GetAsync($"/api/torhout/audit/{service}")).StatusCode).ShouldBe(status, who);
                ((int)(await client.GetAsync($"/api/torhout/audit/{service}/list.csv")).StatusCode).ShouldBe(status, who);
            }
        }
    }

    [Fact]
    public async Task Says_nothing_of_a_client_to_who_may_not_see_clients()
    {
        var worker = await platform.SignIn("ocmw@torhout.example");
        (await worker.GetAsync("/api/torhout/referrals")).StatusCode.ShouldBe(HttpStatusCode.OK); // "lijst bekeken: …"
        var director = await platform.SignIn("directeur@torhout.example");

        var lines = (await director.GetJson("/api/torhout/audit/inburgering"))["items"]!.AsArray();
        lines.ShouldContain(l => l!["act"]!.GetValue<string>() == "ListReferrals");
        lines.ShouldAllBe(l => l!["reason"] == null);

        // The control: it was noted, and who may see clients reads it as what was done in their own name.
        (await worker.GetJson("/api/torhout/audit/inburgering/own"))["items"]!.AsArray()
            .ShouldContain(l => l!["act"]!.GetValue<string>() == "ListReferrals" && l["reason"] != null);
    }

    [Fact]
    public async Task Leaves_as_a_file_in_which_nothing_is_a_formula()
    {
        var director = await platform.SignIn("directeur@tielt.example");
        var (tenant, entry) = ($"{platform.Tenant("tielt").Id}", $"{Guid.CreateVersion7()}");
        string Insert(string table, string t, string e) => // a reason that begins as a formula does
            $"insert into {table} (tenant_id, id, role, act, record_type, reason, at) values ('{t}', '{e}', '', 'Spec', '', '=1+1', "
            + "'2026-01-01 00:00:00')";
        await platform.Run("identity", Insert("audit_log", tenant.ToUpperInvariant(), entry.ToUpperInvariant()),
            $"select set_config('app.tenants', '{tenant}', true); {Insert("identity.audit_log", tenant, entry)}");

        var csv = await (await director.GetAsync("/api/tielt/audit/identity/list.csv?act=Spec")).Content.ReadAsStringAsync();

        csv.ShouldContain(";'=1+1");
        csv.ShouldNotContain(";=1+1");
        csv.TrimStart('\uFEFF').ShouldStartWith("Wanneer;Wie;Rol;Handeling;");
    }

    [Fact]
    public async Task Of_ones_own_acts_is_for_everybody_and_shows_nobody_elses()
    {
        var official = await platform.SignIn("ambtenaar@tielt.example");
        var alderman = await platform.SignIn("schepen@tielt.example");
        var (me, other) = (await platform.PersonId("ambtenaar@tielt.example"), await platform.PersonId("schepen@tielt.example"));
        var id = await official.Create("/api/tielt/agreements", Other_tenants.Agreement("Tielt"));

        var lines = (await official.GetJson($"/api/tielt/audit/agreements/own?person={other}"))["items"]!.AsArray();
        lines.ShouldContain(l => l!["recordId"]!.GetValue<Guid>() == id);
        lines.ShouldAllBe(l => l!["personId"]!.GetValue<Guid>() == me);
        (await alderman.GetJson($"/api/tielt/audit/agreements/own?record={id}"))["items"]!.AsArray().ShouldBeEmpty();
        await (await official.GetAsync("/api/torhout/audit/agreements/own")).ShouldRefuse(404, "not-found");
    }

    [Fact]
    public async Task Of_signing_in_tells_its_person_how_from_where_and_what_failed()
    {
        const string email = "schepen@torhout.example";
        using var elsewhere = Sources.From("127.9.9.9", platform.Address);
        elsewhere.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0");
        await elsewhere.PostJson("/api/identity/login", new { email, password = "dit is het niet" });
        var person = await platform.SignIn(email);

        var lines = (await person.GetJson("/api/identity/sign-ins"))["items"]!.AsArray();

        lines.ShouldContain(l => l!["act"]!.GetValue<string>() == "SignIn"
            && l["reason"]!.GetValue<string>() == "geweigerd: fout wachtwoord (Firefox op Linux), vanaf 127.9.9.9");
        lines.ShouldContain(l => l!["reason"]!.GetValue<string>().StartsWith("aangemeld ("));
        var me = await platform.PersonId(email);
        lines.ShouldAllBe(l => l!["personId"]!.GetValue<Guid>() == me);
        // Another's are another's.
        var other = await platform.SignIn("ocmw@torhout.example");
        (await other.GetJson("/api/identity/sign-ins")).ToJsonString().ShouldNotContain("127.9.9.9");
        var browser = await platform.Browse(email);
        (await browser.Get("/mijn-account/aanmeldingen")).ShouldContain("127.9.9.9");
    }

    [Fact]
    public async Task Has_pages_on_which_the_manager_finds_somebody_by_name()
    {
        var official = await platform.SignIn("ambtenaar@tielt.example");
        await official.Create("/api/tielt/agreements", Other_tenants.Agreement("Tielt"));
        var me = await platform.PersonId("ambtenaar@tielt.example");
        var browser = await platform.Browse("directeur@tielt.example");

        var page = await browser.Get("/tielt/logboek");
        page.ShouldContain("An Ambtenaar (Tielt)");
        page.ShouldNotContain("An Ambtenaar (Torhout)");
        var chosen = await browser.Open($"/tielt/logboek/kies?wie={me}&deel=agreements");
        chosen.Headers.Location!.ToString().ShouldBe($"/tielt/logboek/agreements?wie={me}");
        page = await browser.Get(chosen.Headers.Location!.ToString());
        page.ShouldContain("Overeenkomst opstellen");
        page.ShouldContain($"Ambtenaar {AuditLine.Code(me)}");
        page.ShouldNotContain("Algemeen directeur ");
        (await browser.Get("/tielt/logboek/eigen")).ShouldContain("Mijn handelingen");
        (await browser.Get("/tielt/logboek/agreements/eigen")).ShouldNotContain("Zoek in het logboek");
    }

    /// <summary>Every act that the code names has words, so that nobody reads a name of the code.</summary>
    [Fact]
    public void Names_every_act_in_Dutch()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "AgiiPlatform.sln")))
        {
            root = root.Parent!;
        }

        var acts = Directory.EnumerateFiles(Path.Combine(root.FullName, "src"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(f => Saved().Matches(File.ReadAllText(f)))
            .Select(m => m.Groups["act"].Value).Distinct().ToList();

        acts.Count.ShouldBeGreaterThan(100);
        acts.Where(a => ActInWords.Of(a) == a).ShouldBeEmpty();
        ActInWords.Of("OpenBox").ShouldBe("OpenBox"); // the control: what has no words keeps its name
    }

    [GeneratedRegex("""\b(?:Save|NoteAttempt|Find)\((?:email, password, http, ct, |\s*)(?:nameof\((?<act>\w+)\)|"(?<act>\w+)")""",
        RegexOptions.NonBacktracking)]
    private static partial Regex Saved();
}
