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

    /// <summary>The names of the figures.</summary>
    internal IEnumerable<string> Names => _figures.Select(f => f.Key);

    internal static async Task<Scrape> Of(string address)
    {
        using var prometheus = new HttpClient { BaseAddress = new Uri(address) };
        return new(await prometheus.GetStringAsync("/metrics"));
    }

    /// <summary>The sum of a figure with these labels (<c>service="overview"</c>); null when there is none.</summary>
    internal double? Sum(string name, params string[] labels) =>
        _figures[name].Where(f => labels.All(f.Labels.Contains)).Select(f => f.Value).ToList() is { Count: > 0 } found ? found.Sum() : null;

    /// <summary>The figures that docs/metrics.md tells of, with where each is.</summary>
    internal static IEnumerable<(string Name, string Where)> Documented() =>
        File.ReadLines(Path.Combine(Root(), "docs", "metrics.md")).Select(line => Row().Match(line)).Where(m => m.Success)
            .Select(m => (m.Groups["name"].Value, m.Groups["where"].Value));

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

    [GeneratedRegex(@"^\| `(?<name>\w+)` \| (?<where>[^|]+) \|", RegexOptions.NonBacktracking)]
    private static partial Regex Row();
}
