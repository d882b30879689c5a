using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace AgiiPlatform.Specs.Hosting;

/// <summary>
/// The built host as a process of its own, on a free port of loopback or where <c>Urls</c> says; stopped when disposed. With
/// <c>AGII_HOST_DLL</c> among its settings it is another host than the one that was built.
/// </summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();

    private HostProcess(Process process, Uri address)
    {
        _process = process;
        Address = address;
        process.OutputDataReceived += (_, e) => _output.Enqueue(e.Data ?? "");
        process.ErrorDataReceived += (_, e) => _output.Enqueue(e.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Its number.</summary>
    public int Id => _process.Id;

    /// <summary>What it wrote so far.</summary>
    public string Output => string.Join('\n', _output);

    /// <summary>Waits until a line that it wrote contains this.</summary>
    public Task Says(string text, int seconds = 180) =>
        PlatformFixture.Until(() => Task.FromResult(_output.Any(line => line.Contains(text, StringComparison.Ordinal))), seconds);

    /// <summary>Starts a host with these settings and waits until it is ready.</summary>
    public static async Task<HostProcess> Start(IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        var host = Launch(settings, arguments);
        try
        {
            await host.Ready();
            return host;
        }
        catch
        {
            await host.DisposeAsync(); // what does not start well is not left behind
            throw;
        }
    }

    /// <summary>Starts a host that must not start; what it says.</summary>
    public static async Task<string> Refusal(IReadOnlyDictionary<string, string> settings)
    {
        await using var host = Launch(settings);
        await host._process.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromMinutes(3)).Token);
        host._process.ExitCode.ShouldNotBe(0, host.Output);
        return host.Output;
    }

    /// <summary>Runs a command of the host to its end; what it says.</summary>
    public static async Task<string> Command(IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        var (code, output) = await Run(settings, arguments);
        code.ShouldBe(0, output);
        return output;
    }

    /// <summary>Runs a command of the host to its end; with which exit code, and what it says.</summary>
    public static async Task<(int Code, string Output)> Run(IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        await using var host = Launch(settings, arguments);
        await host._process.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromMinutes(3)).Token);
        return (host._process.ExitCode, host.Output);
    }

    /// <summary>Starts a host and waits for nothing.</summary>
    internal static HostProcess Launch(IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        var urls = settings.GetValueOrDefault("Urls");
        var address = new Uri(urls is null || urls.EndsWith(":0", StringComparison.Ordinal) ? $"http://127.0.0.1:{FreePort()}" : urls);
        var dll = settings.GetValueOrDefault("AGII_HOST_DLL") ?? Environment.GetEnvironmentVariable("AGII_HOST_DLL")
            ?? typeof(Program).Assembly.Location;
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(dll)!,
        };
        foreach (var argument in (string[])[dll, "--urls", address.ToString(), .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (key, value) in settings.Where(s => s.Key is not ("Urls" or "AGII_HOST_DLL")))
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        start.Environment["ASPNETCORE_ENVIRONMENT"] = settings.GetValueOrDefault("ASPNETCORE_ENVIRONMENT", "Development");
        return new HostProcess(Process.Start(start)!, address);
    }

    private async Task Ready()
    {
        using var client = new HttpClient { BaseAddress = Address };
        await PlatformFixture.Until(async () =>
        {
            _process.HasExited.ShouldBeFalse(Output);
            try
            {
                return (await client.GetAsync("/health/ready")).IsSuccessStatusCode;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        }, seconds: 120);
    }

    /// <summary>A client signed in here as this demo account, or another with the same password.</summary>
    public async Task<HttpClient> SignIn(string email)
    {
        var client = new HttpClient { BaseAddress = Address };
        var answer = await client.PostJson("/api/identity/login", new { email, password = PlatformFixture.Password });
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
        client.DefaultRequestHeaders.Authorization = new("Bearer", (await answer.Body())["accessToken"]!.GetValue<string>());
        return client;
    }

    /// <summary>Ends it at once, as a crash would.</summary>
    public async Task Kill()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    /// <summary>Asks it to stop, as an orchestrator does.</summary>
    public async Task AskToStop()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Waits until it has ended by itself; with which code.</summary>
    public async Task<int> Ended()
    {
        await _process.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromMinutes(3)).Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await Kill();
        }

        _process.Dispose();
    }

    /// <summary>
    /// A port of loopback that nobody listens on; below those that Linux takes for outgoing connections, so that a host that comes back
    /// finds it free.
    /// </summary>
    internal static int FreePort()
    {
        while (true)
        {
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, Random.Shared.Next(20_000, 32_000));
                listener.Start();
                return ((IPEndPoint)listener.LocalEndpoint).Port;
            }
            catch (SocketException)
            {
                // taken: another one
            }
        }
    }
}
