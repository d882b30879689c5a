namespace AgiiPlatform.Demo;

/// <summary>Mechelen takes part in Plan Samenleven; some neighbours do with other actions, so that AgII has something to compare.</summary>
public sealed partial class DemoSeeder
{
    private async Task Programmes(IReadOnlyList<string> neighbours, CancellationToken ct)
    {
        await TakePart("mechelen",
        [
            ("2", 0, 1), ("8", 0, 125), ("9", 0, 262.5m), ("11", 10, 40), ("13", 0, 150), ("15", 0, 300), ("16", 0, 1), ("17", 0, 300),
            ("18", 0, 1), ("19", 0, 1), ("20", 80, 40), ("22", 10, 4), ("24", 0, 180),
        ], ["9", "22"], 58_697_500, ct);
        await Means(ct);
        foreach (var (i, neighbour) in neighbours.Where(n => n != "mechelen").Index())
        {
            await TakePart(neighbour, [("5", 20 * i, 400), ("11", 5, 25 - 5 * i), ("16", 0, 1), ("24", 0, 60 + 10 * i)],
                i == 1 ? ["11"] : [], 6_920_000 - 50_000 * i, ct); // the second and third sums differ from what was granted
        }
    }

    private async Task TakePart(
        string municipality, (string Number, int Current, decimal Planned)[] actions, string[] mentor, long granted, CancellationToken ct)
    {
        var official = _people[$"ambtenaar@{municipality}.example"];
        if ((await All(official, $"/api/{municipality}/programmes", ct)).Any(p => Text(p, "name") == "Plan Samenleven"))
        {
            return;
        }

        await Post(official, $"/api/{municipality}/programmes", new
        {
            definition = "plan-samenleven",
            version = 1,
            grantedCents = granted,
            actions = actions.Select((a, i) => new
            {
                number = a.Number, currentReach = a.Current, plannedReach = a.Planned, priority = i + 1, mentor = mentor.Contains(a.Number),
            }),
        }, ct);
    }
}
