using System.Globalization;
using System.Text.RegularExpressions;

namespace AgiiPlatform.Specs.Hosting;

/// <summary>What <c>/metrics</c> answered: figures by name and labels.</summary>
internal sealed partial class Scrape(string text)
{
    private readonly ILookup<string, (string Labels, double Value)> _figures = text.Split('\n')
        .Select(line => Figure().Match(line)).Where(m => m.Success)
        .ToLookup(m => m.Groups["name"].Value, m => (m.Groups["labels"].Value,
            double.Parse(m.Groups["value"].Value, NumberStyles.Float, CultureInfo.InvariantCulture)));

    /// <summary>As it came.</summary>
    internal string Text { get; } = text;

    internal static async Task<Scrape> Of(string address)
    {
        using var prometheus = new HttpClient { BaseAddress = new Uri(address) };
        return new(await prometheus.GetStringAsync("/metrics"));
    }

    /// <summary>The sum of a figure with these labels (<c>service="overview"</c>); null when there is none.</summary>
    internal double? Sum(string name, params string[] labels) =>
        _figures[name].Where(f => labels.All(f.Labels.Contains)).Select(f => f.Value).ToList() is { Count: > 0 } found ? found.Sum() : null;

    /// <summary>What is missing of the figures that docs/metrics.md says are there: a name, or a label of it.</summary>
    internal IEnumerable<string> MissingOf(params string[] where)
    {
        foreach (var row in File.ReadLines(Path.Combine(Root(), "docs", "metrics.md")).Select(line => Row().Match(line))
            .Where(m => m.Success && where.Contains(m.Groups["where"].Value)))
        {
            var name = row.Groups["name"].Value;
            foreach (var label in row.Groups["labels"].Value.Split('`').Where((_, i) => i % 2 == 1).Append(""))
            {
                if (!_figures[name].Any(f => label.Length == 0 || $",{f.Labels}".Contains($",{label}=", StringComparison.Ordinal)))
                {
                    yield return $"{name} {label}".Trim();
                }
            }
        }
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "AgiiPlatform.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }

    [GeneratedRegex(@"^(?<name>\w+)(?:\{(?<labels>.*)\})? (?<value>[^ ]+)(?: \d+)?$", RegexOptions.NonBacktracking)]
    private static partial Regex Figure();

    [GeneratedRegex(@"^\| `(?<name>\w+)` \| (?<where>[^|]+) \| (?<labels>[^|]*)\|", RegexOptions.NonBacktracking)]
    private static partial Regex Row();
}
