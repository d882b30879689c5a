using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace AgiiPlatform.Web.Forms;

/// <summary>
/// A form says the same as the API's JSON body: its fields (<c>parties[0].name</c>, <c>themes[]</c>, <c>clauses[lines]</c> with one text
/// a line) become that JSON, so that an act has one input and one set of checks. Empty fields are absent, and so are wholly empty rows.
/// </summary>
internal static partial class FormJson
{
    private const int MaxDepth = 8, MaxRows = 200;

    internal static JsonObject Read(IFormCollection form)
    {
        var root = new JsonObject();
        foreach (var (name, values) in form)
        {
            if (name is Idempotency.Name || name.StartsWith("__", StringComparison.Ordinal))
            {
                continue;
            }

            var given = values.Where(v => !string.IsNullOrWhiteSpace(v)).ToList();
            if (name.EndsWith("[lines]", StringComparison.Ordinal))
            {
                var lines = given.SelectMany(v => v!.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
                Set(root, name[..^7], new JsonArray([.. lines.Select(v => (JsonNode)v)]));
            }
            else if (name.EndsWith("[]", StringComparison.Ordinal))
            {
                Set(root, name[..^2], new JsonArray([.. given.Select(v => (JsonNode)v!)]));
            }
            else
            {
                Set(root, name, given.Count > 0 ? JsonValue.Create(given[0]) : null);
            }
        }

        return (JsonObject)(Compact(root) ?? new JsonObject());
    }

    /// <summary>The values under the names they have now that empty rows are gone, so that errors stand beside the right field.</summary>
    internal static Dictionary<string, IReadOnlyList<string>> Flatten(JsonNode node)
    {
        var values = new Dictionary<string, IReadOnlyList<string>>();
        Walk(node, "");
        return values;

        void Walk(JsonNode? node, string path)
        {
            if (node is JsonObject obj)
            {
                obj.ToList().ForEach(p => Walk(p.Value, path.Length == 0 ? p.Key : $"{path}.{p.Key}"));
            }
            else if (node is JsonArray and [JsonValue, ..] list)
            {
                values[$"{path}[]"] = [.. list.Select(v => v!.GetValue<string>())];
            }
            else if (node is JsonArray rows)
            {
                rows.Index().ToList().ForEach(r => Walk(r.Item, $"{path}[{r.Index}]"));
            }
            else if (node is JsonValue value)
            {
                values[path] = [value.GetValue<string>()];
            }
        }
    }

    /// <summary>Sets a value at a path like <c>parties[0].representatives[1].name</c>.</summary>
    private static void Set(JsonObject root, string name, JsonNode? value)
    {
        var steps = Step().Matches(name).Select(m => m.Value.Trim('[', ']')).ToList();
        JsonNode node = steps.Count is > 0 and <= MaxDepth ? root : throw Unknown(name);
        for (var i = 0; i < steps.Count; i++)
        {
            var child = i == steps.Count - 1 ? value : int.TryParse(steps[i + 1], out _) ? new JsonArray() : new JsonObject();
            if (node is JsonObject obj)
            {
                node = (obj[steps[i]] ??= child)!;
            }
            else if (node is JsonArray array && int.TryParse(steps[i], out var index) && index <= MaxRows)
            {
                while (array.Count <= index)
                {
                    array.Add(null);
                }

                node = (array[index] ??= child)!;
            }
            else
            {
                throw Unknown(name);
            }
        }
    }

    private static InvalidInput Unknown(string field) => new(field, "Dit veld hoort niet bij het formulier.");

    /// <summary>Drops what was left empty: absent values, rows without any value, lists without rows.</summary>
    private static JsonNode? Compact(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject obj:
                var kept = obj.Select(p => (p.Key, Value: Compact(p.Value?.DeepClone()))).Where(p => p.Value is not null).ToList();
                return kept.Count == 0 ? null : new JsonObject(kept.Select(p => KeyValuePair.Create(p.Key, p.Value)));
            case JsonArray array:
                var rows = array.Select(r => Compact(r?.DeepClone())).Where(r => r is not null).ToArray();
                return rows.Length == 0 ? null : new JsonArray(rows);
            default:
                return node;
        }
    }

    [GeneratedRegex(@"[A-Za-z0-9]+|\[\d+\]", RegexOptions.NonBacktracking)]
    private static partial Regex Step();
}
