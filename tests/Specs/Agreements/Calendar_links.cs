using System.Net;
using AgiiPlatform.Agreements;
using AgiiPlatform.Agreements.Meetings;
using AgiiPlatform.Identity;
using AgiiPlatform.Identity.Provider;
using AgiiPlatform.Municipalities;
using AgiiPlatform.Platform.Authorization;
using AgiiPlatform.Platform.Tenancy;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static AgiiPlatform.Specs.PlatformFixture;

namespace AgiiPlatform.Specs.Agreements;

/// <summary>
/// The secret link with which a calendar reads meetings: those of one municipality, or of all that somebody of AgII follows.
/// </summary>
public class Calendar_links(PlatformFixture platform)
{
    private const string Consultant = "consulent.west-vlaanderen@agii.example";
    private const string Manager = "regiomanager.west-vlaanderen@agii.example";
    private const string NeverMade = "/agii/overleg/agenda/000000000000000000000000000000000000000000000000.ics";

    [Fact]
    public async Task Of_a_consultant_has_the_meetings_of_the_assignments_that_run_by_day_with_the_municipality_in_the_title()
    {
        await platform.ConsultantIn("koekelare", "west-vlaanderen");
        var consultant = await platform.ConsultantIn("diksmuide", "west-vlaanderen");
        await Plan("koekelare", "Later bij Koekelare", 20);
        await Plan("diksmuide", "Eerst bij Diksmuide", 10);
        await Plan("pittem", "Bij niemand", 15);
        var cancelled = await Plan("diksmuide", "Toch niet", 30);
        await (await platform.SignIn("ambtenaar@diksmuide.example")).Done($"/api/diksmuide/meetings/{cancelled}/cancellation", new { });
        var link = await Link(consultant, "agii");

        var titles = Titles(await Open(link));
        titles.Where(t => t.Contains("bij ", StringComparison.Ordinal))
            .ShouldBe(["Diksmuide: Eerst bij Diksmuide", "Koekelare: Later bij Koekelare"]);
        titles.ShouldContain("Geannuleerd: Diksmuide: Toch niet");
        titles.ShouldNotContain(t => t.Contains("Bij niemand", StringComparison.Ordinal));

        // The control: what keeps it out is the assignment, and nothing else.
        var assignment = await Assign("pittem");
        await Until(async () => Titles(await Open(link)).Contains("Pittem: Bij niemand"));

        var manager = await platform.SignIn(Manager);
        (await platform.InTurn(() => manager.PostJson($"/api/agii/assignments/{assignment}/end", new { until = Day(-1) })))
            .EnsureSuccessStatusCode();
        await Until(async () => !Titles(await Open(link)).Contains("Pittem: Bij niemand"));
        Titles(await Open(link)).ShouldContain("Diksmuide: Eerst bij Diksmuide");
    }

