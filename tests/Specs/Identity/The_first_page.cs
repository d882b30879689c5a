using System.Net;
using AgiiPlatform.Platform.Http;
using AgiiPlatform.Specs.Agreements;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AgiiPlatform.Specs.Identity;

/// <summary>Where somebody begins, and how somebody of AgII comes back from a municipality.</summary>
public class The_first_page(PlatformFixture platform)
{
    [Theory]
    [InlineData("ambtenaar@haacht.example", "/haacht", "/haacht/te-doen")]
    [InlineData("schepen@haacht.example", "/haacht", "/haacht/te-doen")]
    [InlineData("ocmw@haacht.example", "/haacht", "/haacht/doorverwijzingen/te-doen")]
    [InlineData("trajectbegeleider.vlaams-brabant@agii.example", "/haacht", "/haacht/doorverwijzingen/te-doen")]
    [InlineData("trajectbegeleider.vlaams-brabant@agii.example", "/agii", "/agii/doorverwijzingen/te-doen")]
    [InlineData("regiomanager.vlaams-brabant@agii.example", "/agii", "/agii/te-doen")]
    [InlineData("consulent.vlaams-brabant@agii.example", "/agii", "/agii/te-doen")]
    public async Task Is_what_waits_for_this_person(string person, string organisation, string first)
    {
        var browser = await platform.Browse(person);

        var answer = await browser.Open(organisation);

        (answer.StatusCode, answer.Headers.Location?.OriginalString).ShouldBe((HttpStatusCode.Redirect, first));
        (await browser.Get(first)).ShouldContain("<h2>Te doen</h2>");
    }

    [Fact]
    public async Task Of_who_has_nothing_to_do_in_a_list_shows_where_to_go() =>
        (await (await platform.Browse("beheerder@agii.example")).Get("/agii")).ShouldContain("href=\"/agii/personen\"");

    [Theory]
    [InlineData("regiomanager.vlaams-brabant@agii.example", "/agii/mijn-gemeenten", 7)]
    [InlineData("trajectbegeleider.vlaams-brabant@agii.example", "/agii/doorverwijzingen", 3)]
    public async Task Of_AgII_is_one_link_away_on_every_page_of_a_municipality(string person, string back, int pagesAtLeast)
    {
        var browser = await platform.Browse(person);
        var seen = new List<string>();
        foreach (var page in Pages())
        {
            var answer = await browser.Open(page);
            var html = await answer.Content.ReadAsStringAsync();
            if (answer is { StatusCode: HttpStatusCode.OK, Content.Headers.ContentType.MediaType: "text/html" }) // and no table as a file
            {
                html.ShouldContain($"<a class=\"menu__link\" href=\"{back}\"", customMessage: page);
                seen.Add(page);
            }
        }

        seen.Count.ShouldBeGreaterThanOrEqualTo(pagesAtLeast, string.Join(' ', seen));
        (await (await platform.Browse("ambtenaar@haacht.example")).Get("/haacht/overeenkomsten")).ShouldNotContain("href=\"/agii/");
    }

    /// <summary>The pages of a municipality, of every service, that need nothing but its name.</summary>
    private IEnumerable<string> Pages() => platform.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints)
        .OfType<RouteEndpoint>().Where(r => r.Metadata.GetMetadata<OwningService>() is not null)
        .Where(r => r.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") == true)
        .Select(r => "/" + r.RoutePattern.RawText!.TrimStart('/'))
        .Where(p => p.StartsWith("/{tenant}/", StringComparison.Ordinal) && p.LastIndexOf('{') == 1)
        .Select(p => p.Replace("{tenant}", "haacht", StringComparison.Ordinal)).Distinct();
}
