using System.Globalization;
using AgiiPlatform.Specs;
using AgiiPlatform.Specs.Hosting;

namespace AgiiPlatform.Operate.Upgrade;

/// <summary>
/// The release before and this one on one database and one broker, while people work at the API and at the pages: process by process from
/// the one to the other, and back again. No request is answered with 5xx or not at all, nothing is lost or doubled, no message fails.
/// </summary>
public sealed class Two_releases_side_by_side : IAsyncLifetime
{
    private const string This = "", Municipality = "mechelen", Region = "antwerpen";
    private static readonly string Before = Environment.GetEnvironmentVariable("AGII_OPERATE_PREVIOUS_DLL")!;
    private static readonly string[] Services = ["identity", "agreements", "caseloads", "inburgering", "overview", "programmes"];

    private readonly string _data = Directory.CreateTempSubdirectory("agii-upgrade").FullName;
    private readonly Dictionary<string, string>[] _places;
    private readonly HostProcess[] _hosts = new HostProcess[2];
    private readonly List<HostProcess> _gateways = [];

    public Two_releases_side_by_side() => _places = [.. Enumerable.Range(0, 2).Select(_ => new Dictionary<string, string>(
        PlatformFixture.Settings(_data))
    {
        ["Urls"] = Loopback(), ["Metrics:Url"] = Loopback(), ["DrainSeconds"] = "8", // longer than the gateway takes to look
    })];

    public async ValueTask InitializeAsync()
    {
        await Migrate(Before);
        for (var place = 0; place < 2; place++)
        {
            _hosts[place] = await HostProcess.Start(Of(Before, _places[place]));
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _gateways.Concat(_hosts.OfType<HostProcess>()))
        {
            await process.DisposeAsync();
        }

        Directory.Delete(_data, recursive: true);
    }

    [Fact]
    public async Task Forward_and_back_without_a_failed_request_or_a_lost_one()
    {
        var old = await Gateway(Before);
        await using var visits = await VisitsUnderLoad.Start(old.Address, Municipality, Region);
        var forms = await FormsUnderLoad.Start(old.Address, $"consulent.{Region}@agii.example", Municipality);
        await visits.More(30);
        await Replace(This, visits);
        await forms.Finish();

        var gateway = await Gateway(This);
        visits.Address = gateway.Address;
        await Stop(old);
        forms = await FormsUnderLoad.Start(gateway.Address, $"consulent.{Region}@agii.example", Municipality);
        await Replace(Before, visits);
        await visits.More(30);
        await forms.Finish();

        var wrong = await visits.Finish(_data);
        Figures.Say($"forward and back: {visits.Held.Count} visits held, {visits.Unanswered.Count} requests failed, "
            + $"{wrong.Count} visits lost, doubled or not in the log");
        visits.Unanswered.ShouldBeEmpty();
        wrong.ShouldBeEmpty();
        foreach (var service in Services)
        {
            (await FailedMessages(gateway, service)).ShouldBe(0, service);
        }

        await AProcessThatDoesNotDrainIsNoticed(gateway);
    }

    /// <summary>The control: it would be seen.</summary>
    private async Task AProcessThatDoesNotDrainIsNoticed(HostProcess gateway)
    {
        await using var visits = await VisitsUnderLoad.Start(gateway.Address, Municipality, Region);
        await visits.More(10);
        await _hosts[0].Kill();
        await PlatformFixture.Until(() => Task.FromResult(visits.Unanswered.Count > 0));
        (await visits.Finish(_data)).ShouldBeEmpty("though nothing is lost: it is asked again");
    }

    /// <summary>One process after the other becomes another release, on a database that is migrated by it before.</summary>
    private async Task Replace(string release, VisitsUnderLoad visits)
    {
        await Migrate(release);
        for (var place = 0; place < 2; place++)
        {
            await Stop(_hosts[place]);
            _hosts[place] = await HostProcess.Start(Of(release, _places[place]));
            await PlatformFixture.Until(async () => await Asked(place) > 0); // the gateway has found it

            var before = (await Asked(0), await Asked(1));
            await visits.More(30);
            var after = (await Asked(0), await Asked(1));
            (after.Item1 > before.Item1 && after.Item2 > before.Item2).ShouldBeTrue("the control: both work");
        }
    }

    private static async Task Stop(HostProcess process)
    {
        await process.AskToStop();
        (await process.Ended()).ShouldBe(0, process.Output);
    }

    private Task Migrate(string release) => HostProcess.Command(Of(release, PlatformFixture.Settings(_data)), "--migrate=true");

    private async Task<HostProcess> Gateway(string release)
    {
        var settings = PlatformFixture.Settings(_data);
        (settings["DrainSeconds"], settings["Demo:Accounts"]) = ("8", "false");
        foreach (var service in Services)
        {
            settings[$"Gateway:{service}"] = string.Join(',', _places.Select(p => p["Urls"]));
        }

        var gateway = await HostProcess.Start(Of(release, settings), "--services", "gateway");
        _gateways.Add(gateway);
        return gateway;
    }

    private static Dictionary<string, string> Of(string release, Dictionary<string, string> settings) =>
        release == This ? settings : new(settings) { ["AGII_HOST_DLL"] = release };

    /// <summary>How many requests about visits a process has answered since it started.</summary>
    private async Task<double> Asked(int place)
    {
        using var prometheus = new HttpClient();
        var told = await prometheus.GetStringAsync($"{_places[place]["Metrics:Url"]}/metrics");
        return told.Split('\n')
            .Where(l => l.StartsWith("http_server_request_duration_seconds_count{", StringComparison.Ordinal)
                && l.Contains("/visits", StringComparison.Ordinal))
            .Sum(l => double.Parse(l.Split("} ")[1].Split(' ')[0], CultureInfo.InvariantCulture));
    }

    private static async Task<long> FailedMessages(HostProcess gateway, string service)
    {
        using var http = new HttpClient { BaseAddress = gateway.Address };
        var signedIn = await http.PostJson("/api/identity/login",
            new { email = "beheerder@agii.example", password = PlatformFixture.Password });
        http.DefaultRequestHeaders.Authorization = new("Bearer", (await signedIn.Body())["accessToken"]!.GetValue<string>());
        return (await http.GetJson($"/api/agii/platform/{service}/error-queues")).AsArray().Sum(q => q!["count"]!.GetValue<long>());
    }

    private static string Loopback() => $"http://127.0.0.1:{HostProcess.FreePort()}";
}
