using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using AgiiPlatform.Browser;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(PlatformFixture))]

namespace AgiiPlatform.Browser;

/// <summary>
/// The real host as a process of its own, on throw-away data with the demo scene, and a Chromium beside it. All specs share them; as many
/// classes as there are processors run side by side, each person in windows of their own.
/// </summary>
public sealed class PlatformFixture : IAsyncLifetime
{
    /// <summary>The password of every demo account.</summary>
    public const string Password = "samen-in-vlaanderen";

    /// <summary>How long we wait for what should come at once. A busy machine may take long; only what never comes is a fault.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private const string Listening = "Het platform draait op ";
    private static readonly TimeSpan PatienceForTheScene = TimeSpan.FromMinutes(10);

    private readonly string _data = Directory.CreateTempSubdirectory("agii-browser").FullName;
    private readonly StringBuilder _output = new();
    private readonly Lazy<Task> _concept;
    private readonly TaskCompletionSource _complete = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Process? _host;
    private IPlaywright? _playwright;
    private IBrowser? _chromium;

    public PlatformFixture() => _concept = new(DraftConcept);

    /// <summary>Where the host listens, without a slash at the end.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Where the host writes what it mails.</summary>
    public string MailFolder => Path.Combine(_data, "mail");

    /// <summary>Screenshots of every page are kept here, when the environment says where.</summary>
    public static string? Shots => Environment.GetEnvironmentVariable("AGII_BROWSER_SHOTS");

    public async ValueTask InitializeAsync()
    {
        StartHost();
        _playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout((float)Patience.TotalMilliseconds);
        _chromium = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium-headless-shell",
            Timeout = (float)Patience.TotalMilliseconds,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync", "--lang=nl-BE",
                // A page lives for a second. To compile its scripts for speed, axe's above all, takes longer than to run them.
                "--js-flags=--no-maglev,--no-turbofan,--always-sparkplug",
            ],
        });
        try
        {
            await _complete.Task.WaitAsync(PatienceForTheScene);
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
        context.SetDefaultTimeout((float)Patience.TotalMilliseconds);
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

    /// <summary>
    /// In the scene every agreement of Mechelen is signed, and what is signed cannot be changed, decided on or thrown away any more. This
    /// adds one that can, once for all walks.
    /// </summary>
    public Task HasAConcept() => _concept.Value;

    private async Task DraftConcept()
    {
        await using var official = await SignIn("ambtenaar@mechelen.example");
        await official.FollowMenu("Overeenkomsten");
        await official.Draft("Overeenkomst in voorbereiding", new(2027, 1, 1), new(2027, 12, 31));
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
        string[] arguments = [dll, "--contentRoot", Path.Combine(root, "src/Host"), "--urls", $"http://localhost:{Port()}", "--data", _data];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development"; // only there the scene fills itself
        start.Environment["Demo__Password"] = Password;
        start.Environment["Offboarding__DaysReadOnly"] = "0"; // a municipality is seen to leave from the first step to the last
        start.Environment["SignIn__Secrets__niel"] = "geheim-van-niel-voor-de-testen"; // as tests/infrastructure/oidc-provider has it
        _host = new Process { StartInfo = start, EnableRaisingEvents = true };
        _host.OutputDataReceived += (_, line) => Read(line.Data);
        _host.ErrorDataReceived += (_, line) => Read(line.Data);
        _host.Exited += (_, _) => _complete.TrySetException(new InvalidOperationException("the host stopped"));
        _host.Start();
        _host.BeginOutputReadLine();
        _host.BeginErrorReadLine();
    }

    /// <summary>The one that the provider was told, or one that is free now: a name, which passkeys want, takes a port that is known.</summary>
    private static int Port()
    {
        if (Environment.GetEnvironmentVariable("AGII_BROWSER_PORT") is { } given)
        {
            return int.Parse(given, CultureInfo.InvariantCulture);
        }

        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
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
