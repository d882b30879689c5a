using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace AgiiPlatform.Demo;

/// <summary>What Mechelen measured of Plan Samenleven, the report at six months, and a figure. All numbers are invented.</summary>
public sealed partial class DemoSeeder
{
    private async Task Measuring(CancellationToken ct)
    {
        var official = _people["ambtenaar@mechelen.example"];
        var id = (await All(official, "/api/mechelen/programmes", ct)).First(p => Text(p, "name") == "Plan Samenleven")["id"]!.GetValue<Guid>();
        var programme = $"/api/mechelen/programmes/{id}";
        var measured = (await official.GetFromJsonAsync<JsonNode>($"{programme}/measurements", ct))!["actions"]!.AsArray();
        if (measured.Any(a => a!["measurements"]!.AsArray().Count > 0))
        {
            return;
        }

        // What is added each month: enough for the test, just too little, well above.
        foreach (var (number, month) in new[] { ("8", 5), ("9", 18), ("15", 30), ("24", 9) })
        {
            for (var n = 1; n <= 11; n++)
            {
                await Post(official, $"{programme}/measurements", new
                {
                    action = number, date = Iso(new DateOnly(2022, 10, 31).AddMonths(n - 1)), value = month * n,
                    source = "Maandelijkse telling",
                }, ct);
            }
        }

        var report = await Post(official, $"{programme}/reports", new { month = 6 }, ct);
        var seen = Text((await official.GetFromJsonAsync<JsonNode>($"{programme}/reports/{report}", ct))!, "seen");
        await Post(official, $"{programme}/reports/{report}/sending", new { seen }, ct);
        await Post(official, "/api/mechelen/figures", new
        {
            subject = "Herkomst van de deelnemers aan het praatcafé", unit = "deelnemers", population = "deelnemers van het voorbije jaar",
            whole = 240, referenceDate = "2025-12-31", source = "Telling van de bibliotheek (verzonnen)",
            values = new[]
            {
                new { label = "Marokko", value = 62, isRest = false }, new { label = "Oekraïne", value = 55, isRest = false },
                new { label = "Syrië", value = 38, isRest = false }, new { label = "Afghanistan", value = 24, isRest = false },
                new { label = "Andere herkomst, minder dan 10 elk", value = 49, isRest = true },
            },
        }, ct);
    }
}
