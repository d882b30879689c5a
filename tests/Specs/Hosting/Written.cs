using Microsoft.Extensions.Logging;

namespace AgiiPlatform.Specs.Hosting;

/// <summary>Keeps what is written to the log.</summary>
internal sealed class Written : ILoggerProvider, ILogger
{
    internal List<string> Lines { get; } = [];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (Lines)
        {
            Lines.Add(formatter(state, exception));
        }
    }

    public void Dispose()
    {
    }
}
