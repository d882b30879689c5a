using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace AgiiPlatform.Demo;

/// <summary>Mechelen's people and operating money in Plan Samenleven, brought in as the rows of a sheet are.</summary>
public sealed partial class DemoSeeder
{
    private async Task Means(CancellationToken ct)
    {
        var official = _people["ambtenaar@mechelen.example"];
        var id = (await All(official, "/api/mechelen/programmes", ct)).First(p => Text(p, "name") == "Plan Samenleven")["id"]!.GetValue<Guid>();
        var programme = $"/api/mechelen/programmes/{id}";
        if ((await official.GetFromJsonAsync<JsonNode>($"{programme}/personnel", ct))!.AsArray().Count == 0)
        {
            var lines = new (string Fte, string Source, string Employer, string[] Actions)[]
            {
                ("0,5", "municipality", "STRO", ["2"]), ("1", "municipality", "Afdeling Sociaal Beleid", ["8"]),
                ("0,5", "partner", "J@m vzw/Buurtsport", ["13"]), ("0,5", "municipality", "Directie Vrije Tijd", ["24"]),
                ("0,8", "municipality", "Afdeling Sociaal Beleid", ["15"]),
                ("1", "municipality", "Afdeling Preventie en Veiligheid", ["16", "17"]),
                ("1", "municipality", "Afdeling Sociale Zaken", ["9"]),
            };
            await Put(official, $"{programme}/personnel", new
            {
                version = await Version(),
                lines = lines.Select((l, i) => new
                {
                    row = i + 2, fte = l.Fte, source = l.Source, employer = l.Employer, actions = l.Actions,
                }),
            }, ct);
        }

        if ((await official.GetFromJsonAsync<JsonNode>($"{programme}/operating", ct))!.AsArray().Count == 0)
        {
            var lines = new (string Text, string Euros, string[] Actions)[]
            {
                ("Contact met sport en cultuur", "10.000", ["13", "24"]), ("Actieplan toegankelijkheid", "10.000", ["18"]),
                ("Brugfiguren", "20.000", ["15"]), ("Actieplan correspondentietesten", "25.000", ["19"]),
                ("Pleinmakers", "23.200", ["22"]), ("Sociale mix", "6.800", ["20"]), ("Algemeen werkingsbudget", "20.000", []),
            };
            await Put(official, $"{programme}/operating", new
            {
                version = await Version(),
                lines = lines.Select((l, i) => new
                {
                    row = i + 2, text = l.Text, euros = l.Euros,
                    shares = l.Actions.Select(action => new { action, euros = l.Actions.Length == 2 ? "5.000" : null }),
                }),
            }, ct);
        }

        async Task<int> Version() => (await official.GetFromJsonAsync<JsonNode>(programme, ct))!["version"]!.GetValue<int>();
    }
}
