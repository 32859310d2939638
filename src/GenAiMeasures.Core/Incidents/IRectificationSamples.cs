namespace GenAiMeasures;

/// <summary>Gives the texts of incidents for a sample set. Implemented by hosts that keep texts: it checks that the caller may see them and that their use is allowed. Thread-safe.</summary>
/// <remarks>The library itself keeps no prompt and no answer.</remarks>
public interface IRectificationSamples
{
    /// <summary>Finds the text of an incident.</summary>
    /// <param name="incident">The incident.</param>
    /// <param name="request">Who asks, and what for.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The sample, or <see langword="null"/> when it may not be used or is not kept.</returns>
    ValueTask<RectificationSample?> FindAsync(Incident incident, RectificationRequest request, CancellationToken cancellationToken);
}
