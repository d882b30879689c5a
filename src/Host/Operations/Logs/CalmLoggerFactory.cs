using AgiiPlatform.Platform.Persistence;
using Microsoft.Extensions.Options;

namespace AgiiPlatform.Host.Operations.Logs;

/// <summary>
/// Writes to the log what may be told (<see cref="Redaction"/>), and no more than can be read: while a store is away everything that needs
/// it fails, some hundreds of times a second, and of those errors one line is written every few seconds, with how many there were. All
/// others are written each.
/// </summary>
internal sealed class CalmLoggerFactory(
    IEnumerable<ILoggerProvider> providers, IOptionsMonitor<LoggerFilterOptions> filter, IOptions<LoggerFactoryOptions> options,
    TimeProvider time) : ILoggerFactory
{
    private static readonly TimeSpan LineEvery = TimeSpan.FromSeconds(5);
    private readonly LoggerFactory _inner = new(providers, filter, options);
    private readonly Lock _lock = new();
    private DateTimeOffset _nextLine;
    private int _unwritten;

    public ILogger CreateLogger(string categoryName) => new CalmLogger(_inner.CreateLogger(categoryName), this);

    public void AddProvider(ILoggerProvider provider) => _inner.AddProvider(provider);

    public void Dispose() => _inner.Dispose();

    /// <summary>Whether a line is due, and how many there were since the one before it.</summary>
    private bool IsLineDue(out int others)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            others = _unwritten;
            var due = now >= _nextLine;
            (_nextLine, _unwritten) = due ? (now + LineEvery, 0) : (_nextLine, _unwritten + 1);
            return due;
        }
    }

    private sealed class CalmLogger(ILogger inner, CalmLoggerFactory factory) : ILogger
    {
        /// <summary>None: what a framework says of a request around each line is its address as it was asked.</summary>
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(logLevel);

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (!inner.IsEnabled(logLevel))
            {
                return;
            }

            if (!StoreAway.IsCauseOf(exception))
            {
                inner.Log(logLevel, eventId, RedactedLine.Of(state, formatter), exception is null ? null : new RedactedError(exception),
                    static (line, _) => line.ToString());
            }
            else if (factory.IsLineDue(out var others))
            {
                inner.Log(logLevel, eventId, "A store does not answer: {What} {Reason} ({Others} more such errors before this one)",
                    RedactedLine.Of(state, formatter).ToString().Split('\n')[0],
                    Redaction.OfError(exception!.GetBaseException().Message), others);
            }
        }
    }
}
