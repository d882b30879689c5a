using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AgiiPlatform.Specs.Agreements;
using AgiiPlatform.Programmes.Workspaces;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using static AgiiPlatform.Specs.Programmes.SharedProject;

namespace AgiiPlatform.Specs.Programmes;

/// <summary>
/// BAM Empowerment!: Mortsel with Aartselaar and Borsbeek, from the begin of 2016 to the middle of 2019, with 61 duos that met twelve times
/// and 62 welcome sheets. Entered in June 2019 and read again in 2025, when Borsbeek has become part of Antwerpen. On a host of its own,
/// since its clock is moved: embedded, in either shape.
/// </summary>
[Collection(Alone.Name)]
public sealed class BAM_Empowerment : IAsyncLifetime
{
    private static readonly (string Municipality, int Duos, int Sheets)[] Parts =
        [("mortsel", 31, 30), ("aartselaar", 16, 17), ("borsbeek", 14, 15)];

    private readonly string _data = Directory.CreateTempSubdirectory("agii-bam").FullName;
    private readonly MovedClock _clock = new(new DateTimeOffset(2019, 6, 28, 10, 0, 0, TimeSpan.Zero));
    private WebApplicationFactory<Program> _host = null!;

    public async ValueTask InitializeAsync()
    {
        _host = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseEnvironment("Development");
            foreach (var (key, value) in new Dictionary<string, string>
            {
                ["DataDirectory"] = _data, ["Urls"] = "http://127.0.0.1:0", ["Demo:Fill"] = "false", ["Demo:Accounts"] = "true",
                ["Demo:Password"] = PlatformFixture.Password, ["PersonalData:MasterKeys:1"] = Convert.ToBase64String(new byte[32]),
            })
            {
                host.UseSetting(key, value);
            }

            host.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(_clock));
        });
        _host.UseKestrel(0);
        _host.StartServer();
        foreach (var (municipality, _, _) in Parts)
        {
            await PlatformFixture.Until(async () => (await (await SignIn($"ambtenaar@{municipality}.example"))
                .GetAsync($"/api/{municipality}/projects")).IsSuccessStatusCode);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    [Fact]
    [Trait("C3", "01")]
    [Trait("C3", "02")]
    [Trait("C3", "03")]
    [Trait("C3", "04")]
    [Trait("C3", "07")]
    [Trait("C3", "08")]
    [Trait("C3", "09")]
    [Trait("C3", "16")]
    public async Task Of_three_municipalities_has_61_duos_732_meetings_and_62_sheets_before_and_after_the_merger()
    {
        var bam = await Of(SignIn, new
        {
            name = "BAM Empowerment!", from = "2016-01-01", until = "2019-06-30",
            condition = "Eén gemeente zet al stevig in op integratie, de andere hebben een gelijkaardig profiel van nieuwkomers.",
        }, "mortsel", "aartselaar", "borsbeek");
        (await bam.Officials["mortsel"].PutAsJsonAsync(bam.At("mortsel", "board"), new
        {
            board = (object[])
            [
                new { name = "Ilse Lacante", title = "Schepen van integratie", organisation = "Mortsel", role = "voorzitter" },
                new { name = "Schepen van Aartselaar", organisation = "Aartselaar" },
                new { name = "Schepen van Borsbeek", organisation = "Borsbeek" },
                new { name = "Consulent", organisation = "Agentschap Integratie en Inburgering" },
                new { name = "Consulent", organisation = "VDAB" },
            ],
        })).EnsureSuccessStatusCode();
        foreach (var (municipality, duos, sheets) in Parts)
        {
            for (var n = 0; n < duos; n++)
            {
                var from = new DateOnly(2016, 2, 1).AddDays(n * 30);
                await bam.Create(municipality, "duos", new
                {
                    mentor = $"Mentor {n}", mentee = $"Mentee {n}", channel = "municipal-magazine",
                    goals = (string[])["work", "applying-for-work", "dutch"],
                    from = $"{from:O}", meetings = Enumerable.Range(0, 12).Select(i => $"{from.AddDays(i * 14):O}"),
                });
            }

            for (var n = 0; n < sheets; n++)
            {
                await bam.Create(municipality, "deliverables", Sheet($"Onthaalfiche {n + 1} van {municipality}", "2018-03-01"));
            }
        }

        ShouldBeBam(await bam.Get("mortsel"));
        var shown = await bam.Get("aartselaar");
        (shown["lead"]!.GetValue<string>(), shown["isLead"]!.GetValue<bool>(), shown["period"]!["from"]!.GetValue<string>(),
            shown["period"]!["until"]!.GetValue<string>()).ShouldBe(("Mortsel", false, "2016-01-01", "2019-06-30"));
        shown["condition"]!.GetValue<string>().ShouldStartWith("Eén gemeente zet al stevig in op integratie");
        (await bam.Get("mortsel", "members")).AsArray()
            .Select(m => (m!["name"]!.GetValue<string>(), m["duos"]!["duos"]!.GetValue<int>(), m["sheets"]!.GetValue<int>()))
            .ShouldBe([("Mortsel", 31, 30), ("Aartselaar", 16, 17), ("Borsbeek", 14, 15)]);
        (await bam.Get("mortsel", "members")).AsArray().Select(m => m!["profile"]!.GetValue<string>()).ShouldBe(
            ["25.000 inwoners of meer", "minder dan 15.000 inwoners", "minder dan 15.000 inwoners"]);
        var told = await bam.Create("borsbeek", "reports", new { councilDate = "2019-06-24" });
        (await bam.Officials["mortsel"].GetStringAsync("/api/mortsel/programmes/list.csv")).ShouldContain(";30/6/2019;Loopt;");

        _clock.MoveTo(new DateTimeOffset(2025, 3, 3, 10, 0, 0, TimeSpan.Zero));
        var (mortsel, borsbeek) = (await SignIn("ambtenaar@mortsel.example"), await SignIn("ambtenaar@borsbeek.example"));

        (await mortsel.GetStringAsync("/api/mortsel/programmes/list.csv")).ShouldContain(";30/6/2019;Afgelopen;");
        // Totals as of 2019 are what they were (c), and the history of Borsbeek is readable under its name of then (a).
        ShouldBeBam(await mortsel.GetJson($"{bam.At("mortsel")}?asOf=2019-06-30"));
        ShouldBeBam(await borsbeek.GetJson(bam.At("borsbeek")));
        (await mortsel.GetJson(bam.At("mortsel", "members"))).AsArray().Select(m => m!["name"]!.GetValue<string>())
            .ShouldBe(["Mortsel", "Aartselaar", "Borsbeek (tot 31-12-2024)"]);
        (await borsbeek.GetJson(bam.At("borsbeek", "duos?limit=100")))["items"]!.AsArray().Count.ShouldBe(14);
        (await borsbeek.GetJson(bam.At("borsbeek", "reports")))["sent"]![0]!["id"]!.GetValue<Guid>().ShouldBe(told);
        (await borsbeek.GetJson(bam.At("borsbeek")))["asOf"]!.GetValue<string>().ShouldBe("2024-12-31");

        // Nothing new is written in Borsbeek, and the sentence names its successor (b).
        foreach (var (part, body) in (IEnumerable<(string, object)>)[("duos", Duo()), ("deliverables", Sheet("x")), ("reports", new { })])
        {
            await (await borsbeek.PostJson(bam.At("borsbeek", part), body)).ShouldRefuse(409, "rule:tenant-ended",
                "Borsbeek is opgegaan in Antwerpen (11002) op 1-1-2025.");
        }

        await (await mortsel.PostJson(bam.At("mortsel", "members"), new { municipality = "borsbeek", from = "2025-01-01" }))
            .ShouldRefuse(409, "rule:member-already");

        // The names are kept for a year after the project; the totals stay what they were, also of who has ended.
        (await borsbeek.GetJson(bam.At("borsbeek", "duos"))).ToJsonString().ShouldContain("Mentor 3");
        await _host.Services.GetRequiredService<DuoNames>().EraseEverywhere(CancellationToken.None);
        foreach (var (client, municipality) in (IEnumerable<(HttpClient, string)>)[(mortsel, "mortsel"), (borsbeek, "borsbeek")])
        {
            (await client.GetJson(bam.At(municipality, "duos"))).ToJsonString().ShouldNotContain("Mentor 3");
            ShouldBeBam(await client.GetJson(bam.At(municipality)));
        }
    }

    /// <summary>A municipality whose end is decided plans nothing after it, while it is still there.</summary>
    [Fact]
    [Trait("C3", "16")]
    public async Task A_record_after_the_merger_is_refused_while_the_municipality_is_still_there()
    {
        _clock.MoveTo(new DateTimeOffset(2024, 12, 2, 10, 0, 0, TimeSpan.Zero));
        var project = await Of(SignIn, new { name = "Samen verder", from = "2024-01-01", until = "2026-12-31" }, "mortsel", "borsbeek");
        await project.Create("borsbeek", "meetings", new { kind = "board", title = "Laatste raad", date = "2024-12-31" });

        await (await project.Post("borsbeek", "meetings", new { kind = "board", title = "Raad van januari", date = "2025-01-01" }))
            .ShouldRefuse(409, "rule:after-the-merger",
            "Raad van januari: Borsbeek is opgegaan in Antwerpen (11002) op 1-1-2025. Noteer bij Antwerpen wat vanaf dan gebeurt.");
    }

    /// <summary>Three that become one (T134), of one province or of two: each keeps its history, the new one joins in its own name.</summary>
    [Theory]
    [InlineData("pajottegem", "23106", "galmaarden gooik herne")]
    [InlineData("beveren-kruibeke-zwijndrecht", "46030", "beveren kruibeke zwijndrecht")]
    [Trait("C3", "16")]
    public async Task A_merger_of_three_changes_no_total_and_its_successor_joins_once(string successor, string nis, string predecessors)
    {
        _clock.MoveTo(new DateTimeOffset(2024, 12, 2, 10, 0, 0, TimeSpan.Zero));
        var merged = predecessors.Split(' ');
        foreach (var municipality in merged.Append(successor))
        {
            await PlatformFixture.Until(async () => (await (await SignIn($"ambtenaar@{municipality}.example"))
                .GetAsync($"/api/{municipality}/projects")).IsSuccessStatusCode);
        }

        var project = await Of(SignIn, new { name = "Samen verder", from = "2024-01-01", until = "2026-12-31" }, "mortsel", merged);
        foreach (var municipality in merged)
        {
            await project.Create(municipality, "duos", Duo(meetings: 2));
            await project.Create(municipality, "deliverables", Sheet($"Fiche van {municipality}"));
        }

        // What is to come is told to who leads, and looking writes nothing (T135, T136).
        var before = await project.Get("mortsel");
        before["mergers"]!.AsArray().Select(m => m!.GetValue<string>())
            .ShouldAllBe(m => m.Contains($"({nis}) op 1-1-2025. Wat ze deed,"));
        before["mergers"]!.AsArray().Count.ShouldBe(3);
        (await project.Get("mortsel")).ToJsonString().ShouldBe(before.ToJsonString());
        (await project.Get(merged[0]))["mergers"]!.AsArray().ShouldBeEmpty("who leads decides");

        _clock.MoveTo(new DateTimeOffset(2025, 3, 3, 10, 0, 0, TimeSpan.Zero));
        var (mortsel, theirs, joined) = (await SignIn("ambtenaar@mortsel.example"), await SignIn($"ambtenaar@{merged[0]}.example"),
            await SignIn($"ambtenaar@{successor}.example"));
        await (await theirs.PostJson(project.At(merged[0], "deliverables"), Sheet("x"))).ShouldRefuse(409, "rule:tenant-ended", nis);
        (await joined.GetAsync(project.At(successor))).StatusCode.ShouldBe(HttpStatusCode.NotFound, "nobody let it in");
        (await mortsel.PostJson(project.At("mortsel", "members"), new { municipality = successor, from = "2025-01-01" }))
            .EnsureSuccessStatusCode();
        await (await mortsel.PostJson(project.At("mortsel", "members"), new { municipality = successor, from = "2025-01-01" }))
            .ShouldRefuse(409, "rule:member-already");
        await joined.Create(project.At(successor, "deliverables"), Sheet("Samen gemaakt", "2025-02-03"));

        foreach (var (client, municipality) in (IEnumerable<(HttpClient, string)>)[(mortsel, "mortsel"), (joined, successor)])
        {
            var seen = await client.GetJson(project.At(municipality));
            seen["duos"]!.ToJsonString().ShouldStartWith("""{"duos":3,"meetings":6,""");
            (seen["sheets"]!.GetValue<int>(), seen["mergers"]!.AsArray().Count).ShouldBe((4, 0));
            seen["members"]!.AsArray().Count(m => m!["name"]!.GetValue<string>().EndsWith("(tot 31-12-2024)", StringComparison.Ordinal))
                .ShouldBe(3);
        }

        (await theirs.GetJson(project.At(merged[0])))["sheets"]!.GetValue<int>().ShouldBe(3, "what there was by its last day");
        (await joined.GetJson(project.At(successor, "duos")))["items"]!.AsArray().ShouldBeEmpty("names stay where they were");
    }

    /// <summary>
    /// The municipality that leads has merged, and writes nothing any more: AgII hands the lead to another member, which lets the successor
    /// in and hands it the lead in turn.
    /// </summary>
    [Fact]
    [Trait("C3", "16")]
    public async Task Agii_hands_over_the_lead_of_who_merged_and_the_next_one_lets_the_successor_in()
    {
        _clock.MoveTo(new DateTimeOffset(2024, 12, 2, 10, 0, 0, TimeSpan.Zero));
        var project = await Of(SignIn, new { name = "Samen verder", from = "2024-01-01", until = "2026-12-31" }, "borsbeek", "mortsel",
            "aartselaar");
        foreach (var (municipality, _, _) in Parts)
        {
            await project.Create(municipality, "deliverables", Sheet($"Fiche van {municipality}"));
        }

        _clock.MoveTo(new DateTimeOffset(2025, 3, 3, 10, 0, 0, TimeSpan.Zero));
        var (borsbeek, mortsel, aartselaar) = (await SignIn("ambtenaar@borsbeek.example"), await SignIn("ambtenaar@mortsel.example"),
            await SignIn("ambtenaar@aartselaar.example"));
        var (antwerpen, administrator) = (await SignIn("ambtenaar@antwerpen.example"), await SignIn("beheerder@agii.example"));
        await (await borsbeek.PutAsJsonAsync(project.At("borsbeek", "lead"), new { municipality = "mortsel" }))
            .ShouldRefuse(409, "rule:tenant-ended");
        await (await mortsel.PostJson(project.At("mortsel", "members"), new { municipality = "antwerpen", from = "2025-01-01" }))
            .ShouldRefuse(409, "rule:lead-only");

        (await administrator.PostJson($"/api/agii/projects/borsbeek/{project.Id}/lead",
            new { municipality = "mortsel", reason = "Borsbeek is opgegaan in Antwerpen." })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await mortsel.PostJson(project.At("mortsel", "members"), new { municipality = "antwerpen", from = "2025-01-01" }))
            .EnsureSuccessStatusCode();

        (await antwerpen.GetJson(project.At("antwerpen", "deliverables")))["items"]!.AsArray().Count.ShouldBe(3);
        await antwerpen.Create(project.At("antwerpen", "deliverables"), Sheet("Van Antwerpen", "2025-02-03"));
        var seen = await aartselaar.GetJson(project.At("aartselaar"));
        (seen["lead"]!.GetValue<string>(), seen["sheets"]!.GetValue<int>()).ShouldBe(("Mortsel", 4));
        var then = await borsbeek.GetJson(project.At("borsbeek"));
        (then["lead"]!.GetValue<string>(), then["sheets"]!.GetValue<int>(), then["members"]!.AsArray().Count)
            .ShouldBe(("Borsbeek (tot 31-12-2024)", 3, 3), "it reads what there was");

        // The successor takes the lead, and who led before lets nobody in.
        (await mortsel.PutAsJsonAsync(project.At("mortsel", "lead"), new { municipality = "antwerpen" })).EnsureSuccessStatusCode();
        await (await mortsel.PostJson(project.At("mortsel", "members"), new { municipality = "boom" })).ShouldRefuse(409, "rule:lead-only");
        (await antwerpen.PostJson(project.At("antwerpen", "members"), new { municipality = "boom" })).EnsureSuccessStatusCode();
        (await (await SignIn("ambtenaar@boom.example")).GetJson(project.At("boom")))["lead"]!.GetValue<string>().ShouldBe("Antwerpen");
        (await administrator.GetJson("/api/agii/projects")).AsArray().Single(p => p!["id"]!.GetValue<Guid>() == project.Id)!["lead"]!
            .GetValue<string>().ShouldBe("Antwerpen");
    }

    private static void ShouldBeBam(JsonNode project)
    {
        project["duos"]!.ToJsonString().ShouldBe("""{"duos":61,"meetings":732,"enough":61,"belowMinimum":0,"minimum":732}""");
        project["sheets"]!.GetValue<int>().ShouldBe(62);
    }

    private async Task<HttpClient> SignIn(string email)
    {
        var client = new HttpClient { BaseAddress = _host.ClientOptions.BaseAddress };
        await PlatformFixture.Until(async () =>
        {
            using var answer = await client.PostJson("/api/identity/login", new { email, password = PlatformFixture.Password });
            if (answer.StatusCode != HttpStatusCode.OK)
            {
                return false;
            }

            client.DefaultRequestHeaders.Authorization = new("Bearer", (await answer.Body())["accessToken"]!.GetValue<string>());
            return true;
        });
        return client;
    }

    /// <summary>The clock of the machine, moved to another time; timers go on as they are.</summary>
    private sealed class MovedClock(DateTimeOffset to) : TimeProvider
    {
        private TimeSpan _by = to - System.GetUtcNow();

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _by;

        internal void MoveTo(DateTimeOffset now) => _by = now - System.GetUtcNow();
    }
}
