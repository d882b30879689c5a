using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace AgiiPlatform.Delivery;

/// <summary>
/// Alerts and the dashboard name only what the host shows (docs/metrics.md, of which the specs of the host look for every row), and behind
/// every alert stands what to do.
/// </summary>
public sealed partial class Alerts_and_dashboard
{
    private static readonly string[] Words =
    [
        "sum", "min", "max", "count", "topk", "rate", "increase", "absent", "histogram_quantile", "vector", "and", "or", "by", "on",
    ];

    private static readonly string Docs = Path.Combine(Helm.Chart, "../../docs");
    private static readonly IReadOnlyList<JsonNode> Rendered = Manifests.Read(Helm.Template("pod-per-service"));

    private static IReadOnlyList<JsonNode> Alerts => [.. Rendered.Of("PrometheusRule").ShouldHaveSingleItem()["spec"]!["groups"].Each()
        .SelectMany(g => g["rules"].Each())];

    private static JsonNode Dashboard => JsonNode.Parse(Rendered.Of("ConfigMap")
        .Single(m => m["metadata"]!["labels"]!["grafana_dashboard"] is not null)["data"]!["agii-platform.json"].Text()!)!;

    private static IReadOnlySet<string> Shown => File.ReadLines(Path.Combine(Docs, "metrics.md"))
        .Select(line => Row().Match(line)).Where(m => m.Success).Select(m => m.Groups["name"].Value).ToHashSet();

    /// <summary>The labels in the table; Prometheus adds the pod.</summary>
    private static IEnumerable<string> Documented => File.ReadLines(Path.Combine(Docs, "metrics.md")).Select(line => Row().Match(line))
        .Where(m => m.Success).SelectMany(m => m.Groups["labels"].Value.Split('`').Where((_, i) => i % 2 == 1)).Append("pod");

    [Fact]
    public void Are_there()
    {
        Alerts.Count.ShouldBeGreaterThanOrEqualTo(10);
        Alerts.Select(a => a["alert"].Text()).ShouldBeUnique();
        Alerts.ShouldAllBe(a => a["labels"]!["severity"] != null && a["annotations"]!["summary"] != null && a["for"] != null);
        Dashboard["panels"].Each().Count().ShouldBeGreaterThan(15);
        Manifests.Read(Helm.Template("one-pod")).Of("PrometheusRule").ShouldBeEmpty("it takes an operator, and is asked for");
    }

    [Fact]
    public void Name_only_what_the_host_shows() =>
        Alerts.Select(a => a["expr"].Text()!).Concat(Expressions()).SelectMany(e => Unknown(e, Shown)).ShouldBeEmpty();

    /// <summary>A label that is not there selects nothing, and groups all in one.</summary>
    [Fact]
    public void Name_only_labels_that_are_there() =>
        Alerts.Select(a => a["expr"].Text()!).Concat(Expressions()).SelectMany(e => Labels(e).Except(Documented)).ShouldBeEmpty();

    [Theory]
    [InlineData("sum by (servce) (agii_requests_total)", "servce")]
    [InlineData("sum(agii_sign_ins_total{result=\"refused\"})", "result")]
    [InlineData("max by (pod, service) (agii_outbox_messages{service!=\"x\"})", null)]
    public void Are_refused_with_any_other_label(string expression, string? label) =>
        Labels(expression).Except(Documented).ShouldBe(label is null ? [] : [label]);

    /// <summary>What is documented and on no panel is looked at by nobody.</summary>
    [Fact]
    public void Show_all_that_the_platform_itself_measures() =>
        Shown.Where(m => m.StartsWith("agii_", StringComparison.Ordinal)).ShouldBeSubsetOf(Expressions().SelectMany(Names));

    [Theory]
    [InlineData("max by (service) (agii_outbox_age_second) > 300", "agii_outbox_age_second")]
    [InlineData("sum(rate(http_requests_total{status=~\"5..\"}[5m]))", "http_requests_total")]
    [InlineData("avg(agii_ready)", "avg")]
    [InlineData("sum by (service) (rate(agii_requests_total{tenant!=\"\"}[5m])) > 3 * 86400", null)]
    public void Are_refused_when_they_name_anything_else(string expression, string? named) =>
        Unknown(expression, Shown).ShouldBe(named is null ? [] : [named]);