    [Fact]
    public async Task Gives_a_calendar_with_a_name_that_changes_only_when_a_meeting_does()
    {
        var official = await platform.SignIn("ambtenaar@ingelmunster.example");
        var meeting = await Plan("ingelmunster", "Startoverleg", 9);
        using var calendar = platform.Anonymous();
        var path = new Uri(await Link(official, "ingelmunster")).PathAndQuery;

        using var first = await calendar.GetAsync(path);
        using var second = await calendar.GetAsync(path);
        var text = await first.Content.ReadAsStringAsync();
        text.ShouldContain("X-WR-CALNAME:Overleg Ingelmunster en AgII");
        text.ShouldContain("\nNAME:Overleg Ingelmunster en AgII");
        (await second.Content.ReadAsStringAsync()).ShouldBe(text);
        using var again = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
        (await calendar.SendAsync(again)).StatusCode.ShouldBe(HttpStatusCode.NotModified);

        await official.Done($"/api/ingelmunster/meetings/{meeting}/cancellation", new { });
        using var later = await calendar.GetAsync(path);
        later.Headers.ETag.ShouldNotBe(first.Headers.ETag, "the control: a change is seen");
        string.CompareOrdinal(Stamp(await later.Content.ReadAsStringAsync()), Stamp(text)).ShouldBeGreaterThan(0);

        static string Stamp(string file) => file.Split('\n').First(l => l.StartsWith("DTSTAMP", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_a_regional_manager_has_the_own_region_where_AgII_works_and_no_other()
    {
        await Plan("kortemark", "In de regio", 12);
        await Plan("zemst", "In een andere regio", 12);

        var titles = Titles(await Open(await Link(await platform.SignIn(Manager), "agii")));

        titles.ShouldContain("Kortemark: In de regio");
        titles.ShouldNotContain(t => t.Contains("In een andere regio", StringComparison.Ordinal));

        await Plan("gent", "Met een ander agentschap", 12);
        await Plan("wetteren", "Bij Gent", 12);
        titles = Titles(await Open(await Link(await platform.SignIn("regiomanager.oost-vlaanderen@agii.example"), "agii")));
        titles.ShouldContain("Wetteren: Bij Gent");
        titles.ShouldNotContain(t => t.Contains("Met een ander agentschap", StringComparison.Ordinal));
        Titles(await Open(await Link(await platform.SignIn("regiomanager.vlaams-brabant@agii.example"), "agii")))
            .ShouldContain("Zemst: In een andere regio", "the control: to whom it belongs, it is shown");
    }

    [Fact]
    public async Task Of_a_municipality_has_its_own_meetings_also_for_who_follows_more()
    {
        await platform.ConsultantIn("koekelare", "west-vlaanderen");
        var consultant = await platform.ConsultantIn("diksmuide", "west-vlaanderen");
        await Plan("koekelare", "Niet hier", 21);
        await Plan("diksmuide", "Wel hier", 22);

        foreach (var person in new[] { consultant, await platform.SignIn("ambtenaar@diksmuide.example") })
        {
            var titles = Titles(await Open(await Link(person, "diksmuide")));
            titles.ShouldContain("Wel hier");
            titles.ShouldNotContain(t => t.Contains("Niet hier", StringComparison.Ordinal));
        }

        Titles(await Open(await Link(consultant, "agii"))).ShouldContain("Koekelare: Niet hier", "the control: it is there to be seen");
    }

    [Fact]
    public async Task Revoked_replaced_at_another_address_or_of_somebody_without_a_right_left_is_word_for_word_one_that_never_was()
    {
        var consultant = await platform.ConsultantIn("diksmuide", "west-vlaanderen");
        var replaced = await Link(consultant, "agii");
        var link = await Link(consultant, "agii");
        var municipal = await Link(consultant, "diksmuide");
        var (former, present) = (await LinkOf(until: Day(-1)), await LinkOf(until: Day(0)));
        using var calendar = platform.Anonymous();
        foreach (var works in new[] { link, municipal, present })
        {
            (await calendar.GetAsync(works)).StatusCode.ShouldBe(HttpStatusCode.OK, "the control: as it was given, it works");
        }

        var never = await Answer(NeverMade);
        never.Status.ShouldBe(HttpStatusCode.NotFound);
        (await Answer(replaced)).ShouldBe(never);
        (await Answer(former)).ShouldBe(never);
        (await Answer(municipal.Replace("/diksmuide/", "/agii/", StringComparison.Ordinal))).ShouldBe(never);
        (await Answer(municipal.Replace("/diksmuide/", "/koekelare/", StringComparison.Ordinal))).ShouldBe(never);
        (await Answer(link.Replace("/agii/", "/diksmuide/", StringComparison.Ordinal))).ShouldBe(never);
        (await consultant.DeleteAsync("/api/agii/calendar-links")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await Answer(link)).ShouldBe(never);
        (await calendar.GetAsync(municipal)).StatusCode.ShouldBe(HttpStatusCode.OK, "a link of its own");

        async Task<(HttpStatusCode Status, string Body)> Answer(string path)
        {
            using var answer = await calendar.GetAsync(path);
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
        }
    }

    [Fact]
    public async Task For_all_municipalities_is_for_those_of_AgII_who_follow_any()
    {
        await (await (await platform.SignIn("ambtenaar@diksmuide.example")).PostJson("/api/agii/calendar-links", new { }))
            .ShouldRefuse(404, "not-found");
        await (await (await platform.SignIn("trajectbegeleider.west-vlaanderen@agii.example"))
            .PostJson("/api/agii/calendar-links", new { })).ShouldRefuse(403, "no-permission");
        await (await (await platform.SignIn("beheerder@agii.example")).PostJson("/api/agii/calendar-links", new { }))
            .ShouldRefuse(403, "no-permission");
    }

    [Fact]
    public async Task Made_twice_in_the_same_instant_leaves_one_that_works()
    {
        var official = await platform.SignIn("directeur@wielsbeke.example");
        for (var round = 0; round < 4; round++)
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 3)
                .Select(_ => official.PostJson("/api/wielsbeke/calendar-links", new { })));

            var works = 0;
            using var calendar = platform.Anonymous();
            foreach (var made in answers.Where(a => a.IsSuccessStatusCode))
            {
                var address = new Uri((await made.Body())["address"]!.GetValue<string>()).PathAndQuery;
                works += (await calendar.GetAsync(address)).IsSuccessStatusCode ? 1 : 0;
            }

            works.ShouldBe(1);
            (await official.DeleteAsync("/api/wielsbeke/calendar-links")).EnsureSuccessStatusCode();
        }
    }

