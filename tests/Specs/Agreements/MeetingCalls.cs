using System.Text.Json.Nodes;

namespace AgiiPlatform.Specs.Agreements;

/// <summary>What the specs about meetings say over and over, in short.</summary>
internal static class MeetingCalls
{
    internal const string Policy =
        "Minstens jaarlijks vindt een overleg plaats tussen het agentschap, de schepen en de verantwoordelijke ambtenaar.";
    internal const string Operational =
        "Minstens drie maal per jaar vindt een overleg plaats tussen het agentschap en de verantwoordelijke ambtenaar.";
    internal const string Evaluation = "Een evaluatie van de samenwerking in het voorgaande werkjaar.";

    /// <summary>A draft for 2018 with a policy meeting, three operational ones and an evaluation; its address.</summary>
    internal static async Task<(HttpClient Official, string Agreement)> Agreement2018(this PlatformFixture platform, string municipality)
    {
        var official = await platform.SignIn($"ambtenaar@{municipality}.example");
        var terms = Clauses(AgreementCalls.Terms("2018", "2018-01-01", "2018-12-31"), Policy, Operational, Evaluation);
        return (official, await official.Draft(municipality, terms));
    }

    internal static JsonObject Clauses(JsonObject terms, params string[] clauses)
    {
        terms["clauses"] = new JsonArray([.. clauses.Select(c => (JsonNode)c)]);
        return terms;
    }

    /// <summary>Plans a meeting for these agreements (addresses in the API); its own address.</summary>
    internal static async Task<string> Plan(this HttpClient official, string municipality, string? kind, string date, string[] agreements,
        params string[] roles)
    {
        var id = await official.Create($"/api/{municipality}/meetings", new
        {
            title = "Overleg", kind, date, agreements = agreements.Select(a => a[(a.LastIndexOf('/') + 1)..]),
            participants = roles.Select(r => new { name = r, role = r }),
        });
        return $"/api/{municipality}/meetings/{id}";
    }

    internal static Task<string> Plan(this HttpClient official, string agreement, string kind, string date, params string[] roles) =>
        official.Plan(agreement.Split('/')[2], kind, date, [agreement], roles);

    /// <summary>Plans a meeting and records that it was held with these.</summary>
    internal static async Task<string> Held(this HttpClient official, string agreement, string kind, string date, params string[] roles)
    {
        var meeting = await official.Plan(agreement, kind, date, roles);
        await official.Done(meeting + "/record", Record(roles));
        return meeting;
    }

    internal static object Record(params string[] roles) =>
        new { participants = roles.Select(r => new { name = r, role = r, present = true }), report = "Besproken." };

    internal static async Task<List<string>> Standing(this HttpClient reader, string agreement, string asOf) =>
        [.. (await reader.GetJson($"{agreement}/obligations?asOf={asOf}"))["obligations"]!.AsArray()
            .Select(o => o!["text"]!.GetValue<string>())];

    /// <summary>The municipalities in a list of AgII's in order, page after page.</summary>
    internal static async Task<List<string>> Pages(this HttpClient reader, string list)
    {
        var (all, next) = (new List<string>(), "");
        do
        {
            var page = await reader.GetJson(list + next);
            all.AddRange(page["items"]!.AsArray().Select(i => i!["tenant"]!.GetValue<string>()));
            next = page["next"] is { } after ? $"&after={after}" : null;
        }
        while (next is not null);
        return all;
    }

    internal static async Task<(string Text, string? Forecast)> First(this HttpClient reader, string agreement, string asOf)
    {
        var first = (await reader.GetJson($"{agreement}/obligations?asOf={asOf}"))["obligations"]![0]!;
        return (first["text"]!.GetValue<string>(), first["forecast"]?.GetValue<string>());
    }
}
