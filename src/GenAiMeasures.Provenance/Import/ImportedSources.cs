namespace GenAiMeasures.Provenance;

/// <summary>What an import brought: drafts of sources, planned and without evidence, whose notes say what people have to add. Immutable.</summary>
public sealed class ImportedSources
{
    internal ImportedSources(string format, IReadOnlyList<TrainingDataSource> sources)
    {
        Format = format;
        Sources = sources;
    }

    /// <summary>Gets the format that was read, such as <c>Croissant 1.0</c>.</summary>
    public string Format { get; }

    /// <summary>Gets the sources.</summary>
    public IReadOnlyList<TrainingDataSource> Sources { get; }
}
