using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;

namespace AgiiPlatform.Benchmarks;

/// <summary>
/// A program of one municipality that asks far too much, whatever it is answered: a process of its own, so that what it does is not in the
/// times that others are measured at.
/// </summary>
internal static class Flooder
{
    /// <summary>
    /// Asks so many times a second, as long as it is told; writes how many were answered, how many were told to wait (429 with
    /// <c>Retry-After</c>), and how many got anything else.
    /// </summary>
    internal static async Task Run(Uri address, string token, double perSecond, double seconds)
    {
        using var http = new HttpMessageInvoker(new SocketsHttpHandler
        {
            UseCookies = false, UseProxy = false, AllowAutoRedirect = false, MaxConnectionsPerServer = 64, ActivityHeadersPropagator = null,
        });
        int answered = 0, toldToWait = 0, other = 0, sent = 0;
        var (clock, asked, underWay) = (Stopwatch.StartNew(), new List<Task>(), 0);
        while (clock.Elapsed.TotalSeconds < seconds)
        {
            // What cannot be sent is not saved up: at most so many wait for an answer.
            for (var due = clock.Elapsed.TotalSeconds * perSecond; sent < due; sent++)
            {
                if (Volatile.Read(ref underWay) < 1_000)
                {
                    Interlocked.Increment(ref underWay);
                    asked.Add(Ask());
                }
            }

            await Task.Delay(1);
        }

        await Task.WhenAll(asked);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{answered} {toldToWait} {other}"));

        async Task Ask()
        {
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, address)
                {
                    Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) },
                };
                using var answer = await http.SendAsync(request, CancellationToken.None);
                await answer.Content.CopyToAsync(Stream.Null);
                _ = (int)answer.StatusCode switch
                {
                    200 => Interlocked.Increment(ref answered),
                    429 when answer.Headers.RetryAfter is not null => Interlocked.Increment(ref toldToWait),
                    _ => Interlocked.Increment(ref other),
                };
            }
            catch (HttpRequestException)
            {
                Interlocked.Increment(ref other);
            }
            finally
            {
                Interlocked.Decrement(ref underWay);
            }
        }
    }
}
