// a clock that is wrong by a constant; what measures running time is right
internal sealed class SkewedTime(TimeSpan by) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
}
