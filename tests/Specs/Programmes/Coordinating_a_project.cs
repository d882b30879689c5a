using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AgiiPlatform.Specs.Agreements;
using static AgiiPlatform.Specs.Programmes.SharedProject;

namespace AgiiPlatform.Specs.Programmes;

/// <summary>The people of a project: the board, a contact point in each municipality, a coordinator who sees this project only.</summary>
public class Coordinating_a_project(PlatformFixture platform)
{
    [Fact]
    [Trait("C3", "02")]
    [Trait("C3", "03")]
    [Trait("C3", "05")]
    [Trait("C3", "06")]
    public async Task Shows_the_board_the_contact_points_and_the_coordinator_to_every_member()
    {
        var project = await In(platform, "herselt", "vorselaar");
        var account = Guid.NewGuid();
        (await project.Officials["herselt"].PutAsJsonAsync(project.At("herselt", "board"), new
        {
            board = (object[])
            [
                new { name = "Vera Voorzit", title = "Schepen van integratie", organisation = "Herselt", role = "voorzitter" },
                new { name = "Olaf Oppositie", title = "Gemeenteraadslid (oppositie)", organisation = "Vorselaar" },
                new { name = "Wim Werk", organisation = "VDAB" },
            ],
            coordinators = (object[])[new { name = "Cora Coördinator", employer = "vzw Samen", person = account }],
        })).EnsureSuccessStatusCode();
        (await project.Officials["vorselaar"].PutAsJsonAsync(project.At("vorselaar", "participation"), new
        {
            name = "Anke Aanspreek", function = "Maatschappelijk werker", releasePercent = 20, anchors = "Het mentorproject loopt voort.",
        })).EnsureSuccessStatusCode();

        foreach (var municipality in project.Officials.Keys)
        {
            var seen = await project.Get(municipality);
            seen["board"]!.AsArray().Select(m => m!["name"]!.GetValue<string>()).ShouldBe(["Vera Voorzit", "Olaf Oppositie", "Wim Werk"]);
            seen["board"]![0]!["role"]!.GetValue<string>().ShouldBe("voorzitter");
            seen["coordinators"]![0]!["employer"]!.GetValue<string>().ShouldBe("vzw Samen");
            seen.ToJsonString().ShouldNotContain($"{account}", customMessage: "the number of an account is the lead's business");
            var member = seen["members"]!.AsArray().Single(m => m!["municipality"]!.GetValue<string>() == "vorselaar")!;
            member["contact"]!["releasePercent"]!.GetValue<int>().ShouldBe(20);
            member["anchors"]!.GetValue<string>().ShouldBe("Het mentorproject loopt voort.");
            member["profile"]!.GetValue<string>().ShouldBe("minder dan 15.000 inwoners");
        }

        var page = await (await platform.Browse("schepen@vorselaar.example")).Get($"/vorselaar/projecten/{project.Id}");
        page.ShouldContain("Anke Aanspreek, Maatschappelijk werker (20 % vrijgesteld)");
        page.ShouldContain("Gemeenteraadslid (oppositie)");
        page.ShouldNotContain("Uit het project stappen", customMessage: "an alderman reads");
    }

