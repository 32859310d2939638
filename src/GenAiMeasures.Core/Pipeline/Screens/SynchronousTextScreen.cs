namespace GenAiMeasures;

/// <summary>A <see cref="TextScreen"/> that decides at once, over spans: what lexicons and patterns derive from. No allocation per piece.</summary>
public abstract class SynchronousTextScreen : TextScreen
{
    /// <inheritdoc/>
    public sealed override ValueTask<long> WriteAsync(ReadOnlyMemory<char> text, ScreenReport report, CancellationToken cancellationToken) =>
        new(Write(text.Span, report));

    /// <inheritdoc/>
    public sealed override ValueTask<long> CompleteAsync(ScreenReport report, CancellationToken cancellationToken) =>
        new(Complete(report));

    /// <summary>Screens the next piece of the text.</summary>
    /// <param name="text">The piece; may split a surrogate pair.</param>
    /// <param name="report">Where findings go.</param>
    /// <returns>How many UTF-16 units of the text, counted from its beginning, may leave now.</returns>
    protected abstract long Write(ReadOnlySpan<char> text, ScreenReport report);

    /// <summary>Ends the text.</summary>
    /// <param name="report">Where findings go.</param>
    /// <returns>How many UTF-16 units of the text may leave.</returns>
    protected abstract long Complete(ScreenReport report);
}
