namespace GenAiMeasures;

/// <summary>
/// Tells which version of a material is in force, so that its update is noticed, put on record (<see cref="MaterialUpdated"/>) and ends the
/// period within which it was due. Implemented by packages and hosts; one of a kind. Must be thread-safe.
/// </summary>
public interface IVersionedMaterial
{
    /// <summary>Gets what it is.</summary>
    MaterialKind Kind { get; }

    /// <summary>Reads the version in force. Called every minute or so: what has not changed costs next to nothing.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The version; <see langword="null"/> where there is none, or it cannot be read now: nothing follows from that.</returns>
    ValueTask<MaterialVersion?> ReadAsync(CancellationToken cancellationToken = default);
}
