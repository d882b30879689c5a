using System.Diagnostics;
using System.Text;
using Microsoft.Playwright;

namespace AgiiPlatform.Browser;

/// <summary>One host with the demo scene and one Chromium for all specs, which run one after the other.</summary>
[CollectionDefinition("browser")]
public sealed class PlatformCollection : ICollectionFixture<PlatformFixture>;

/// <summary>The real host as a process of its own, on throw-away data, and a browser beside it.</summary>
public sealed class PlatformFixture : IAsyncLifetime
{
    /// <summary>The password of every demo account.</summary>
    public const string Password = "samen-in-vlaanderen";

    private const string Listening = "Het platform draait op ";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly string _data = Directory.CreateTempSubdirectory("agii-browser").FullName;
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource _complete = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Process? _host;
    private IPlaywright? _playwright;
    private IBrowser? _chromium;

    /// <summary>Where the host listens, without a slash at the end.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Screenshots of every page are kept here, when the environment says where.</summary>
    public static string? Shots => Environment.GetEnvironmentVariable("AGII_BROWSER_SHOTS");

    public async ValueTask InitializeAsync()
    {
        StartHost();
        _playwright = await Playwright.CreateAsync();
        _chromium = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync", "--lang=nl-BE",
            ],
        });
        try
        {
            await _complete.Task.WaitAsync(Patience);
        }
        catch (Exception e) when (e is TimeoutException or InvalidOperationException)
        {
            throw new InvalidOperationException($"The scene was not completed: {e.Message}\n{Output}", e);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_chromium is not null)
        {
            await _chromium.DisposeAsync();
        }

        _playwright?.Dispose();
        if (_host is { HasExited: false })
        {
            _host.Kill();
            await _host.WaitForExitAsync();
        }

        _host?.Dispose();
        try
        {
            Directory.Delete(_data, recursive: true);
        }
        catch (IOException)
        {
            // a file still being closed: it is a temporary folder
        }
    }

    /// <summary>A browser window of nobody yet, with cookies of its own.</summary>
    public async Task<Window> Open(bool scripts = true)
    {
        var context = await _chromium!.NewContextAsync(new()
        {
            BaseURL = Address,
            JavaScriptEnabled = scripts,
            Locale = "nl-BE",
            TimezoneId = "Europe/Brussels",
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new() { Width = 1280, Height = 900 },
        });
        context.SetDefaultTimeout(15_000);
        var window = new Window(context);
        await window.Begin();
        return window;
    }

    /// <summary>A browser window in which this demo account (<c>ocmw@mechelen.example</c>) signed in at the form.</summary>
    public async Task<Window> SignIn(string email, bool scripts = true)
    {
        var window = await Open(scripts);
        await window.SignIn(email);
        return window;
    }

    private string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    private void StartHost()
    {
        var root = Root();
        var dll = Environment.GetEnvironmentVariable("AGII_BROWSER_HOST_DLL")
            ?? Path.Combine(root, "src/Host/bin/Debug/net10.0/AgiiPlatform.Host.dll");
        File.Exists(dll).ShouldBeTrue($"{dll} is not there: build src/Host first.");
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments = [dll, "--contentRoot", Path.Combine(root, "src/Host"), "--urls", "http://127.0.0.1:0", "--data", _data];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development"; // only there the scene fills itself
        start.Environment["Demo__Password"] = Password;
        _host = new Process { StartInfo = start, EnableRaisingEvents = true };
        _host.OutputDataReceived += (_, line) => Read(line.Data);
        _host.ErrorDataReceived += (_, line) => Read(line.Data);
        _host.Exited += (_, _) => _complete.TrySetException(new InvalidOperationException("the host stopped"));
        _host.Start();
        _host.BeginOutputReadLine();
        _host.BeginErrorReadLine();
    }

    private void Read(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_output)
        {
            _output.AppendLine(line);
        }

        if (line.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var at)
        {
            Address = line[(at + Listening.Length)..].Trim().TrimEnd('/');
        }
        else if (line.Contains("Het voorbeeld is volledig", StringComparison.Ordinal))
        {
            _complete.TrySetResult();
        }
        else if (line.Contains("Het voorbeeld is niet volledig", StringComparison.Ordinal))
        {
            _complete.TrySetException(new InvalidOperationException("the scene failed"));
        }
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "AgiiPlatform.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("AgiiPlatform.sln is in no folder above this one.");
    }
}
