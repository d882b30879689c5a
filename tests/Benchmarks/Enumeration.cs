using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using AgiiPlatform.Municipalities;
using Npgsql;

namespace AgiiPlatform.Benchmarks;

/// <summary>
/// Whether the time of an answer tells which addresses have an account: one that has and one that has not, in turns, each another one and
/// from another source, as who tries many would. The pages are asked, since these are in Production too.
/// </summary>
internal static partial class Enumeration
{
    private const int Pairs = 100, ToWarmUp = 20;
    private const string SignIn = "/aanmelden", Forgotten = "/wachtwoord-vergeten";

    internal static async Task Measure(string dll, string data, MunicipalityRegistry registry, int rounds)
    {
        await using var host = await Running.Start(
            dll, [.. Servers.Settings(data), ("Proxies", "127.0.0.1")], "/health/ready"); // sources are made up, as by a proxy
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, UseProxy = false, AllowAutoRedirect = false })
        {
            BaseAddress = host.Address,
        };
        // Nobody signs in as these: from where somebody did, guesses are counted apart.
        var known = registry.Municipalities.Where(t => t.EndedOn is null)
            .SelectMany(t => (string[])[$"schepen@{t.Slug}.bench", $"directeur@{t.Slug}.bench"]).ToArray();
        new Random(1).Shuffle(known);
        var unknown = known.Select(k => k.Replace("schepen", "niemand", StringComparison.Ordinal)
            .Replace("directeur", "iemandmee", StringComparison.Ordinal)).ToArray();
        var next = 0;
        await Kind("sign-in with a wrong password", SignIn, 409, waits: false);
        await Kind("sign-in where one has to wait", SignIn, 409, waits: true);
        next = 0; // asking for a link is counted apart
        await Kind("a forgotten password", Forgotten, 200, waits: false);

        async Task Kind(string name, string page, int status, bool waits)
        {
            var form = await Form.Of(http, page);
            var first = next;
            next += ToWarmUp + Pairs;
            if (waits)
            {
                await HaveToWait([.. known[first..next], .. unknown[first..next]]);
            }

            var figures = new List<(double Known, double Unknown)>();
            for (var round = 0; round < rounds; round++)
            {
                var (ofKnown, ofUnknown) = (new List<double>(), new List<double>());
                for (var n = round == 0 ? first : first + ToWarmUp; n < next; n++)
                {
                    foreach (var isKnown in n % 2 == 0 ? (bool[])[true, false] : [false, true])
                    {
                        var took = await form.Post(http, isKnown ? known[n] : unknown[n], status, waits);
                        if (n >= first + ToWarmUp)
                        {
                            (isKnown ? ofKnown : ofUnknown).Add(took);
                        }
                    }
                }

                figures.Add((Median(ofKnown), Median(ofUnknown)));
            }

            Report.Enumeration(name, figures);
        }
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    /// <summary>As after many guesses: whether that is so, the answers say (<c>Retry-After</c>).</summary>
    private static async Task HaveToWait(string[] addresses)
    {
        await using var source = NpgsqlDataSource.Create(Servers.Superuser);
        await using var command = source.CreateCommand("""
            insert into identity.guesses (key, forgotten_at, not_before, known) select key, $2, $2, false from unnest($1) key
            """);
        command.Parameters.Add(new NpgsqlParameter
        {
            Value = addresses.Select(a => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"address\n{a.ToUpperInvariant()}"))))
                .ToArray(),
        });
        command.Parameters.Add(new NpgsqlParameter { Value = TimeProvider.System.GetUtcNow().AddHours(3).ToUnixTimeMilliseconds() });
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>A form as a browser has it: with the token against forgery, and its cookie.</summary>
    private sealed partial record Form(string Page, string Cookie, Dictionary<string, string> Fields)
    {
        private static int _sources;

        internal static async Task<Form> Of(HttpClient http, string page)
        {
            using var request = From(HttpMethod.Get, page);
            using var answer = await http.SendAsync(request);
            var html = await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
            var cookie = string.Join("; ", answer.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]));
            return new(page, cookie, Hidden().Matches(html).DistinctBy(m => m.Groups["name"].Value)
                .ToDictionary(m => m.Groups["name"].Value, m => m.Groups["value"].Value));
        }

        /// <summary>Sends it with this address; how long the answer took, in milliseconds.</summary>
        internal async Task<double> Post(HttpClient http, string email, int status, bool waits)
        {
            using var request = From(HttpMethod.Post, Page);
            request.Headers.Add("Cookie", Cookie);
            using var content = new FormUrlEncodedContent(
                new Dictionary<string, string>(Fields) { ["email"] = email, ["password"] = "dit is het niet" });
            request.Content = content;
            var began = Stopwatch.GetTimestamp();
            using var answer = await http.SendAsync(request);
            await answer.Content.CopyToAsync(Stream.Null);
            var took = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            return (int)answer.StatusCode == status && (!waits || answer.Headers.RetryAfter?.Delta > TimeSpan.FromHours(1)) ? took
                : throw new InvalidOperationException($"{Page}: {(int)answer.StatusCode} {answer.Headers.RetryAfter}");
        }

        /// <summary>From an address that nobody asked from before, over TLS as its proxy says.</summary>
        private static HttpRequestMessage From(HttpMethod method, string page)
        {
            var source = ++_sources;
            return new(method, page)
            {
                Headers = { { "X-Forwarded-For", $"10.{source >> 16}.{source >> 8 & 255}.{source & 255}" }, { "X-Forwarded-Proto", "https" } },
            };
        }

        [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"", RegexOptions.NonBacktracking)]
        private static partial Regex Hidden();
    }
}
