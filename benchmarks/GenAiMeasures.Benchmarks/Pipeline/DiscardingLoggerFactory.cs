using Microsoft.Extensions.Logging;

namespace GenAiMeasures.Benchmarks;

// logs at Debug, as the logging client needs to do its work: formats each message, as every provider does, and drops it
internal sealed class DiscardingLoggerFactory : ILoggerFactory, ILogger
{
    private long _characters;

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Debug;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _characters += formatter(state, exception).Length;

    public void Dispose()
    {
    }
}
