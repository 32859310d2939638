namespace GenAiMeasures;

/// <summary>Takes released text back where the host shows or stores it. Implemented by hosts; all that are registered are called.</summary>
/// <remarks>Must be thread-safe. Called before the final update that names the same ranges. An exception ends the answer with an error.</remarks>
public interface IRetractionSink
{
    /// <summary>Takes text back.</summary>
    /// <param name="retraction">What to take back.</param>
    /// <param name="cancellationToken">Not cancelled by the caller of the chat client.</param>
    /// <returns>A task that ends when the text is gone.</returns>
    ValueTask RetractAsync(Retraction retraction, CancellationToken cancellationToken);
}
