namespace GenAiMeasures.Provenance;

/// <summary>What the register says at one time: all sources, models, inspections and annotation of one service. Immutable.</summary>
public sealed record TrainingData
{
    /// <summary>Gets whose register this is.</summary>
    public ServiceFacts? Service { get; init; }

    /// <summary>Gets the sources.</summary>
    public IReadOnlyList<TrainingDataSource> Sources { get; init => field = value ?? []; } = [];

    /// <summary>Gets the foundation models of others that the service stands on.</summary>
    public IReadOnlyList<FoundationModel> Models { get; init => field = value ?? []; } = [];

    /// <summary>Gets the sampling inspections of all training data.</summary>
    public IReadOnlyList<SamplingInspection> Inspections { get; init => field = value ?? []; } = [];

    /// <summary>Gets the annotation projects.</summary>
    public IReadOnlyList<AnnotationProject> Projects { get; init => field = value ?? []; } = [];

    /// <summary>Gets the counts of the keyword library, which Moderation keeps.</summary>
    public KeywordLibraryFacts? Keywords { get; init; }

    /// <summary>Gets the organisation's rules on intellectual property.</summary>
    public IntellectualPropertyPolicy? Intellectual { get; init; }

    /// <summary>Gets the documents on the security of training data.</summary>
    public IReadOnlyList<Evidence> Security { get; init => field = value ?? []; } = [];

    /// <summary>Gets what was done with the data: collection, processing, use.</summary>
    public IReadOnlyList<TrainingDataEvent> Events { get; init => field = value ?? []; } = [];
}
