using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace AgiiPlatform.Benchmarks;

/// <summary>A process that answers over HTTP: the host or the twin. Ends with this object.</summary>
internal sealed class Running : IAsyncDisposable
{
    private readonly Process _process;

    private Running(Process process, Uri address) => (_process, Address) = (process, address);

    internal Uri Address { get; }

    /// <summary>From the start of the process until it said that it was ready.</summary>
    internal TimeSpan TimeToReady { get; private init; }

    /// <summary>The most it was seen to hold in memory (bytes): look often.</summary>
    internal long MostResident { get; private set; }

    /// <summary>The most it ever held in memory (bytes), starting and warming up included.</summary>
    internal long Peak
    {
        get
        {
            _process.Refresh();
            return _process.PeakWorkingSet64;
        }
    }

    internal void Look()
    {
        _process.Refresh();
        MostResident = Math.Max(MostResident, _process.WorkingSet64);
    }

    /// <summary>The processor time it used so far.</summary>
    internal TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Starts it and waits until it says that it is ready.</summary>
    internal static async Task<Running> Start(string dll, (string Key, string Value)[] settings, string ready, string? verb = null)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var clock = Stopwatch.StartNew();
        var process = Process.Start(Info(dll, settings, verb is null ? ["--urls", address.ToString()] : [verb, address.ToString()]))!;
        using var http = new HttpClient { BaseAddress = address };
        while (true)
        {
            if (process.HasExited || clock.Elapsed > TimeSpan.FromMinutes(2))
            {
                throw new InvalidOperationException(
                    $"{Path.GetFileName(dll)} did not start (exit code {(process.HasExited ? process.ExitCode : 0)}).");
            }

            try
            {
                using var answer = await http.GetAsync(ready);
                if (answer.IsSuccessStatusCode)
                {
                    return new Running(process, address) { TimeToReady = clock.Elapsed };
                }
            }
            catch (HttpRequestException)
            {
                // not listening yet
            }

            await Task.Delay(5);
        }
    }

    /// <summary>Runs it until it ends by itself, which must be well.</summary>
    internal static async Task ToTheEnd(string dll, (string Key, string Value)[] settings)
    {
        using var process = Process.Start(Info(dll, settings, []))!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{Path.GetFileName(dll)} ended with exit code {process.ExitCode}.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static ProcessStartInfo Info(string dll, (string Key, string Value)[] settings, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [dll, .. arguments]) { UseShellExecute = false,
            WorkingDirectory = Path.GetDirectoryName(dll) };
        foreach (var (key, value) in settings)
        {
            start.Environment[key == "Environment" ? "ASPNETCORE_ENVIRONMENT" : key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        return start;
    }
}
