using AgiiPlatform.Municipalities;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AgiiPlatform.Demo;

/// <summary>
/// The demo, built by doing the acts as the users would, over HTTP: 193 municipalities visited and 11 agreements signed on
/// 7 November 2019 (the figures of written question 23 of that day; which municipalities is invented), an agreement of 2018 with its
/// council decision, and referrals of invented people. What is there already is not made again, and each act carries an
/// Idempotency-Key of its own, so that a start after an interrupted one goes on where it stopped, and one on a full demo changes nothing.
/// </summary>
public sealed partial class DemoSeeder(
    IServer server, MunicipalityRegistry registry, IConfiguration configuration, IHostApplicationLifetime lifetime,
    TimeProvider time, ILogger<DemoSeeder> log) : BackgroundService
{
    internal const int Visited = 193;
    internal const int Signed = 11;
    private static readonly DateOnly AsOf = new(2019, 11, 7);

    private readonly Dictionary<string, HttpClient> _people = [];
    private readonly string _password = configuration["Demo:Password"] ?? throw new InvalidOperationException("Demo:Password is missing.");

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource();
        await using var registration = lifetime.ApplicationStarted.Register(() => started.TrySetResult());
        if (await Task.WhenAny(started.Task, Task.Delay(Timeout.Infinite, stoppingToken)) != started.Task)
        {
            return; // the host did not start, and says why itself
        }

        var address = new Uri(server.Features.Get<IServerAddressesFeature>()!.Addresses.First()
            .Replace("[::]", "localhost", StringComparison.Ordinal));
        Welcome(address, _password);
        try
        {
            await Fill(address, stoppingToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Failed(e);
        }
        finally
        {
            foreach (var person in _people.Values)
            {
                person.Dispose();
            }
        }
    }

    private async Task Fill(Uri address, CancellationToken ct)
    {
        await SignInEverybody(address, ct);
        var administrator = _people["beheerder@agii.example"];
        if (await Figures(administrator, ct) == (Visited, Signed) && await HasReferrals(ct))
        {
            Complete();
            return;
        }

        Filling();
        var visited = Choose();
        var assigned = await All(administrator, "/api/agii/assignments", ct);
        var unassigned = visited.Where(v => assigned.All(a => Text(a, "municipality") != v.Municipality.Slug));
        foreach (var (municipality, region) in unassigned)
        {
            await Post(administrator, "/api/agii/assignments", new
            {
                municipality = municipality.Slug,
                consultant = await PersonId(Consultant(region), ct),
                consultantName = $"Cas Consulent ({registry.Regions.First(r => r.Slug == region).Name})",
                from = "2019-01-01",
            }, ct);
        }

        foreach (var (i, (municipality, region)) in visited.Index())
        {
            await HoldVisit(municipality, region, AsOf.AddDays(-1 - (i * 283 % 290)), ct);
        }

        foreach (var (i, (municipality, region)) in visited.Where((_, i) => i % 17 == 3).Take(Signed).Index())
        {
            await SignAgreement(municipality, region, new DateOnly(2019, 6, 1).AddDays(i * 12), ct);
        }

        await Programmes([.. visited.Where((_, i) => i % 17 == 3).Select(v => v.Municipality.Slug).Take(3)], ct);
        if (!await HasReferrals(ct))
        {
            await Project(address, ct);
            await Mechelen(ct); // ends with them
        }

        await Until(async () => await Figures(administrator, ct) == (Visited, Signed), ct);
        Complete();
    }

    /// <summary>
    /// Mechelen among them; Antwerp and Ghent, which have their own agencies, not, nor any that has ended since: they are read-only.
    /// </summary>
    private List<(Tenant Municipality, string Region)> Choose()
    {
        var candidates = registry.Population(PopulationName.Agii, AsOf).Municipalities.Where(m => m.Tenant.EndedOn is null).ToList();
        var chosen = candidates.Index().Where(m => m.Item.Tenant.Slug != "mechelen")
            .OrderBy(m => m.Index * 7919 % candidates.Count).Take(Visited - 1).Select(m => m.Item)
            .Append(candidates.First(m => m.Tenant.Slug == "mechelen"));
        return [.. chosen.Select(m => (m.Tenant, m.Period.Region!)).OrderBy(m => m.Tenant.Slug, StringComparer.Ordinal)];
    }

    private async Task HoldVisit(Tenant municipality, string region, DateOnly date, CancellationToken ct)
    {
        var consultant = _people[Consultant(region)];
        const string topic = "Kennismaking met het nieuwe bestuur";
        var there = (await All(consultant, $"/api/{municipality.Slug}/visits", ct))
            .FirstOrDefault(v => Text(v, "date") == Iso(date) && Text(v, "topic") == topic);
        if (there is not null && Text(there, "state") == "held")
        {
            return;
        }

        var visit = there?["id"]!.GetValue<Guid>() ?? await Post(consultant, $"/api/{municipality.Slug}/visits",
            new { date = Iso(date), topic,
                attendees = "Schepen, ambtenaar integratie en consulent" }, ct);
        await Post(consultant, $"/api/{municipality.Slug}/visits/{visit}/completion",
            new { date = Iso(date), outcome = "Het bestuur wil structureel samenwerken. Volgende stap: een ontwerp van overeenkomst.",
                interestedInAgreement = true }, ct);
    }

    private async Task SignAgreement(Tenant municipality, string region, DateOnly council, CancellationToken ct)
    {
        var title = $"Samenwerkingsovereenkomst {municipality.Name} – AgII 2019-2024";
        var there = await All(_people[$"ambtenaar@{municipality.Slug}.example"], $"/api/{municipality.Slug}/agreements", ct);
        if (there.Any(a => Text(a, "title") == title && a["signedOn"] is not null))
        {
            return;
        }

        var agreement = await Draft(municipality, region, title, "policy-period", new(2019, 1, 1), new(2024, 12, 31), ct);
        await Decide(municipality, agreement, council, votesFor: 21, votesAgainst: 4, ct);
        await Sign(municipality, region, agreement, council.AddDays(10), ct);
    }

    private async Task<Guid?> Draft(
        Tenant municipality, string region, string title, string theme, DateOnly from, DateOnly until, CancellationToken ct,
        DateOnly? predecessorEndedOn = null) =>
        await Post(_people[$"ambtenaar@{municipality.Slug}.example"], $"/api/{municipality.Slug}/agreements", new
        {
            title,
            theme,
            from = Iso(from),
            until = Iso(until),
            predecessorEndedOn = predecessorEndedOn is { } date ? Iso(date) : null,
            supports = (string[])["Het agentschap adviseert het bestuur over zijn beleid.",
                "Het agentschap geeft vorming aan medewerkers en vrijwilligers."],
            commitments = (string[])["Het bestuur voert de regie over zijn beleid.",
                "Het bestuur maakt tijd voor overleg met het agentschap."],
            clauses = (string[])
            [
                "Minstens één keer per jaar overleggen de medewerker van het agentschap, de schepen en de ambtenaar.",
                "Minstens drie keer per jaar overleggen de medewerker van het agentschap en de ambtenaar.",
                "Op het einde van elk werkjaar volgt een evaluatie van de samenwerking.",
            ],
            dataExchange = theme == "policy-period" ? "Beide partijen wisselen jaarlijks cijfers over hun bereik uit." : null,
            contactPerson = theme == "policy-period" ? "Elke partij duidt een vaste contactpersoon aan." : null,
            mutualReferral = theme == "policy-period" && municipality.Slug.Length % 2 == 0
                ? "Nieuwkomers worden over en weer doorverwezen." : null,
            parties = new object[]
            {
                new
                {
                    kind = "municipality",
                    name = $"Lokaal bestuur {municipality.Name}",
                    representatives = new[]
                    {
                        new { name = "Sam Schepen", title = "Schepen van diversiteit" },
                        new { name = "Dirk Directeur", title = "Algemeen directeur" },
                    },
                },
                new
                {
                    kind = "agency",
                    name = registry.Agency.Name,
                    representatives = new[] { new { name = "Rani Regio",
                        title = $"Regiomanager {registry.Regions.First(r => r.Slug == region).Name}" } },
                },
            },
        }, ct);

    private async Task Decide(Tenant municipality, Guid? agreement, DateOnly council, int votesFor, int votesAgainst, CancellationToken ct)
    {
        var director = _people[$"directeur@{municipality.Slug}.example"];
        var path = $"/api/{municipality.Slug}/agreements/{agreement}/decisions";
        await Post(director, path, new { body = "college", date = Iso(council.AddDays(-14)), item = "21" }, ct);
        await Post(director, path, new
        {
            body = "council",
            date = Iso(council),
            item = "24",
            votes = new { @for = votesFor, against = votesAgainst, abstain = 0 },
            present = votesFor + votesAgainst,
        }, ct);
    }

    private async Task Sign(Tenant municipality, string region, Guid? agreement, DateOnly date, CancellationToken ct)
    {
        var path = $"/api/{municipality.Slug}/agreements/{agreement}/signatures";
        await Post(_people[$"schepen@{municipality.Slug}.example"], path,
            new { party = 0, representative = 0, date = Iso(date), place = municipality.Name }, ct);
        await Post(_people[$"directeur@{municipality.Slug}.example"], path,
            new { party = 0, representative = 1, date = Iso(date), place = municipality.Name }, ct);
        await Post(_people[$"regiomanager.{region}@agii.example"], path,
            new { party = 1, representative = 0, date = Iso(date.AddDays(3)), place = "Brussel" }, ct);
    }

    /// <summary>
    /// Does one act, under a key that names it; the id it made, if it made something. Waits while a right is still on its way.
    /// </summary>
    private static async Task<Guid?> Post(
        HttpClient person, string path, object body, CancellationToken ct, HttpMethod? method = null)
    {
        var key = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(path + JsonSerializer.Serialize(body))))[..32];
        HttpResponseMessage? answer = null;
        await Until(async () =>
        {
            answer?.Dispose();
            using var request = new HttpRequestMessage(method ?? HttpMethod.Post, path) { Content = JsonContent.Create(body) };
            request.Headers.Add("Idempotency-Key", $"scene-{key}");
            answer = await person.SendAsync(request, ct);
            return answer.StatusCode != System.Net.HttpStatusCode.NotFound;
        }, ct);
        if (!answer!.IsSuccessStatusCode)
        {
            throw new InvalidOperationException(
                $"{method ?? HttpMethod.Post} {path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(ct)}");
        }

        return answer.StatusCode == System.Net.HttpStatusCode.Created
            ? (await answer.Content.ReadFromJsonAsync<JsonNode>(ct))!["id"]!.GetValue<Guid>()
            : null;
    }

    private async Task SignInEverybody(Uri address, CancellationToken ct)
    {
        var chosen = Choose();
        var signing = chosen.Where((_, i) => i % 17 == 3).Take(Signed).Select(m => m.Municipality.Slug).Append("mechelen").Distinct();
        IEnumerable<string> everybody =
        [
            "beheerder@agii.example", "ocmw@mechelen.example", "trajectbegeleider.antwerpen@agii.example",
            .. registry.Regions.SelectMany(r => new[] { Consultant(r.Slug), $"regiomanager.{r.Slug}@agii.example" }),
            .. signing.SelectMany(s => new[] { $"ambtenaar@{s}.example", $"schepen@{s}.example", $"directeur@{s}.example" }),
        ];
        foreach (var email in everybody)
        {
            await SignIn(address, email, ct);
        }
    }

    private async Task SignIn(Uri address, string email, CancellationToken ct)
    {
        var client = new HttpClient { BaseAddress = address };
        using var answer = await client.PostAsJsonAsync("/api/identity/login", new { email, password = _password }, ct);
        answer.EnsureSuccessStatusCode();
        var token = (await answer.Content.ReadFromJsonAsync<JsonNode>(ct))!["accessToken"]!.GetValue<string>();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        _people[email] = client;
    }

    private async Task<Guid> PersonId(string email, CancellationToken ct) =>
        (await _people[email].GetFromJsonAsync<JsonNode>("/api/identity/me", ct))!["id"]!.GetValue<Guid>();

    private static async Task<(int Visited, int Signed)> Figures(HttpClient administrator, CancellationToken ct)
    {
        using var answer = await administrator.GetAsync($"/api/agii/overview?asOf={Iso(AsOf)}", ct);
        if (!answer.IsSuccessStatusCode)
        {
            return (0, 0); // the rights have not reached the overview yet
        }

        var overview = (await answer.Content.ReadFromJsonAsync<JsonNode>(ct))!;
        return (overview["visited"]!["count"]!.GetValue<int>(), overview["signed"]!["count"]!.GetValue<int>());
    }

    private async Task<bool> HasReferrals(CancellationToken ct)
    {
        using var answer = await _people["ocmw@mechelen.example"].GetAsync("/api/mechelen/referrals", ct);
        return answer.IsSuccessStatusCode && (await answer.Content.ReadFromJsonAsync<JsonNode>(ct))!["items"]!.AsArray().Count >= 5;
    }

    /// <summary>The whole of a list; nothing while the rights are still on their way.</summary>
    private static async Task<IReadOnlyList<JsonNode>> All(HttpClient person, string path, CancellationToken ct)
    {
        var all = new List<JsonNode>();
        for (var next = $"{path}?limit=100"; ;)
        {
            using var answer = await person.GetAsync(next, ct);
            if (!answer.IsSuccessStatusCode)
            {
                return all;
            }

            var page = (await answer.Content.ReadFromJsonAsync<JsonNode>(ct))!;
            all.AddRange(page["items"]!.AsArray().Select(i => i!));
            if (page["next"] is not { } after)
            {
                return all;
            }

            next = $"{path}?limit=100&after={after}";
        }
    }

    private static string? Text(JsonNode line, string name) => line[name]?.GetValue<string>();

    /// <summary>Waits for what a message brings about, half a minute at most.</summary>
    private static async Task Until(Func<Task<bool>> effect, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        while (!await effect())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), patience.Token);
        }
    }

    private static string Consultant(string region) => $"consulent.{region}@agii.example";

    private static string Iso(DateOnly date) => date.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>Said to who started it, and not in the log: that hides addresses of mail and passwords.</summary>
    private static void Welcome(Uri address, string password) => Console.WriteLine($"""
        Het platform draait op {address}

          Demo-accounts, alle met het wachtwoord  {password}
            regiomanager.antwerpen@agii.example         overzicht, toewijzingen, ondertekenen voor AgII
            consulent.antwerpen@agii.example            mijn gemeenten, bezoeken
            trajectbegeleider.antwerpen@agii.example    doorverwijzingen van de regio
            beheerder@agii.example                      accounts en toewijzingen
            ambtenaar@mechelen.example   schepen@mechelen.example   directeur@mechelen.example   ocmw@mechelen.example
            en zo voor elke gemeente, en voor de regio's limburg, oost-vlaanderen, vlaams-brabant en west-vlaanderen

        """);

    [LoggerMessage(LogLevel.Information, "Het voorbeeld wordt opgebouwd (eenmalig)...")]
    private partial void Filling();

    [LoggerMessage(LogLevel.Information,
        "Het voorbeeld is volledig: 193 gemeenten bezocht en 11 overeenkomsten ondertekend op 7 november 2019.")]
    private partial void Complete();

    [LoggerMessage(LogLevel.Error, "Het voorbeeld is niet volledig opgebouwd; een volgende start gaat verder.")]
    private partial void Failed(Exception e);
}
