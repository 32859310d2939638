using Microsoft.Extensions.AI;

namespace GenAiMeasures;

/// <summary>One screen's view of one exchange: it opens a <see cref="TextScreen"/> for every text that passes, in both directions. Used by one caller at a time.</summary>
public abstract class ExchangeScreen : IDisposable
{
    /// <summary>Gets the screen's name as it stands in findings and records.</summary>
    public abstract string Name { get; }

    /// <summary>Gets the version of everything that decides: a remembered verdict counts only under the version it was given.</summary>
    public abstract string PolicyVersion { get; }

    /// <summary>Gets whether what the screen lets through of personal information in the input is replaced by its own stage before it reaches the model: it then does not count as shared.</summary>
    /// <value>Default: <see langword="false"/>.</value>
    public virtual bool MinimisesInput => false;

    /// <summary>Opens the screening of one text.</summary>
    /// <param name="place">Where the text stands.</param>
    /// <returns>The screening, or <see langword="null"/> when texts of this place are not this screen's business.</returns>
    public abstract TextScreen? OpenText(ContentPlace place);

    /// <summary>Screens a content as a whole: the bytes of an image, a file that is known by its id only.</summary>
    /// <param name="content">The content; never changed.</param>
    /// <param name="report">Where findings go; a span of length 0 means the whole content.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    /// <returns>A task that ends when the content is screened.</returns>
    public virtual ValueTask ScreenContentAsync(AIContent content, ScreenReport report, CancellationToken cancellationToken) => default;

    /// <summary>Gives back what the screen holds.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Gives back what the screen holds.</summary>
    /// <param name="disposing">Always <see langword="true"/> unless a finalizer calls.</param>
    protected virtual void Dispose(bool disposing)
    {
    }
}
