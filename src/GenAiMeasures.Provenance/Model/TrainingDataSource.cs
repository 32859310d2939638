namespace GenAiMeasures.Provenance;

/// <summary>One source of training data (Interim Measures Art. 7; GB/T 45652 6.1).</summary>
public sealed record TrainingDataSource
{
    /// <summary>Gets the id, which never changes.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the name.</summary>
    public string? Name { get; init; }

    /// <summary>Gets the kind.</summary>
    public SourceKind Kind { get; init; }

    /// <summary>Gets what the data are for.</summary>
    public TrainingStage Stage { get; init; }

    /// <summary>Gets how far its use has come.</summary>
    public SourceState State { get; init; }

    /// <summary>Gets whether it is domestic or foreign.</summary>
    public DataOrigin Origin { get; init; }

    /// <summary>Gets the foreign share of a mixed source, from 0 to 1.</summary>
    public double? ForeignShare { get; init; }

    /// <summary>Gets the kind of content.</summary>
    public DataModality Modality { get; init; }

    /// <summary>Gets the languages as BCP 47 tags.</summary>
    public IReadOnlyList<string> Languages { get; init => field = value ?? []; } = [];

    /// <summary>Gets the subject field.</summary>
    public string? Domain { get; init; }

    /// <summary>Gets the address of a website or the link of a data set.</summary>
    public string? Location { get; init; }

    /// <summary>Gets the name of the data set.</summary>
    public string? DataSet { get; init; }

    /// <summary>Gets the organisation or person it comes from.</summary>
    public string? Party { get; init; }

    /// <summary>Gets for user input: the service whose users put it in.</summary>
    public string? Product { get; init; }

    /// <summary>Gets for user input: how its users are identified, such as by pseudonym.</summary>
    public string? SubjectReference { get; init; }

    /// <summary>Gets how much it is.</summary>
    public DataScale? Scale { get; init; }

    /// <summary>Gets the first day of collection.</summary>
    public DateOnly? CollectedFrom { get; init; }

    /// <summary>Gets the last day of collection.</summary>
    public DateOnly? CollectedTo { get; init; }

    /// <summary>Gets the first day of use for training.</summary>
    public DateOnly? UsedFrom { get; init; }

    /// <summary>Gets how the data came in.</summary>
    public CollectionMethod Method { get; init; }

    /// <summary>Gets the crawler's user agent, or the tool.</summary>
    public string? Collector { get; init; }

    /// <summary>Gets whether the address of each item or page is kept (GB/T 45652 6.1 c).</summary>
    public bool KeepsItemLocations { get; init; }

    /// <summary>Gets whether the set holds only links: what they lead to counts as self-collected.</summary>
    public bool LinksOnly { get; init; }

    /// <summary>Gets whether content is in it whose owners refused collection, or that is blocked under the Cybersecurity Law.</summary>
    public bool RefusedContent { get; init; }

    /// <summary>Gets the documents.</summary>
    public IReadOnlyList<Evidence> Evidence { get; init => field = value ?? []; } = [];

    /// <summary>Gets the licence.</summary>
    public SourceLicence? Licence { get; init; }

    /// <summary>Gets the review of bought or partner data.</summary>
    public SourceReview? Review { get; init; }

    /// <summary>Gets what is known of personal information in it.</summary>
    public PersonalInformationFacts? PersonalInformation { get; init; }

    /// <summary>Gets what is known of intellectual property in it.</summary>
    public IntellectualPropertyFacts? IntellectualProperty { get; init; }

    /// <summary>Gets the screenings before and after collection.</summary>
    public IReadOnlyList<SourceScreening> Screenings { get; init => field = value ?? []; } = [];

    /// <summary>Gets the check of the items' metadata.</summary>
    public MetadataCheck? Metadata { get; init; }

    /// <summary>Gets how risk content was looked for.</summary>
    public RiskIdentification? Identification { get; init; }

    /// <summary>Gets the decisions on robots files.</summary>
    public IReadOnlyList<RobotsDecision> Robots { get; init => field = value ?? []; } = [];

    /// <summary>Gets measures of quality.</summary>
    public IReadOnlyList<QualityMeasure> Quality { get; init => field = value ?? []; } = [];

    /// <summary>Gets for generated data: by what and when.</summary>
    public GenerationFacts? Generated { get; init; }

    /// <summary>Gets whether the data were annotated.</summary>
    public bool IsLabelled { get; init; }

    /// <summary>Gets the id of the annotation project.</summary>
    public string? Project { get; init; }

    /// <summary>Gets the ids of the annotation batches that are in it.</summary>
    public IReadOnlyList<string> Batches { get; init => field = value ?? []; } = [];

    /// <summary>Gets the ids of the sources it was made from.</summary>
    public IReadOnlyList<string> Parents { get; init => field = value ?? []; } = [];

    /// <summary>Gets how it serves the purpose of the service.</summary>
    public string? Purpose { get; init; }

    /// <summary>Gets how it was cleaned and processed.</summary>
    public string? Processing { get; init; }

    /// <summary>Gets remarks of an import, to be worked off.</summary>
    public IReadOnlyList<string> Notes { get; init => field = value ?? []; } = [];
}
