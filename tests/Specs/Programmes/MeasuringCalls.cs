using System.Globalization;
using System.Text.Json.Nodes;

namespace AgiiPlatform.Specs.Programmes;

/// <summary>Short words for measuring.</summary>
internal static class MeasuringCalls
{
    /// <summary>Takes part in Plan Samenleven with the 13 actions of the deck; the address of the programme.</summary>
    internal static async Task<string> TakePart(this HttpClient official, string municipality) =>
        $"/api/{municipality}/programmes/{await official.Start(municipality, PlanSamenleven.Of())}";

    /// <summary>What is sent when an action is measured.</summary>
    internal static object Measured(string action, string date, decimal value, string? lowerBecause = null) =>
        new { action, date, value, source = "Registratie", lowerBecause };

    internal static Task<Guid> Measure(this HttpClient official, string programme, string action, string date, decimal value) =>
        official.Create($"{programme}/measurements", Measured(action, date, value));

    /// <summary>The action in the list of measurements.</summary>
    internal static async Task<JsonNode> Action(this HttpClient reader, string programme, string number) =>
        (await reader.GetJson($"{programme}/measurements"))["actions"]!.AsArray()
            .Single(a => a!["number"]!.GetValue<string>() == number)!;

    internal static string ToPage(this string api) => api.Replace("/api/", "/", StringComparison.Ordinal)
        .Replace("/programmes/", "/programmas/", StringComparison.Ordinal);

    /// <summary>A series as "date value" pairs.</summary>
    internal static string[] Series(this JsonNode action) => [.. action["measurements"]!.AsArray()
        .Select(m => $"{m!["date"]!.GetValue<string>()} {m["value"]!.GetValue<decimal>().ToString(CultureInfo.InvariantCulture)}")];
}
