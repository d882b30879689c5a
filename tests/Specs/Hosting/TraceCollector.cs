using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text;

namespace AgiiPlatform.Specs.Hosting;

/// <summary>
/// A collector of traces on loopback: takes what hosts send by OTLP over http, and what the host of the other specs does meanwhile, which
/// takes messages from the same queues.
/// </summary>
internal sealed class TraceCollector : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ConcurrentBag<(string Trace, string Text)> _steps = [];
    private readonly ActivityListener _here;

    public TraceCollector()
    {
        var port = Random.Shared.Next(20_000, 30_000);
        while (true)
        {
            try
            {
                _listener.Prefixes.Add($"http://127.0.0.1:{++port}/");
                _listener.Start();
                break;
            }
            catch (HttpListenerException)
            {
                _listener.Prefixes.Clear(); // taken: the next
            }
        }

        Settings = new Dictionary<string, string>
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = $"http://127.0.0.1:{port}", ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_BSP_SCHEDULE_DELAY"] = "200",
        };
        _ = Listen();
        _here = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "AgiiPlatform" or "MassTransit",
            Sample = (ref ActivityCreationOptions<ActivityContext> o) =>
                o.Parent.TraceId == default ? ActivitySamplingResult.None : ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = step => _steps.Add(
                (step.TraceId.ToHexString().ToUpperInvariant(), $"{step.DisplayName} {string.Join(' ', step.TagObjects)}")),
        };
        ActivitySource.AddActivityListener(_here);
    }

    /// <summary>The settings of a host that sends its traces here.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; }

    /// <summary>The steps of each trace, as text.</summary>
    public IEnumerable<string> Traces => _steps.ToLookup(s => s.Trace, s => s.Text).Select(t => string.Join('\n', t));

    public void Dispose()
    {
        _listener.Close();
        _here.Dispose();
    }

    private async Task Listen()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext request;
            try
            {
                request = await _listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            using var body = new MemoryStream();
            await request.Request.InputStream.CopyToAsync(body);
            request.Response.Close();
            if (request.Request.Url!.AbsolutePath.EndsWith("/traces", StringComparison.Ordinal))
            {
                Read(body.ToArray());
            }
        }
    }

    /// <summary>ExportTraceServiceRequest (opentelemetry-proto): resource_spans 1, of which resource 1 and scope_spans 2, of which spans 2.</summary>
    private void Read(ReadOnlyMemory<byte> request)
    {
        foreach (var resource in Fields(request, 1))
        {
            // The attribute (1) with the key (1) service.name has its text in value (2), string_value (1).
            var service = Fields(Fields(resource, 1).First(), 1).Where(a => Text(Fields(a, 1).First()) == "service.name")
                .Select(a => Text(Fields(Fields(a, 2).First(), 1).First())).Single();
            foreach (var span in Fields(resource, 2).SelectMany(scope => Fields(scope, 2)))
            {
                _steps.Add((Convert.ToHexString(Fields(span, 1).First().Span), $"{service} {Text(span)}"));
            }
        }
    }

    private static string Text(ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span);

    /// <summary>The values of one length-delimited field of a protobuf message.</summary>
    private static IEnumerable<ReadOnlyMemory<byte>> Fields(ReadOnlyMemory<byte> message, int number)
    {
        for (var at = 0; at < message.Length;)
        {
            var tag = Varint(message, ref at);
            var length = (tag & 7) switch
            {
                0 => Skip(message, at),
                1 => 8,
                2 => (int)Varint(message, ref at),
                5 => 4,
                _ => throw new InvalidDataException($"wire type {tag & 7}"),
            };
            if ((tag & 7) == 2 && tag >> 3 == (ulong)number)
            {
                yield return message.Slice(at, length);
            }

            at += length;
        }
    }

    private static int Skip(ReadOnlyMemory<byte> message, int at)
    {
        var end = at;
        Varint(message, ref end);
        return end - at;
    }

    private static ulong Varint(ReadOnlyMemory<byte> message, ref int at)
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var next = message.Span[at++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }
    }
}
