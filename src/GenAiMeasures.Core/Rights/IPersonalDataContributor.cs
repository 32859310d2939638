namespace GenAiMeasures;

/// <summary>A store of the host's own (chat history, profiles, vectors) that takes part in a person's requests. Thread-safe.</summary>
public interface IPersonalDataContributor
{
    /// <summary>Gets the name under which its data stand in an export: letters, digits and hyphens.</summary>
    string Name { get; }

    /// <summary>Writes what the store holds of a person, as JSON.</summary>
    /// <param name="subject">Who.</param>
    /// <param name="output">Where to.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>A task that ends when it is written.</returns>
    Task ExportAsync(Subject subject, Stream output, CancellationToken cancellationToken);

    /// <summary>Erases what the store holds of a person. Called again when an attempt failed.</summary>
    /// <param name="subject">Who.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>A task that ends when it is gone.</returns>
    Task EraseAsync(Subject subject, CancellationToken cancellationToken);
}