    [Fact]
    public async Task On_its_page_is_found_in_the_menu_made_and_revoked()
    {
        await platform.ConsultantIn("diksmuide", "west-vlaanderen");
        var browser = await platform.Browse(Consultant);
        (await browser.Get("/agii/mijn-gemeenten")).ShouldContain("href=\"/agii/overleg/agenda\"");
        (await browser.Get("/diksmuide/overleg/agenda")).ShouldContain("href=\"/agii/overleg/agenda\"");
        (await (await platform.Browse("ambtenaar@diksmuide.example")).Get("/diksmuide/overleg/agenda")).ShouldNotContain("/agii/");

        var (status, page) = await browser.Post("/agii/overleg/agenda", Browser.Fields(await browser.Get("/agii/overleg/agenda")));
        status.ShouldBe(HttpStatusCode.OK);
        var link = page[page.IndexOf("https://samen.example", StringComparison.Ordinal)..].Split('<')[0];
        await Open(new Uri(link).PathAndQuery);

        page = await browser.Get("/agii/overleg/agenda");
        page.ShouldNotContain("https://samen.example");
        (await browser.Post("/agii/overleg/agenda/intrekken", Browser.Fields(page))).Status.ShouldBe(HttpStatusCode.Redirect);
        page = await browser.Get("/agii/overleg/agenda");
        page.ShouldContain("De link werkt niet meer.");
        page.ShouldNotContain("Link intrekken");
    }

    [Fact]
    public async Task Gives_a_calendar_so_many_meetings_and_no_more_and_rather_what_comes_than_what_was()
    {
        await using (var scope = Work("vleteren", out var db))
        {
            foreach (var day in Enumerable.Range(-10, ShareCalendar.Most + 5))
            {
                db.Meetings.Add(Meeting.Plan(new($"Dag {day}", null, Flanders.Today.AddDays(day), null, null, null, null, null, []), null));
            }

            await db.Save("spec", null, CancellationToken.None);
        }

        var titles = Titles(await Open(await Link(await platform.SignIn("ambtenaar@vleteren.example"), "vleteren")));

        titles.ShouldBe(Enumerable.Range(-5, ShareCalendar.Most).Select(day => $"Dag {day}"));
    }

