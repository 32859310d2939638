namespace GenAiMeasures.Tests;

/// <summary>A machine on which 130 milliseconds pass between two looks, and on which a delay is noted and over at once.</summary>
internal sealed class CountedTime : TimeProvider
{
    private long _ticks;

    public List<TimeSpan> Delays { get; } = [];

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Add(ref _ticks, TimeSpan.FromMilliseconds(130).Ticks);

    public override DateTimeOffset GetUtcNow() => new(2027, 11, 10, 0, 0, 0, TimeSpan.Zero);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        // the timeouts of the ledger are longer than any step of an answer
        if (dueTime <= TimeSpan.FromSeconds(1))
        {
            Delays.Add(dueTime);
            return base.CreateTimer(callback, state, TimeSpan.Zero, period);
        }

        return base.CreateTimer(callback, state, dueTime, period);
    }
}
