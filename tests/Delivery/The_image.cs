using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Reflection.PortableExecutable;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace AgiiPlatform.Delivery;

/// <summary>
/// The image of the Dockerfile, as <c>tests/run</c> built and unpacked it on a base of this machine's making: what is in it, and that it
/// runs as nobody in particular with nowhere to write but where it should.
/// </summary>
public sealed partial class The_image : IDisposable
{
    private static readonly string Folder = Environment.GetEnvironmentVariable("AGII_IMAGE")
        ?? throw new InvalidOperationException("AGII_IMAGE is missing: run tests/run delivery.");

    private static readonly string Root = Path.Combine(Folder, "root");

    private static readonly JsonNode Config =
        JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "config.json")))!["OCIv1"]!["config"]!;

    private readonly string _data = Directory.CreateTempSubdirectory("agii-image-").FullName;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    /// <summary>The chart runs it as this user, with arguments alone.</summary>
    [Fact]
    public void Is_of_a_user_who_is_not_root_and_takes_arguments()
    {
        Config["User"].Text().ShouldBe("1654:1654");
        Config["Entrypoint"].Each().Select(e => e.Text()).ShouldBe(["dotnet", "AgiiPlatform.Host.dll"]);
        Config["Cmd"].Each().ShouldBeEmpty();
        Config["ExposedPorts"]!.AsObject().Select(p => p.Key).ShouldBe(["8080/tcp"]);
    }

    /// <summary>No sources, no development settings that are taken for Production's, no key or password.</summary>
    [Fact]
    public void Holds_the_platform_and_nothing_it_was_made_with()
    {
        var files = Directory.EnumerateFiles(Path.Combine(Root, "app"), "*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Path.Combine(Root, "app"), f)).ToList();

        files.ShouldContain("AgiiPlatform.Host.dll");
        files.ShouldContain("wwwroot/_content/AgiiPlatform.Web/css/agii.css");
        files.Where(f => Path.GetExtension(f) is ".cs" or ".csproj" or ".razor" or ".scss" or ".pfx" or ".key" or ".db").ShouldBeEmpty();
        Directory.Exists(Path.Combine(Root, "source")).ShouldBeFalse();
        Config["Env"].Each().Select(e => e.Text()!).ShouldNotContain(e => Secret().IsMatch(e));
    }

    /// <summary>Compiled ahead for the machine that it runs on: the first answers do not wait for the compiler.</summary>
    [Fact]
    public void Is_compiled_ahead()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Root, "app"), "AgiiPlatform.*.dll"))
        {
            using var assembly = new PEReader(File.OpenRead(file));
            assembly.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size.ShouldBePositive(Path.GetFileName(file));
        }
    }

    /// <summary>Everything in one process on SQLite, with one folder to write in.</summary>
    [Fact]
    public async Task Answers_that_it_is_ready_on_a_root_that_is_read_only()
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        using var host = Start("--urls", address);
        try
        {
            (await FirstAnswer(host, $"{address}/health/ready")).StatusCode.ShouldBe(HttpStatusCode.OK);
            (await FirstAnswer(host, $"{address}/_content/AgiiPlatform.Web/css/agii.css")).StatusCode.ShouldBe(HttpStatusCode.OK);
            Directory.EnumerateFiles(_data, "*.db").ShouldNotBeEmpty();
            UserOf(host).ShouldNotBe("0");
        }
        finally
        {
            host.Kill(entireProcessTree: true);
            await host.WaitForExitAsync();
        }
    }

    /// <summary>The same, told to keep its data elsewhere in the image: it cannot.</summary>
    [Fact]
    public async Task Cannot_write_anywhere_else()
    {
        using var host = Start("--data", "/app/data");
        var output = host.StandardError.ReadToEndAsync();

        await host.WaitForExitAsync();

        host.ExitCode.ShouldNotBe(0);
        (await output).ShouldContain("Read-only file system");
    }

    /// <summary>A tag that moves with every release is no pin. Both ways to make the image start from the same base.</summary>
    [Fact]
    public void Stands_on_bases_that_are_named_by_version()
    {
        var dockerfile = File.ReadAllText(Path.Combine(Helm.Chart, "../../Dockerfile"));
        Unpinned(dockerfile).ShouldBeEmpty();
        Bases(dockerfile).ShouldContain(XDocument.Load(Path.Combine(Helm.Chart, "../../src/Host/Host.csproj"))
            .Descendants("ContainerBaseImage").Single().Value);
    }

    /// <summary>The .NET SDK makes it as well, without the Dockerfile, and the benchmark measures what runs in it.</summary>
    [Fact]
    public void Has_the_same_settings_whoever_makes_it()
    {
        var repository = Path.Combine(Helm.Chart, "../..");
        var settings = File.ReadLines(Path.Combine(repository, "Dockerfile")).Last(l => l.StartsWith("ENV ", StringComparison.Ordinal))
            .Split(' ')[1..];
        var measured = File.ReadLines(Path.Combine(repository, "tests/benchmark"))
            .Single(l => l.EndsWith("# as in the image (Dockerfile)", StringComparison.Ordinal)).Split(' ');

        settings.ShouldBeSubsetOf(Config["Env"].Each().Select(e => e.Text()!));
        XDocument.Load(Path.Combine(repository, "src/Host/Host.csproj")).Descendants("ContainerEnvironmentVariable")
            .Select(v => $"{v.Attribute("Include")!.Value}={v.Attribute("Value")!.Value}").ShouldBe(settings, ignoreOrder: true);
        settings.Except(measured).Select(s => s.Split('=')[0]).ShouldBe(["Urls", "DataDirectory"], "where it listens and writes");
    }

    [Theory]
    [InlineData("FROM debian", "debian")]
    [InlineData("FROM debian:latest", "debian:latest")]
    [InlineData("FROM mcr.microsoft.com/dotnet/aspnet:10.0", "mcr.microsoft.com/dotnet/aspnet:10.0")]
    [InlineData("ARG RUNTIME=node:20\nFROM ${RUNTIME} AS styles", "node:20")]
    [InlineData("ARG RUNTIME\nFROM ${RUNTIME}", "")]
    public void Is_not_pinned_otherwise(string dockerfile, string because) => Unpinned(dockerfile).ShouldBe([because]);

    private static IEnumerable<string> Unpinned(string dockerfile) => Bases(dockerfile).Where(b => !Pinned().IsMatch(b));

    /// <summary>The images that stages start from; a stage that starts from another stage has none.</summary>
    private static List<string> Bases(string dockerfile)
    {
        var arguments = Argument().Matches(dockerfile).ToDictionary(m => $"${{{m.Groups["name"].Value}}}", m => m.Groups["value"].Value);
        var stages = From().Matches(dockerfile).Select(m => (Base: m.Groups["base"].Value, Name: m.Groups["name"].Value)).ToList();
        return [.. stages.Where(s => stages.All(other => other.Name != s.Base)).Select(s => arguments.GetValueOrDefault(s.Base, s.Base))];
    }

    private Process Start(params string[] arguments)
    {
        var isRoot = Environment.UserName == "root";
        if (isRoot)
        {
            Chown(_data);
        }

        // Bubblewrap makes what a container is made of: these mounts and no others, these variables and no others.
        string[] command =
        [
            .. isRoot ? new[] { "setpriv", "--reuid=1654", "--regid=1654", "--clear-groups", "--no-new-privs" } : [],
            "bwrap", "--unshare-user", "--unshare-pid", "--unshare-ipc", "--uid", "1654", "--gid", "1654", "--die-with-parent",
            "--ro-bind", Root, "/", "--bind", _data, "/data", "--tmpfs", "/tmp", "--proc", "/proc", "--dev", "/dev", "--chdir", "/app",
            "--clearenv",
            .. Config["Env"].Each().Select(e => e.Text()!.Split('=', 2)).SelectMany(e => new[] { "--setenv", e[0], e[1] }),
            "--setenv", "DOTNET_EnableDiagnostics", "0",
            "--", .. Config["Entrypoint"].Each().Select(e => e.Text()!), .. arguments,
        ];
        return Process.Start(new ProcessStartInfo(command[0], command[1..])
        {
            UseShellExecute = false, RedirectStandardError = true,
        })!;
    }

    private static void Chown(string folder)
    {
        using var chown = Process.Start("chown", ["1654:1654", folder]);
        chown.WaitForExit();
        chown.ExitCode.ShouldBe(0);
    }

    private static string UserOf(Process process) => File.ReadLines($"/proc/{process.Id}/status")
        .Single(l => l.StartsWith("Uid:", StringComparison.Ordinal)).Split('\t')[1];

    private static async Task<HttpResponseMessage> FirstAnswer(Process host, string address)
    {
        using var client = new HttpClient();
        while (true)
        {
            try
            {
                return await client.GetAsync(address);
            }
            catch (HttpRequestException notYet)
            {
                if (host.HasExited)
                {
                    throw new InvalidOperationException($"The host ended: {await host.StandardError.ReadToEndAsync()}", notYet);
                }

                await Task.Delay(50);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex(@"^[^:@]+:\d+\.\d+\.\d+[\w.-]*(?:@sha256:[0-9a-f]{64})?$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pinned();

    [GeneratedRegex(@"^ARG (?<name>\w+)=?(?<value>.*)$", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Argument();

    [GeneratedRegex(@"^FROM (?<base>\S+)(?: AS (?<name>\w+))?", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex From();

    [GeneratedRegex("password|secret|key|token", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Secret();
}
