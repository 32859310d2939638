namespace GenAiMeasures.Testing;

// tells the time that a check sets; its timers are the system's
internal sealed class CheckClock(DateTimeOffset now) : TimeProvider
{
    private readonly Lock _lock = new();
    private DateTimeOffset _now = now;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _now;
        }
    }

    // the monotonic clock goes with it: a wall clock that runs ahead of it is taken for one that was set wrongly
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    internal void Advance(TimeSpan time)
    {
        lock (_lock)
        {
            _now += time;
        }
    }
}
