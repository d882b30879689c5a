using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using AgiiPlatform.Platform.Http;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AgiiPlatform.Specs.Isolation;

/// <summary>
/// What belongs to another tenant does not exist: over every API route of the running host, whoever asks. The list of routes is the
/// host's own, so that a new one is in this matrix by itself.
/// </summary>
public partial class Other_tenants(PlatformFixture platform)
{
    /// <summary>People who have nothing to do with Zuienkerke (West-Vlaanderen), each with rights elsewhere.</summary>
    private static readonly string[] Strangers =
    [
        "ambtenaar@zulte.example", "schepen@zulte.example", "directeur@zulte.example", "ocmw@zulte.example",
        "consulent.west-vlaanderen@agii.example", "trajectbegeleider.limburg@agii.example", "regiomanager.antwerpen@agii.example",
    ];

    private IReadOnlyList<(string Method, string Pattern)> Routes(bool tenant) =>
    [
        .. platform.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Where(r => r.Metadata.GetMetadata<OwningService>() is not null && r.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .Select(r => (Methods: r.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [], Pattern: "/"
                + r.RoutePattern.RawText!.TrimStart('/')))
            .Where(r => r.Pattern.StartsWith("/api/", StringComparison.Ordinal)
                && r.Pattern.Contains("{tenant}", StringComparison.Ordinal) == tenant)
            .SelectMany(r => r.Methods.Select(m => (m, r.Pattern))),
    ];

    [Fact]
    public async Task Are_not_there_for_anybody_on_any_route()
    {
        var cells = 0;
        foreach (var email in Strangers)
        {
            var stranger = await platform.SignIn(email);
            foreach (var (method, pattern) in Routes(tenant: true))
            {
                var foreign = await Call(stranger, method, Fill(pattern, "zuienkerke"));
                var unknown = await Call(stranger, method, Fill(pattern, "bestaat-niet"));

                foreign.Status.ShouldBe(HttpStatusCode.NotFound, $"{email} {method} {pattern}");
                foreign.ShouldBe(unknown, $"{email} {method} {pattern}");
                cells++;
            }
        }

        cells.ShouldBeGreaterThan(200); // a matrix that shrinks is a matrix that stopped looking
    }

    [Fact]
    public async Task Are_there_for_those_who_belong() // the control of the one above: the same calls do find something
    {
        var own = await platform.SignIn("directeur@zuienkerke.example");

        (await Call(own, "GET", "/api/zuienkerke/agreements")).Status.ShouldBe(HttpStatusCode.OK);
        (await Call(own, "GET", "/api/zuienkerke/protocols")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Give_nothing_to_who_is_not_signed_in_or_has_a_mangled_token()
    {
        using var nobody = platform.Anonymous();
        using var mangled = platform.Anonymous();
        var good = (await platform.SignIn("ambtenaar@zulte.example")).DefaultRequestHeaders.Authorization!;
        mangled.DefaultRequestHeaders.Authorization = new(good.Scheme, good.Parameter![..^10] + "AAAAAAAAAA");

        foreach (var (method, pattern) in Routes(tenant: true).Concat(Routes(tenant: false)))
        {
            (await Call(nobody, method, Fill(pattern, "zulte"))).Status.ShouldBe(HttpStatusCode.Unauthorized, $"{method} {pattern}");
            (await Call(mangled, method, Fill(pattern, "zulte"))).Status.ShouldBe(HttpStatusCode.Unauthorized, $"{method} {pattern}");
        }
    }

    [Fact]
    public async Task A_record_of_another_tenant_is_word_for_word_one_that_does_not_exist()
    {
        var zulte = await platform.SignIn("directeur@zulte.example");
        var theirs = await (await platform.SignIn("directeur@zuienkerke.example"))
            .Create("/api/zuienkerke/agreements", Agreement("Zuienkerke"));

        foreach (var (method, pattern) in Routes(tenant: true).Where(r => r.Pattern.Contains("/agreements/{id", StringComparison.Ordinal)))
        {
            var foreign = await Call(zulte, method, Fill(pattern, "zulte", theirs));
            var unknown = await Call(zulte, method, Fill(pattern, "zulte", Guid.CreateVersion7()));
            foreign.ShouldBe(unknown, $"{method} {pattern}");
        }

        (await Call(zulte, "GET", $"/api/zulte/agreements/{theirs}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_tenant_in_the_body_is_refused()
    {
        var zulte = await platform.SignIn("directeur@zulte.example");

        var answer = await zulte.PostJson("/api/zulte/agreements", new { tenantId = Guid.NewGuid(), title = "x" });

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Body())["errors"]!["tenantId"].ShouldNotBeNull();
    }

    [Fact]
    public async Task A_tenant_that_ended_can_be_read_and_not_written_and_the_refusal_names_the_successor()
    {
        var official = await platform.SignIn("ambtenaar@borsbeek.example");

        (await official.GetAsync("/api/borsbeek/agreements")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await (await official.PostJson("/api/borsbeek/agreements", Agreement("Borsbeek")))
            .ShouldRefuse(409, "rule:tenant-ended", "Werk verder in Antwerpen.");
    }

    internal static object Agreement(string name, string title = "Overeenkomst") => new
    {
        title,
        theme = "local-diversity-policy",
        from = "2025-01-01",
        until = "2025-12-31",
        parties = new object[]
        {
            new { kind = "municipality", name, representatives = new[] { new { name = "A", title = "Schepen" },
                new { name = "B", title = "Algemeen directeur" } } },
            new { kind = "agency", name = "AgII", representatives = new[] { new { name = "C", title = "Regiomanager" } } },
        },
    };

    private static string Fill(string pattern, string tenant, Guid? id = null) =>
        Parameter().Replace(pattern.Replace("{tenant}", tenant, StringComparison.Ordinal), _ =>
            (id ?? new Guid("0190a0a0-0000-7000-8000-000000000001")).ToString());

    private static async Task<(HttpStatusCode Status, string Body)> Call(HttpClient client, string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (method is "POST" or "PUT")
        {
            request.Content = JsonContent.Create(new { });
        }

        using var answer = await client.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    [GeneratedRegex(@"\{[^}]+\}", RegexOptions.NonBacktracking)]
    private static partial Regex Parameter();
}