    [Fact]
    [Trait(Shape.Only, Shape.Full)] // a second host on the same store; a folder is one process's
    public async Task Is_not_made_outside_development_as_long_as_the_address_of_the_platform_is_not_set()
    {
        var official = await platform.SignIn("ambtenaar@wielsbeke.example");
        var link = await Link(official, "wielsbeke"); // the control: where it is set, one is made
        var settings = Settings(platform.DataDirectory);
        settings["Demo:Accounts"] = "false"; // they are there: what the host stores is what this one stores
        settings.Remove("PublicOrigin").ShouldBeTrue();
        await using var factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseEnvironment("Staging");
            foreach (var (key, value) in settings)
            {
                host.UseSetting(key, value);
            }
        });
        factory.UseKestrel(0);
        factory.StartServer();
        using var unset = new HttpClient { BaseAddress = factory.ClientOptions.BaseAddress };
        // Without that address it gives out tokens under another name, and takes no others.
        var person = new Person { Id = await platform.PersonId("ambtenaar@wielsbeke.example"), Name = "An Ambtenaar" };
        unset.DefaultRequestHeaders.Authorization =
            new("Bearer", factory.Services.GetRequiredService<PasswordTokens>().For(person, "pwd").AccessToken);
        var written = await Written();

        await (await unset.PostJson("/api/wielsbeke/calendar-links", new { })).ShouldRefuse(
            409, "rule:no-public-origin",
                "Een link maken kan nog niet: het adres van dit platform is niet ingesteld. Vraag het aan de beheerder.");

        (await Written()).ShouldBe(written);
        await Open(link); // and the one that was there still works

        async Task<(int Links, int Acts)> Written()
        {
            await using var scope = Work("wielsbeke", out var db);
            return (await db.CalendarFeeds.CountAsync(), await db.Audit.CountAsync());
        }
    }

    private static string Day(int fromToday) => Flanders.Today.AddDays(fromToday).ToString("O");

    private async Task<Guid> Plan(string municipality, string title, int days) =>
        await (await platform.SignIn($"ambtenaar@{municipality}.example"))
            .Create($"/api/{municipality}/meetings", new { title, date = Day(days) });

    private async Task<Guid> Assign(string municipality) =>
        await platform.InTurn(async () => await (await platform.SignIn(Manager)).Create("/api/agii/assignments",
            new { municipality, consultant = await platform.PersonId(Consultant), consultantName = "Cas Consulent", from = "2020-01-01" }));

    /// <summary>A new link of this person; its address on the host of the specs.</summary>
    private static async Task<string> Link(HttpClient person, string tenant) =>
        new Uri((await (await person.PostJson($"/api/{tenant}/calendar-links", new { }))
            .Body())["address"]!.GetValue<string>()).PathAndQuery;

    /// <summary>A link for all municipalities of a new consultant whose right lasts until this day, put where links are kept.</summary>
    private async Task<string> LinkOf(string until)
    {
        var secret = Guid.NewGuid().ToString("N");
        var person = await (await platform.SignIn("beheerder@agii.example")).Create("/api/agii/people", new
        {
            name = "Cleo Consulent", email = $"{secret}@agii.example", password = Password, role = "consultant", from = "2020-01-01", until,
        });
        var access = platform.Services.GetRequiredKeyedService<GrantCache>("agreements");
        await Until(async () => (await access.Of(person, CancellationToken.None)).Count > 0);
        await using var scope = Work("agii", out var db);
        db.CalendarFeeds.Add(new CalendarFeed { PersonId = person, SecretHash = CalendarFeed.Hash(secret), MadeAt = db.Context.Now });
        await db.Save("spec", null, CancellationToken.None);
        return $"/agii/overleg/agenda/{secret}.ics";
    }

    private async Task<string> Open(string path)
    {
        using var calendar = platform.Anonymous();
        return await calendar.GetStringAsync(path);
    }

    private static List<string> Titles(string file) =>
        [.. file.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n").Where(l => l.StartsWith("SUMMARY:", StringComparison.Ordinal))
            .Select(l => l[8..])];

    private AsyncServiceScope Work(string slug, out AgreementsDb db)
    {
        var scope = platform.Services.CreateAsyncScope();
        var tenant = platform.Services.GetRequiredService<MunicipalityRegistry>().BySlug(slug)!;
        scope.ServiceProvider.GetRequiredService<RequestContext>().Initialize(tenant, [tenant.Id], Actor.Consumer("spec"));
        db = scope.ServiceProvider.GetRequiredService<AgreementsDb>();
        return scope;
    }
}
