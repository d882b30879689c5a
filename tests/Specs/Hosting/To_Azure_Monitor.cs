using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using System.Text;

namespace AgiiPlatform.Specs.Hosting;

/// <summary>With a connection string, traces and metrics go to Azure Monitor; here to a place on loopback that takes them as it does.</summary>
[Trait(Shape.Only, Shape.Embedded)]
public sealed class To_Azure_Monitor : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("agii-azure-").FullName;
    private readonly HttpListener _listener = new();
    private readonly ConcurrentQueue<string> _received = new();

    public void Dispose()
    {
        _listener.Close();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Traces_and_metrics_go_and_nothing_of_a_person()
    {
        var settings = PlatformFixture.Settings(_folder);
        var endpoint = $"http://127.0.0.1:{HostProcess.FreePort()}/";
        _listener.Prefixes.Add(endpoint);
        _listener.Start();
        _ = Listen();
        settings["APPLICATIONINSIGHTS_CONNECTION_STRING"] =
            $"InstrumentationKey=00000000-0000-0000-0000-000000000001;IngestionEndpoint={endpoint}";
        await using var host = await HostProcess.Start(settings);
        var official = await host.SignIn("ambtenaar@mechelen.example");
        (await official.GetAsync("/api/mechelen/agreements?na=Vandenplantijn")).EnsureSuccessStatusCode();

        await host.AskToStop(); // what was not sent yet goes now
        await host.Ended();

        var all = string.Concat(_received);
        all.ShouldContain("RequestData");
        all.ShouldContain("/api/{tenant}/agreements");
        all.ShouldContain("agii.sign_ins");
        all.ShouldContain("agii.ready");
        foreach (var personal in (string[])["ambtenaar@", "Vandenplantijn", PlatformFixture.Password])
        {
            all.ShouldNotContain(personal);
        }
    }

    private async Task Listen()
    {
        while (_listener.IsListening)
        {
            try
            {
                var request = await _listener.GetContextAsync();
                await using var body = request.Request.Headers["Content-Encoding"] == "gzip"
                    ? new GZipStream(request.Request.InputStream, CompressionMode.Decompress) : request.Request.InputStream;
                using var reader = new StreamReader(body);
                var lines = (await reader.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
                Array.ForEach(lines, _received.Enqueue);
                var answer = $"{{\"itemsReceived\":{lines.Length},\"itemsAccepted\":{lines.Length},\"errors\":[]}}";
                request.Response.ContentType = "application/json";
                await request.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(answer));
                request.Response.Close();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }
}