    [Fact]
    public async Task Keeps_what_the_first_of_two_people_wrote()
    {
        var project = await In(platform, "wemmel");
        var official = project.Officials["wemmel"];
        var at = $"/wemmel/projecten/{project.Id}/bestuur";
        var (first, second) = (await platform.Browse("ambtenaar@wemmel.example"), await platform.Browse("ambtenaar@wemmel.example"));
        var (typed, late) = (Browser.FieldsOf(await first.Get(at), at).Single(), Browser.FieldsOf(await second.Get(at), at).Single());
        (typed["board[0].name"], late["board[0].name"]) = ("Eerste Lid", "Tweede Lid");

        (await first.Submit(at, typed)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        WebUtility.HtmlDecode(await (await second.Submit(at, late)).Content.ReadAsStringAsync())
            .ShouldContain("Iemand anders heeft dit intussen gewijzigd.");

        (await official.GetJson(project.At("wemmel")))["board"]![0]!["name"]!.GetValue<string>().ShouldBe("Eerste Lid");
    }

    [Fact]
    public async Task Has_one_page_whatever_list_it_is_opened_from()
    {
        var project = await In(platform, "oud-turnhout");
        var browser = await platform.Browse("ambtenaar@oud-turnhout.example");

        $"{(await browser.Open($"/oud-turnhout/programmas/{project.Id}")).Headers.Location}"
            .ShouldBe($"/oud-turnhout/projecten/{project.Id}");
    }

    [Fact]
    public async Task A_coordinator_works_in_the_project_that_names_them_and_sees_nothing_else()
    {
        var project = await In(platform, "grobbendonk", "vosselaar");
        var other = await In(platform, "grobbendonk");
        var (coordinator, person) = await Coordinator(platform.SignIn, "cora@samen.example", "grobbendonk", "vosselaar");
        (await coordinator.GetAsync(project.At("grobbendonk"))).StatusCode.ShouldBe(HttpStatusCode.NotFound, "not named yet");
        await Name(until: null);

        await coordinator.Create(project.At("vosselaar", "duos"), Duo(meetings: 1));
        await coordinator.Create(project.At("grobbendonk", "duos"), Duo(mentor: "Iemand Anders"));
        (await coordinator.GetJson(project.At("vosselaar", "duos")))["items"]!.ToJsonString().ShouldContain(Volunteer);
        (await coordinator.GetJson("/api/grobbendonk/projects"))["items"]!.AsArray()
            .Select(p => p!["id"]!.GetValue<Guid>()).ShouldBe([project.Id]);

        (await coordinator.GetAsync($"/api/grobbendonk/projects/{other.Id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await coordinator.GetAsync("/api/grobbendonk/programmes")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await coordinator.GetAsync("/api/grobbendonk/agreements")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        foreach (var answer in (HttpResponseMessage[])
        [
            await coordinator.PostJson(project.At("grobbendonk", "members"), new { municipality = "boom" }),
            await coordinator.PutAsJsonAsync(project.At("grobbendonk", "board"), new { }),
            await coordinator.PostJson(project.At("vosselaar", "departure"), new { lastDay = "2024-05-05" }),
            await coordinator.PutAsJsonAsync(project.At("vosselaar", "participation"), new { anchors = "Wat de gemeente niet beslist." }),
            await coordinator.PostJson(project.At("vosselaar", "reports"), new { councilDate = "2024-05-05" }),
        ])
        {
            await answer.ShouldRefuse(409, "rule:municipality-decides");
        }

        await Name(until: "2024-12-31");
        (await coordinator.GetAsync(project.At("vosselaar", "duos"))).StatusCode.ShouldBe(HttpStatusCode.NotFound, "no longer coordinator");

        async Task Name(string? until) =>
            (await project.Officials["grobbendonk"].PutAsJsonAsync(project.At("grobbendonk", "board"), new
            {
                coordinators = (object[])[new { name = "Cora Coördinator", employer = "vzw Samen", person, until }],
            })).EnsureSuccessStatusCode();
    }

    /// <summary>Two roles give the rights of both, whichever was given first; the narrower one takes nothing away.</summary>
    [Theory]
    [InlineData("dubbel.een@samen.example", "project-coordinator", "official", true)]
    [InlineData("dubbel.twee@samen.example", "official", "project-coordinator", true)]
    [InlineData("dubbel.drie@samen.example", "project-coordinator", "alderman", false)]
    [InlineData("dubbel.vier@samen.example", "alderman", "project-coordinator", false)]
    public async Task Who_coordinates_and_has_another_role_too_may_do_what_either_may(
        string email, string first, string second, bool decides)
    {
        var project = await In(platform, "kaprijke");
        var administrator = await platform.SignIn("beheerder@agii.example");
        var person = await administrator.Create("/api/agii/people",
            new { name = "Dirk Dubbel", email, password = PlatformFixture.Password, role = first, tenant = "kaprijke" });
        (await administrator.PostJson($"/api/agii/people/{person}/rights", new { role = second, tenant = "kaprijke" }))
            .EnsureSuccessStatusCode();
        var both = await platform.SignIn(email);
        await PlatformFixture.Until(async () => (await both.GetAsync("/api/kaprijke/programmes")).IsSuccessStatusCode
            && (await both.GetAsync("/api/kaprijke/projects")).IsSuccessStatusCode);

        // A project that does not name this person as coordinator is read by the other role.
        await PlatformFixture.Until(async () => (await both.GetAsync(project.At("kaprijke"))).IsSuccessStatusCode);
        var started = await Start();
        await PlatformFixture.Until(async () => (started.StatusCode == HttpStatusCode.Forbidden ? started = await Start() : started)
            .StatusCode != HttpStatusCode.Forbidden); // until the right to write is known here too
        var written = await both.PostJson(project.At("kaprijke", "deliverables"), Sheet($"Van {email}"));
        var page = await (await platform.Browse(email)).Get("/kaprijke/projecten");
        if (decides)
        {
            started.StatusCode.ShouldBe(HttpStatusCode.Created);
            written.StatusCode.ShouldBe(HttpStatusCode.Created);
            (await both.PutAsJsonAsync(project.At("kaprijke", "participation"), new { anchors = "Beslist." })).EnsureSuccessStatusCode();
            page.ShouldContain("Project starten");
        }
        else
        {
            await started.ShouldRefuse(409, "rule:municipality-starts");
            written.StatusCode.ShouldBe(HttpStatusCode.NotFound, "only the coordinator's role writes, and this project does not name them");
            page.ShouldNotContain("Project starten");
        }

        Task<HttpResponseMessage> Start() =>
            both.PostJson("/api/kaprijke/projects", new { name = "Eigen", from = "2024-01-01", until = "2024-12-31" });
    }

    [Fact]
    public async Task An_alderman_reads_and_does_not_write_and_nobody_but_an_official_or_coordinator_sees_names()
    {
        var project = await In(platform, "merksplas", "ravels");
        await project.Create("merksplas", "duos", Duo(meetings: 12));
        var consultant = await platform.ConsultantIn("merksplas", "antwerpen");
        foreach (var reader in (HttpClient[])
            [await platform.SignIn("schepen@merksplas.example"), await platform.SignIn("directeur@merksplas.example"), consultant])
        {
            (await reader.GetJson(project.At("merksplas")))["duos"]!["enough"]!.GetValue<int>().ShouldBe(1);
            (await reader.GetAsync(project.At("merksplas", "duos"))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
            (await reader.PostJson(project.At("merksplas", "deliverables"), Sheet("x"))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }
    }

    [Theory]
    [InlineData("""{"board":[{"title":"Schepen"}]}""", 400, "invalid-input", "Vul de naam van bestuurslid 1 in.")]
    [InlineData("""{"board":[{"name":"A","role":"voorzitter"},{"name":"B","role":"voorzitter"}]}""", 409, "two-chairs", "twee voorzitters")]
    [InlineData("""{"board":[{"name":"A"},{"name":"B","from":"2024-02-01","until":"2024-01-01"}]}""", 409, "period-ends-before-it-begins",
        "Bestuurslid 2: de einddatum ligt voor de begindatum.")]
    [InlineData("""{"coordinators":[{"name":"A"}]}""", 400, "invalid-input", "Vul de werkgever van coördinator 1 in.")]
    public async Task A_board_that_cannot_be_is_refused_and_nothing_is_written(string body, int status, string rule, string sentence)
    {
        var project = await In(platform, "baarle-hertog");

        await (await project.Officials["baarle-hertog"].PutAsJsonAsync(project.At("baarle-hertog", "board"), JsonNode.Parse(body)!))
            .ShouldRefuse(status, rule, sentence);

        (await project.Get("baarle-hertog"))["board"]!.AsArray().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"municipality":"atlantis"}""", 400, "invalid-input", "Deze gemeente is er niet.")]
    [InlineData("""{"municipality":"agii"}""", 400, "invalid-input", "Deze gemeente is er niet.")]
    [InlineData("""{"municipality":"dessel"}""", 409, "rule:member-already", "Dessel neemt al deel")]
    [InlineData("""{"municipality":"borsbeek","from":"2025-01-01"}""", 409, "rule:municipality-not-there",
        "Borsbeek is opgegaan in Antwerpen (11002) op 1-1-2025. Voeg Antwerpen toe.")]
    public async Task A_municipality_that_cannot_be_added_is_refused(string body, int status, string rule, string sentence)
    {
        var project = await In(platform, "dessel");

        await (await project.Post("dessel", "members", JsonNode.Parse(body)!)).ShouldRefuse(status, rule, sentence);

        (await project.Get("dessel", "members")).AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Two_who_change_the_board_at_once_do_not_overwrite_each_other_and_a_repetition_does_nothing_again()
    {
        var project = await In(platform, "arendonk");
        await using (await platform.SlowWriting("programmes", platform.Tenant("arendonk")))
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(n => project.Officials["arendonk"].PutAsJsonAsync(
                project.At("arendonk", "board"), new { board = (object[])[new { name = $"Lid {n}" }] })));
            answers.Select(a => (int)a.StatusCode).Order().ShouldBe([204, 409]);
        }

        var key = $"{Guid.NewGuid()}";
        (await project.Post("arendonk", "members", new { municipality = "retie" }, key)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await project.Post("arendonk", "members", new { municipality = "retie" }, key)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await project.Get("arendonk", "members")).AsArray().Count.ShouldBe(2);
    }

    [Fact]
    public async Task Begins_on_a_page_and_has_an_empty_state_before()
    {
        var browser = await platform.Browse("ambtenaar@balen.example");
        (await browser.Get("/balen/projecten")).ShouldContain("Nog geen projecten");
        await (await (await platform.SignIn("ambtenaar@balen.example")).PostJson("/api/balen/projects",
                new { name = "Samen sterk", from = "2024-01-01", until = "2026-12-31", subsidyCents = 1, subsidyEuro = 200_000 }))
            .ShouldRefuse(400, "invalid-input", "twee verschillende bedragen");
        var fields = Browser.Fields(await browser.Get("/balen/projecten/nieuw"));
        (fields["name"], fields["from"], fields["until"], fields["subsidyEuro"]) = ("Samen sterk", "2024-01-01", "2026-12-31", "200000");

        var begun = await browser.Submit("/balen/projecten/nieuw", fields);

        var page = await browser.Get($"{begun.Headers.Location}");
        page.ShouldContain("Het project is gestart.");
        page.ShouldContain("€ 200.000");
        var add = Browser.Fields(await browser.Get($"{begun.Headers.Location}/gemeenten"));
        add["municipality"] = "mol";
        (await browser.Submit($"{begun.Headers.Location}/gemeenten", add)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await browser.Get($"{begun.Headers.Location}/gemeenten")).ShouldContain("Deze gemeenten nemen deel: Balen en Mol.");
        (await (await platform.Browse("ambtenaar@mol.example")).Get("/mol/projecten")).ShouldContain("Samen sterk");
        (await browser.Get($"{begun.Headers.Location}/bestuur")).ShouldContain("Bestuurslid 1");
        var end = Browser.Fields(await browser.Get($"{begun.Headers.Location}/gemeenten/mol/einde"));
        end["lastDay"] = "2024-06-30";
        (await browser.Submit($"{begun.Headers.Location}/gemeenten/mol/einde", end)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await browser.Get($"{begun.Headers.Location}")).ShouldContain("1-1-2024 – 30-6-2024");
        (await (await platform.Browse("ambtenaar@mol.example")).Get("/mol/projecten")).ShouldContain("(u nam deel tot en met 30-6-2024)");
    }
}
