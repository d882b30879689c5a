using System.Diagnostics;
using System.Text.RegularExpressions;

namespace AgiiPlatform.Delivery;

/// <summary>What <c>tools/audit</c> says of a package source's answers, and a restore of a package that is not the one meant.</summary>
public sealed partial class The_audit_of_packages : IDisposable
{
    private const string Nothing = """{"projects":[{"frameworks":[{"topLevelPackages":[]}]}]}""";

    private const string Something = """
        {"projects":[{"frameworks":[{"transitivePackages":[{"id":"System.Text.Json","resolvedVersion":"8.0.0",
        "vulnerabilities":[{"severity":"High","advisoryurl":"https://advisory.example/1"}]}]}]}]}
        """;

    private static readonly string Repository = Path.GetFullPath(Path.Combine(Helm.Chart, "../.."));

    private readonly string _scratch = Directory.CreateTempSubdirectory("agii-audit-").FullName;

    public void Dispose() => Directory.Delete(_scratch, recursive: true);

    /// <summary>A source that knows nothing finds nothing: that is no data, and not "ok".</summary>
    [Theory]
    [InlineData(Nothing, Nothing, 0, "vulnerabilities: no data (the package source does not know of those of System.Text.Json 8.0.0)")]
    [InlineData(Something, Nothing, 0, "vulnerabilities: none known")]
    [InlineData(Something, Something, 1, "vulnerabilities: 1")]
    [InlineData(Something, """{"problems":[{"level":"error","text":"no source answers"}]}""", 1, null)]
    public void Says_what_is_known(string ofTheControl, string ofTheHost, int exitCode, string? lastLine)
    {
        var dotnet = Path.Combine(_scratch, "dotnet");
        File.WriteAllText(Path.Combine(_scratch, "control.json"), ofTheControl);
        File.WriteAllText(Path.Combine(_scratch, "host.json"), ofTheHost);
        File.WriteAllText(dotnet, $"""
            #!/bin/sh
            case "$*" in
                restore*) ;;
                *control.csproj*) cat {_scratch}/control.json ;;
                *) cat {_scratch}/host.json ;;
            esac
            """);
        Run("chmod", null, "+x", dotnet);

        var (code, output) = Run(Path.Combine(Repository, "tools/audit"), $"{_scratch}:{Environment.GetEnvironmentVariable("PATH")}");

        code.ShouldBe(exitCode, output);
        if (lastLine is not null)
        {
            output.TrimEnd().Split('\n')[^1].ShouldBe(lastLine);
        }
    }

    /// <summary>The lock files hold the hash of each package: another package under the same name and version is not taken.</summary>
    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public void Refuses_a_package_with_another_hash(bool swapped, int exitCode)
    {
        foreach (var file in new[] { "Directory.Build.props", "Directory.Packages.props", "BannedSymbols.txt", "src/Directory.Build.props",
            "src/Contracts/Contracts.csproj", "src/Contracts/packages.lock.json" })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_scratch, file))!);
            File.Copy(Path.Combine(Repository, file), Path.Combine(_scratch, file));
        }

        var locked = Path.Combine(_scratch, "src/Contracts/packages.lock.json");
        if (swapped)
        {
            var hash = Hash().Match(File.ReadAllText(locked)).Groups["start"].Value;
            File.WriteAllText(locked, File.ReadAllText(locked).Replace(hash, "AAAAAAAA", StringComparison.Ordinal));
        }

        var (code, output) = Run("dotnet", null, "restore", Path.GetDirectoryName(locked)!, "--locked-mode");

        code.ShouldBe(exitCode, output);
        output.Contains("NU1403", StringComparison.Ordinal).ShouldBe(swapped, output);
    }

    private static (int Code, string Output) Run(string program, string? path, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        if (path is not null)
        {
            start.Environment["PATH"] = path;
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, errors.GetAwaiter().GetResult() + output);
    }

    [GeneratedRegex("\"contentHash\": \"(?<start>.{8})", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hash();
}
