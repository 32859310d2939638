namespace GenAiMeasures.Tests;

/// <summary>A system clock that somebody sets, over a machine whose own running time goes on as it is.</summary>
internal sealed class JumpingTime(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