    [Fact]
    public void Say_what_to_do_under_a_heading_that_is_there() =>
        Alerts.SelectMany(a => Missing(a["annotations"]!["runbook_url"].Text(), Runbook())).ShouldBeEmpty();

    [Theory]
    [InlineData("docs/operations.md#there-is-no-such-heading", "### Not ready\n**You see** x **It means** y\n1. z")]
    [InlineData("docs/operations.md#not-ready", "### Not ready\n**You see** x **It means** y")]
    [InlineData("docs/operations.md#not-ready", "### Not ready\n1. Restart it.")]
    [InlineData(null, "### Not ready\n**You see** x **It means** y\n1. z")]
    public void Are_refused_without_that(string? address, string runbook) => Missing(address, runbook).ShouldNotBeEmpty();

    [Fact]
    public void Lead_to_where_the_runbook_is_published() =>
        Manifests.Read(Helm.Template("pod-per-service", "metrics.runbook=\"https://wiki.example/agii\"")).Of("PrometheusRule").Single()
            .ToJsonString().ShouldContain("https://wiki.example/agii#not-ready");

    private static string Runbook() => File.ReadAllText(Path.Combine(Docs, "operations.md"));

    private static IEnumerable<string> Expressions() =>
        Dashboard["panels"].Each().SelectMany(p => p["targets"].Each()).Select(t => t["expr"].Text()!);

    private static IEnumerable<string> Unknown(string expression, IReadOnlySet<string> shown) =>
        Names(expression).Where(n => !shown.Contains(n));

    /// <summary>The names in an expression that are no word of PromQL; nor labels, texts and durations.</summary>
    private static IEnumerable<string> Names(string expression) =>
        Name().Matches(Aside().Replace(expression, " ")).Select(m => m.Value).Where(n => !Words.Contains(n)).Distinct();

    private static IEnumerable<string> Labels(string expression) => Label().Matches(expression)
        .SelectMany(m => m.Groups["list"].Success ? m.Groups["list"].Value.Split(',') : [m.Groups["matched"].Value]).Select(l => l.Trim());

    /// <summary>What is missing of: a heading, what one sees, what it means, and a first thing to do.</summary>
    private static IEnumerable<string> Missing(string? address, string runbook)
    {
        var anchor = address?.Split('#')[^1];
        var section = runbook.Split("\n### ").Select(s => s.StartsWith("### ", StringComparison.Ordinal) ? s[4..] : s)
            .FirstOrDefault(s => Anchor(s.Split('\n')[0]) == anchor)?.Split("\n## ")[0];
        return section is null ? [$"{address}: no such heading"]
            : ((string[])["**You see**", "**It means**", "\n1. "]).Where(part => !section.Contains(part, StringComparison.Ordinal))
                .Select(part => $"{address}: no {part.Trim()}");
    }

    private static string Anchor(string heading) => heading.Trim().ToLowerInvariant().Replace(' ', '-');

    [GeneratedRegex(@"^\| `(?<name>\w+)` \| [^|]+ \| (?<labels>[^|]*)\|", RegexOptions.NonBacktracking)]
    private static partial Regex Row();

    [GeneratedRegex(@"\b(by|on)\s*\((?<list>[^)]*)\)|(?<matched>\w+)\s*(=|!=|=~|!~)\s*""",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Label();

    [GeneratedRegex("""\{[^}]*\}|"[^"]*"|\[[^\]]*\]|\b(?:by|on|without|ignoring)\s*\([^)]*\)""", RegexOptions.NonBacktracking)]
    private static partial Regex Aside();

    [GeneratedRegex(@"\b[a-z_][a-z0-9_]*\b", RegexOptions.NonBacktracking)]
    private static partial Regex Name();
}
