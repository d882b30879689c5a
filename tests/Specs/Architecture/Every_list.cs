using System.Net;
using AgiiPlatform.Specs.Agreements;

namespace AgiiPlatform.Specs.Architecture;

/// <summary>What every list and every query has in common: a question that cannot be answered is refused, and the field is named.</summary>
public class Every_list(PlatformFixture platform)
{
    private const string Official = "ambtenaar@ranst.example", Worker = "ocmw@ranst.example", Director = "directeur@ranst.example",
        Manager = "regiomanager.antwerpen@agii.example", Administrator = "beheerder@agii.example",
        Counsellor = "trajectbegeleider.antwerpen@agii.example";

    [Theory]
    [InlineData(Official, "/api/ranst/agreements")]
    [InlineData(Official, "/api/ranst/meetings")]
    [InlineData(Official, "/api/ranst/visits")]
    [InlineData(Official, "/api/ranst/programmes")]
    [InlineData(Official, "/api/ranst/figures")]
    [InlineData(Official, "/api/ranst/projects")]
    [InlineData(Worker, "/api/ranst/referrals")]
    [InlineData(Worker, "/api/ranst/protocols")]
    [InlineData(Worker, "/api/ranst/contact-persons")]
    [InlineData(Counsellor, "/api/agii/referrals")]
    [InlineData(Manager, "/api/agii/assignments")]
    [InlineData(Manager, "/api/agii/obligations")]
    [InlineData(Manager, "/api/agii/renewals")]
    [InlineData(Administrator, "/api/agii/people")]
    [InlineData(Administrator, "/api/agii/organisations")]
    [InlineData(Administrator, "/api/agii/onboarding")]
    [InlineData(Director, "/api/ranst/people")]
    [InlineData(Director, "/api/ranst/audit/agreements")]
    [InlineData(Official, "/api/ranst/audit/agreements/own")]
    [InlineData(Official, "/api/identity/sign-ins")]
    public async Task Goes_on_after_what_is_in_it_and_after_nothing_else(string who, string list)
    {
        var reader = await platform.SignIn(who);

        (await reader.GetAsync(list)).StatusCode.ShouldBe(HttpStatusCode.OK);
        foreach (var after in (string[])[$"{Guid.CreateVersion7()}", $"{Guid.NewGuid()}", $"{Guid.Empty}", $"{Guid.AllBitsSet}", "iets"])
        {
            await ShouldNameTheField(await reader.GetAsync($"{list}?after={after}"), "after");
        }

        await ShouldNameTheField(await reader.GetAsync($"{list}?limit=veel"), "limit");
    }

    [Theory]
    [InlineData(Official, "/ranst/overeenkomsten")]
    [InlineData(Official, "/ranst/overleg")]
    [InlineData(Official, "/ranst/bezoeken")]
    [InlineData(Official, "/ranst/programmas")]
    [InlineData(Official, "/ranst/cijfers")]
    [InlineData(Official, "/ranst/projecten")]
    [InlineData(Worker, "/ranst/doorverwijzingen?toon=lopend")]
    [InlineData(Counsellor, "/agii/doorverwijzingen?toon=lopend")]
    [InlineData(Manager, "/agii/toewijzingen")]
    [InlineData(Manager, "/agii/opvolging")]
    [InlineData(Manager, "/agii/vernieuwingen")]
    [InlineData(Administrator, "/agii/personen")]
    [InlineData(Administrator, "/agii/organisaties")]
    [InlineData(Administrator, "/agii/aansluitingen")]
    [InlineData(Director, "/ranst/personen")]
    [InlineData(Director, "/ranst/logboek/agreements")]
    [InlineData(Official, "/ranst/logboek/agreements/eigen")]
    [InlineData(Official, "/mijn-account/aanmeldingen")]
    public async Task Says_so_on_its_page_too(string who, string page)
    {
        var browser = await platform.Browse(who);

        var answer = await browser.Open($"{page}{(page.Contains('?') ? '&' : '?')}na={Guid.CreateVersion7()}");

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()).ShouldContain("Deze plaats in de lijst is er niet (meer).");
    }

    [Theory]
    [InlineData(Manager, "/api/agii/obligations?asOf=2026-13-01", "asOf")]
    [InlineData(Manager, "/api/agii/overview?asOf=2026-13-01", "asOf")]
    [InlineData(Manager, "/api/agii/renewals?from=gisteren", "from")]
    [InlineData(Manager, "/api/agii/staff-changes?since=2026-02-30", "since")]
    [InlineData(Manager, "/api/agii/assignments?consultant=Cas", "consultant")]
    [InlineData(Manager, "/api/agii/assignments?on=2026-13-01", "on")]
    [InlineData(Official, "/api/ranst/meetings?agreement=die", "agreement")]
    [InlineData(Official, "/api/ranst/agreements?state=vroeger", "state")]
    public async Task Names_the_field_of_a_query_that_cannot_be_read(string who, string address, string field) =>
        await ShouldNameTheField(await (await platform.SignIn(who)).GetAsync(address), field);

    [Fact]
    public async Task Shows_all_that_is_to_come()
    {
        var official = await platform.SignIn(Official);
        for (var year = 2060; year < 2063; year++)
        {
            await official.Create("/api/ranst/meetings", new
            {
                title = $"Reeks {year}", date = $"{year}-01-05", repeatMonths = 1, repeatUntil = $"{year + 1}-12-31",
            });
        }

        (await (await platform.Browse(Official)).Get("/ranst/overleg")).ShouldContain("5-12-2063"); // 72 of them
    }

    private static async Task ShouldNameTheField(HttpResponseMessage answer, string field)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, await answer.Content.ReadAsStringAsync());
        (await answer.Body())["errors"]!.AsObject().Select(e => e.Key).ShouldBe([field]);
    }
}
