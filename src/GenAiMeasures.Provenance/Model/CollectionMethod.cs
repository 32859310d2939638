namespace GenAiMeasures.Provenance;

/// <summary>How the data came in.</summary>
public enum CollectionMethod
{
    /// <summary>Not said.</summary>
    Unspecified = 0,

    /// <summary>By a crawler.</summary>
    Crawl = 1,

    /// <summary>Through an interface.</summary>
    Api = 2,

    /// <summary>As files.</summary>
    Download = 3,

    /// <summary>Bought.</summary>
    Purchase = 4,

    /// <summary>Uploaded by users.</summary>
    Upload = 5,

    /// <summary>Generated.</summary>
    Synthesis = 6,

    /// <summary>Written or recorded by people.</summary>
    Recording = 7,
}
