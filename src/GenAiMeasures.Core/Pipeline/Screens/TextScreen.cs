namespace GenAiMeasures;

/// <summary>Screens one text as it arrives. One instance serves one text of one exchange and is used by one caller at a time.</summary>
/// <remarks>
/// <para>
/// The pipeline holds the text; the screen only says how far it may leave. For every way of cutting a text into pieces
/// the findings must be the same, and no character of a span that a finding covers may lie below a limit that was
/// returned before the finding was reported, unless the screen declares by doing so that it decides after release:
/// the pipeline then retracts.
/// </para>
/// <para>An exception, or more time than <see cref="ScreenOptions.Timeout"/>, refuses the exchange with code <c>screen_unavailable</c>.</para>
/// </remarks>
public abstract class TextScreen : IDisposable
{
    /// <summary>Gets whether screening the same text again gives the same findings, at once and at no cost worth counting.</summary>
    /// <value>Default: <see langword="true"/>. A screen that asks a model or a service says <see langword="false"/>.</value>
    public virtual bool IsRepeatable => true;

    /// <summary>Screens the next piece of the text.</summary>
    /// <param name="text">The piece; pieces follow one another without a gap. May split a surrogate pair.</param>
    /// <param name="report">Where findings go.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    /// <returns>How many UTF-16 units of the text, counted from its beginning, may leave now. Never less than before.</returns>
    public abstract ValueTask<long> WriteAsync(ReadOnlyMemory<char> text, ScreenReport report, CancellationToken cancellationToken);

    /// <summary>Ends the text: nothing can complete a match any more.</summary>
    /// <param name="report">Where findings go.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    /// <returns>How many UTF-16 units of the text may leave.</returns>
    public abstract ValueTask<long> CompleteAsync(ScreenReport report, CancellationToken cancellationToken);

    /// <summary>Gives back what the screen holds.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Gives back what the screen holds, a pooled state for example.</summary>
    /// <param name="disposing">Always <see langword="true"/> unless a finalizer calls.</param>
    protected virtual void Dispose(bool disposing)
    {
    }
}
