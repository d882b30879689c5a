using System.Diagnostics;

namespace AgiiPlatform.Delivery;

/// <summary>Runs Helm on the chart, with no cluster: <c>tests/run</c> installs it and says where it is.</summary>
internal static class Helm
{
    private static readonly string Program = Environment.GetEnvironmentVariable("AGII_HELM")
        ?? throw new InvalidOperationException("AGII_HELM is missing: run tests/run delivery.");

    /// <summary>The folder of the chart.</summary>
    internal static readonly string Chart = Path.Combine(Root(), "charts", "agii-platform");

    /// <summary>The values files under <c>examples/</c>, by their names.</summary>
    internal static IEnumerable<string> Examples =>
        Directory.EnumerateFiles(Path.Combine(Chart, "examples"), "*.yaml").Select(f => Path.GetFileNameWithoutExtension(f)!).Order();

    /// <summary>What the chart makes of an example (or of a file elsewhere), with these values set over it (<c>a.b=c</c>).</summary>
    /// <exception cref="HelmRefused">The chart or its schema refuses the values, and says why.</exception>
    internal static string Template(string example, params string[] set) =>
        Run(["template", "agii", Chart, "--values", Values(example), .. set.SelectMany(s => new[] { "--set-json", s })]);

    /// <summary>Helm's own check of the chart with an example.</summary>
    internal static string Lint(string example) => Run(["lint", Chart, "--strict", "--values", Values(example)]);

    /// <summary>What the chart of the broker makes, once Helm has checked it.</summary>
    internal static string Broker() => Other("agii-broker");

    /// <summary>What the chart of the gateway makes.</summary>
    internal static string Gateway() => Other(
        "agii-gateway", "host=platform.example", "gatewayId=/subscriptions/x", "frontend=public", "from=agii");

    private static string Other(string name, params string[] set)
    {
        string[] arguments = [Path.Combine(Chart, "..", name), .. set.SelectMany(s => new[] { "--set", s })];
        Run(["lint", "--strict", .. arguments]);
        return Run(["template", "beside", .. arguments]);
    }

    private static string Values(string example) => Path.Combine(Chart, "examples", example + ".yaml");

    private static string Run(string[] arguments)
    {
        using var helm = Process.Start(new ProcessStartInfo(Program, arguments)
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var errors = helm.StandardError.ReadToEndAsync();
        var output = helm.StandardOutput.ReadToEnd();
        helm.WaitForExit();
        return helm.ExitCode == 0 ? output : throw new HelmRefused($"{output}\n{errors.GetAwaiter().GetResult()}");
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "AgiiPlatform.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("AgiiPlatform.sln is in no folder above the tests.");
        }

        return folder.FullName;
    }
}
