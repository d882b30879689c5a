using System.Text.Json.Nodes;

namespace AgiiPlatform.Specs.Agreements.Annexes;

/// <summary>What the specs about annexes say over and over, in short.</summary>
internal static class AnnexCalls
{
    /// <summary>The working year that is running, whenever the specs run.</summary>
    internal static string ThisYear { get; } = $"{Flanders.Today.Year}";

    /// <summary>An annex of this agreement for a working year; its address in the API.</summary>
    internal static async Task<string> Annex(this HttpClient official, string agreement, string? year = null, object? body = null)
    {
        var annex = await official.Create(agreement + "/annexes", body ?? new { year = year ?? ThisYear });
        return $"{agreement[..agreement.IndexOf("/agreements", StringComparison.Ordinal)]}/annexes/{annex}";
    }

    /// <summary>A line in an annex; its address in the API.</summary>
    internal static async Task<string> Line(this HttpClient official, string annex, JsonObject? line = null) =>
        $"{annex}/lines/{await official.Create(annex + "/lines", line ?? Action())}";

    /// <summary>An action that nothing is wrong with.</summary>
    internal static JsonObject Action(string text = "ondersteunt de sportdienst", string theme = "Sport",
        params (string Name, JsonNode? Value)[] more)
    {
        var line = new JsonObject { ["programme"] = "Toegankelijkheid", ["theme"] = theme, ["text"] = text };
        foreach (var (name, value) in more)
        {
            line[name] = value;
        }

        return line;
    }

    /// <summary>Somebody of AgII's staff on an action.</summary>
    internal static JsonObject Member(Guid? id, string? name = null, string? from = null, string? until = null) =>
        new() { ["id"] = id, ["name"] = name, ["from"] = from, ["until"] = until };

    /// <summary>A part of an action.</summary>
    internal static JsonObject Part(string action, string text, params (string Name, JsonNode? Value)[] more)
    {
        var line = new JsonObject { ["parentId"] = action[^36..], ["text"] = text };
        foreach (var (name, value) in more)
        {
            line[name] = value;
        }

        return line;
    }

    /// <summary>An approved agreement from 2020 on with an approved annex that has these lines; its address.</summary>
    internal static async Task<string> ApprovedAnnex(this HttpClient official, string municipality, string? year = null,
        params JsonObject[] lines)
    {
        var annex = await official.Annex(await official.Approved(municipality), year);
        foreach (var line in lines.DefaultIfEmpty(Action()))
        {
            await official.Line(annex, line);
        }

        await official.Approve(annex);
        return annex;
    }

    /// <summary>Both sides agree, and it is approved: with the agreement, or on a day of its own.</summary>
    internal static async Task Approve(this HttpClient official, string annex, string? date = null)
    {
        await official.Done(annex + "/agreement", new { });
        await official.Done(annex + "/approval", new { date, withAgreement = date is null });
    }

    /// <summary>All actions of an annex in order, parts too.</summary>
    internal static IReadOnlyList<JsonNode> Lines(this JsonNode annex) =>
    [
        .. from section in annex["sections"]!.AsArray()
           from objective in section!["objectives"]!.AsArray()
           from theme in objective!["themes"]!.AsArray()
           from line in theme!["lines"]!.AsArray()
           from one in line!["parts"]!.AsArray().Prepend(line)
           select one,
    ];

    internal static string Text(this JsonNode node, string name) => node[name]!.GetValue<string>();

    internal static IReadOnlyList<string> Texts(this IEnumerable<JsonNode> lines) => [.. lines.Select(l => l.Text("text"))];

    /// <summary>The line as it would be put back: what it says, with its version.</summary>
    internal static JsonObject AsInput(this JsonNode line)
    {
        var input = new JsonObject { ["version"] = line["version"]!.DeepClone() };
        foreach (var name in new[] { "kind", "programme", "category", "objective", "theme", "text", "responsible", "partners",
            "targetService", "workingForm", "modality", "condition", "domain", "staff", "body", "fte" })
        {
            if (line[name] is { } value)
            {
                input[name] = value.DeepClone();
            }
        }

        return input;
    }

    /// <summary>The address of the page of an annex.</summary>
    internal static string Page(this string annex) => annex.Replace("/api", "").Replace("/annexes/", "/bijlagen/");
}
