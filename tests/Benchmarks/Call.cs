using AgiiPlatform.Municipalities;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using AgiiPlatform.Platform.Tenancy;

namespace AgiiPlatform.Benchmarks;

/// <summary>One OCMW and its people, signed in; and an agreement of that municipality, with its annex of 18 actions; and a programme of 24.</summary>
internal sealed record Caller(string Slug, Guid AgreementId, Guid AnnexId, Guid ProgrammeId, string OcmwToken, string OfficialToken, string ManagerToken)
{
    /// <summary>Thirty municipalities across the alphabet, that still exist and have an OCMW.</summary>
    internal static async Task<IReadOnlyList<Caller>> SignIn(Uri host, MunicipalityRegistry registry)
    {
        using var http = new HttpClient { BaseAddress = host };
        var manager = await Token(http, "regiomanager.antwerpen@agii.bench");
        var current = registry.Municipalities.Where(t => t.EndedOn is null && t.Slug != "herstappe" && t.Periods[0].From is null).ToList();
        var callers = new List<Caller>();
        for (var i = 0; i < 30; i++)
        {
            var slug = current[i * current.Count / 30].Slug;
            var official = await Token(http, $"ambtenaar@{slug}.bench");
            var newest = (await Ask($"/api/{slug}/agreements", official))["items"]![0]!["id"]!.GetValue<Guid>();
            var annex = (await Ask($"/api/{slug}/agreements/{newest}/annexes", official))[0]!["id"]!.GetValue<Guid>();
            var programme = (await Ask($"/api/{slug}/programmes", official))["items"]![0]!["id"]!.GetValue<Guid>();
            callers.Add(new(slug, newest, annex, programme, await Token(http, $"ocmw@{slug}.bench"), official, manager));
        }

        return callers;

        async Task<JsonNode> Ask(string path, string token)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Authorization = new("Bearer", token) } };
            using var answer = (await http.SendAsync(request)).EnsureSuccessStatusCode();
            return (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
        }
    }

    private static async Task<string> Token(HttpClient http, string email)
    {
        using var answer = await http.PostAsJsonAsync("/api/identity/login", new { email, password = Servers.Password });
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!["accessToken"]!.GetValue<string>();
    }
}

/// <summary>Something that is asked of both, over and over; <paramref name="Make"/> writes the request of the n-th time.</summary>
internal sealed record Call(string Name, string Title, string Goal, Func<Caller, int, HttpRequestMessage> Make)
{
    internal static IReadOnlyList<Call> All { get; } =
    [
        new("list", "list my referrals, 25 a page", "0.5 of the twin", (c, _) => Get($"/api/{c.Slug}/referrals", c.OcmwToken)),
        new("open", "open one agreement", "0.45 of the twin", (c, _) => Get($"/api/{c.Slug}/agreements/{c.AgreementId}", c.OfficialToken)),
        new("agreements", "list the agreements", "0.5 of the twin", (c, _) => Get($"/api/{c.Slug}/agreements", c.OfficialToken)),
        new("annex", "open the 18 actions of an agreement", "0.4 of the twin", (c, _) =>
            Get($"/api/{c.Slug}/annexes/{c.AnnexId}", c.OfficialToken)),
        new("board", "the board of 24 actions with 5 years of measurements", "0.45 of the twin", (c, _) =>
            Get($"/api/{c.Slug}/programmes/{c.ProgrammeId}/board", c.OfficialToken)),
        new("file", "file a referral", "0.35 of the twin", (c, n) => new(HttpMethod.Post, $"/api/{c.Slug}/referrals")
        {
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", c.OcmwToken) },
            Content = new StringContent(Referral(n), Encoding.UTF8, "application/json"),
        }),
        new("overview", "the overview of 300 municipalities", "p99 under 12 ms",
            (c, n) => Get($"/api/agii/overview?asOf={new DateOnly(2019, 2, 1).AddDays(n % 2000):O}", c.ManagerToken)),
    ];

    /// <summary>
    /// Not measured beside a twin; that they cross to the database equally often for few agreements and for many is what matters.
    /// </summary>
    internal static IReadOnlyList<Call> OnlyCounted { get; } =
    [
        new("standing-5", "how the obligations of 5 agreements stand", "", (c, _) =>
            Get("/api/agii/obligations?asOf=2021-06-01&limit=5", c.ManagerToken)),
        new("standing-100", "how the obligations of 100 agreements stand", "", (c, _) =>
            Get("/api/agii/obligations?asOf=2021-06-01&limit=100", c.ManagerToken)),
        new("due", "what is due in a municipality", "", (c, _) => Get($"/api/{c.Slug}/due", c.OfficialToken)),
    ];

    /// <summary>Both must give the same JSON for what both read; for what they make, the same shape.</summary>
    internal async Task CompareAnswers(Uri host, Uri twin, IReadOnlyList<Caller> callers)
    {
        using var http = new HttpClient();
        for (var n = 0; n < callers.Count; n++)
        {
            var (one, other) = (await Answer(host, n), await Answer(twin, n));
            if (Name == "file" ? one["id"] is null || other["id"] is null : !JsonNode.DeepEquals(one, other))
            {
                throw new InvalidOperationException($"{Title}: the host and the twin answer differently.\n{one}\n{other}");
            }
        }

        async Task<JsonNode> Answer(Uri address, int n)
        {
            using var request = Make(callers[n], n);
            request.RequestUri = new Uri(address, request.RequestUri!);
            using var answer = await http.SendAsync(request);
            var text = await answer.Content.ReadAsStringAsync();
            return answer.IsSuccessStatusCode
                ? JsonNode.Parse(text)!
                : throw new InvalidOperationException($"{Title} at {address}: {(int)answer.StatusCode} {text}");
        }
    }

    private static HttpRequestMessage Get(string path, string token) =>
        new(HttpMethod.Get, path) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };

    /// <summary>A client nobody has, with a national number not used before: a repetition would be refused as a duplicate.</summary>
    private static string Referral(int n)
    {
        var number = Interlocked.Increment(ref _numbers);
        var born = new DateOnly(1940, 1, 1).AddDays(number / 998 % 21_000);
        var first = long.Parse($"{born:yyMMdd}{(number % 998) + 1:000}", CultureInfo.InvariantCulture);
        return $$"""
            {"client":{"insz":"{{first:000000000}}{{97 - (first % 97):00}}","firstName":"Voornaam {{n % 97}}","lastName":"Familienaam {{n % 89}}",
            "phone":"0470 00 00 00","interpreterLanguage":"Arabisch"},"reason":"mo","note":"Belt liefst in de voormiddag."}
            """;
    }

    // A run on a store that was filled by an earlier one begins somewhere else.
    private static int _numbers = Random.Shared.Next(20_000_000);
}
