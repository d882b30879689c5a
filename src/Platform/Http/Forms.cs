using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AgiiPlatform.Platform.Storage;
using Microsoft.AspNetCore.Http;

namespace AgiiPlatform.Platform.Http;

/// <summary>
/// A form says the same as the API's JSON body: its fields (<c>parties[0].name</c>, <c>themes[]</c>, <c>clauses[lines]</c> with one text a line) are made into that JSON and read
/// by the same rules, so that an act has one input and one set of checks. Empty fields are absent, and so are rows left wholly empty.
/// </summary>
public static partial class Forms
{
    /// <summary>
    /// Handles a posted form: does the act and goes to <paramref name="then"/> (given the id it made, if any), or shows the form
    /// <paramref name="again"/> with the values and what was wrong.
    /// </summary>
    public static async Task<IResult> Post<TInput>(
        HttpContext http, Func<TInput, Task<Guid?>> act, Func<Guid?, string> then, string notice, Func<FormState, Task<IResult>> again)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var body = ToJson(form);
        if (form[IdempotencyKeys.Name].ToString() is { Length: > 0 and <= 100 } key)
        {
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes(http.Request.Path + body.ToJsonString()));
            IdempotencyKeys.Note(http, key, Convert.ToHexString(hash));
        }

        Guid? made;
        try
        {
            made = await act(body.Deserialize<TInput>(Json.Api)!);
        }
        catch (Exception e) when (e is not NotFound)
        {
            if (e is not InvalidInput and not JsonException && await IdempotencyKeys.Earlier(http) is { } earlier)
            {
                made = earlier.CreatedId; // sent twice: the second press gets what the first one made
            }
            else if (e is InvalidInput or Refusal or JsonException)
            {
                http.Response.StatusCode = e is Refusal ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest;
                return await again(new FormState(
                    Flatten(body, form),
                    e switch { InvalidInput i => i.Errors, JsonException j => Problems.Fields(j), _ => null },
                    (e as Refusal)?.Message));
            }
            else
            {
                throw;
            }
        }

        Notices.Leave(http, notice);
        return TypedResults.Redirect(then(made)); // 302 after POST: the browser gets the page, reloading it does nothing again
    }

    /// <inheritdoc cref="Post{TInput}(HttpContext, Func{TInput, Task{Guid?}}, Func{Guid?, string}, string, Func{FormState, Task{IResult}})"/>
    public static Task<IResult> Post<TInput>(HttpContext http, Func<TInput, Task> act, string then, string notice, Func<FormState, Task<IResult>> again) =>
        Post<TInput>(http, async input =>
        {
            await act(input);
            return null;
        }, _ => then, notice, again);

    internal static JsonObject ToJson(IFormCollection form)
    {
        var root = new JsonObject();
        foreach (var (name, values) in form)
        {
            if (name is IdempotencyKeys.Name || name.StartsWith("__", StringComparison.Ordinal))
            {
                continue;
            }

            var given = values.Where(v => !string.IsNullOrWhiteSpace(v)).ToList();
            if (name.EndsWith("[lines]", StringComparison.Ordinal))
            {
                var lines = given.SelectMany(v => v!.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
                Place(root, name[..^7], new JsonArray([.. lines.Select(v => (JsonNode)v)]));
            }
            else if (name.EndsWith("[]", StringComparison.Ordinal))
            {
                Place(root, name[..^2], new JsonArray([.. given.Select(v => (JsonNode)v!)]));
            }
            else
            {
                Place(root, name, given.Count > 0 ? JsonValue.Create(given[0]) : null);
            }
        }

        return (JsonObject)(Compact(root) ?? new JsonObject());
    }

    /// <summary>Puts a value at a path like <c>parties[0].representatives[1].name</c>.</summary>
    private static void Place(JsonObject root, string name, JsonNode? value)
    {
        var steps = Steps().Matches(name).Select(m => m.Value.Trim('[', ']')).ToList();
        if (steps.Count is 0 or > 8)
        {
            throw new InvalidInput(name, "Dit veld hoort niet bij het formulier.");
        }

        JsonNode node = root;
        for (var i = 0; i < steps.Count; i++)
        {
            JsonNode? child = i == steps.Count - 1 ? value : int.TryParse(steps[i + 1], out _) ? new JsonArray() : new JsonObject();
            if (node is JsonArray array)
            {
                if (!int.TryParse(steps[i], out var index) || index > 200)
                {
                    throw new InvalidInput(name, "Dit veld hoort niet bij het formulier.");
                }

                while (array.Count <= index)
                {
                    array.Add(null);
                }

                array[index] ??= child;
                node = array[index]!;
            }
            else if (node is JsonObject obj)
            {
                obj[steps[i]] ??= child;
                node = obj[steps[i]]!;
            }
        }
    }

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

    /// <summary>The values under the names they have now that empty rows are gone, so that errors stand beside the right field.</summary>
    private static Dictionary<string, IReadOnlyList<string>> Flatten(JsonObject body, IFormCollection form)
    {
        var values = new Dictionary<string, IReadOnlyList<string>>();
        Walk(body, "");
        if (form[IdempotencyKeys.Name].ToString() is { Length: > 0 } key)
        {
            values[IdempotencyKeys.Name] = [key];
        }

        return values;

        void Walk(JsonNode? node, string path)
        {
            switch (node)
            {
                case JsonObject obj:
                    foreach (var (name, child) in obj)
                    {
                        Walk(child, path.Length == 0 ? name : $"{path}.{name}");
                    }

                    break;
                case JsonArray array when array.Count > 0 && array[0] is JsonValue:
                    values[$"{path}[]"] = [.. array.Select(v => v!.GetValue<string>())];
                    break;
                case JsonArray array:
                    for (var i = 0; i < array.Count; i++)
                    {
                        Walk(array[i], $"{path}[{i}]");
                    }

                    break;
                case JsonValue value:
                    values[path] = [value.GetValue<string>()];
                    break;
            }
        }
    }

    [GeneratedRegex(@"[A-Za-z0-9]+|\[\d+\]", RegexOptions.NonBacktracking)]
    private static partial Regex Steps();
}

/// <summary>A sentence that the next page shows once: "De overeenkomst is bewaard."</summary>
public static class Notices
{
    private const string Cookie = "agii-melding";

    internal static void Leave(HttpContext http, string notice) =>
        http.Response.Cookies.Append(Cookie, Uri.EscapeDataString(notice),
            new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, Path = "/", IsEssential = true });

    /// <summary>Takes the sentence, if one was left.</summary>
    public static string? Take(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { Length: > 0 and < 1000 } notice)
        {
            return null;
        }

        http.Response.Cookies.Delete(Cookie);
        return Uri.UnescapeDataString(notice);
    }
}
