namespace GenAiMeasures;

/// <summary>Names of features that a restriction may withhold. Hosts may use names of their own, stated in the call's options under <see cref="GenAiMeasuresProperties.Feature"/>.</summary>
public static class FeatureNames
{
    /// <summary>The model may call tools. Known from the call's options; needs no statement by the host.</summary>
    public const string Tools = "tools";

    /// <summary>Images are generated.</summary>
    public const string Images = "images";

    /// <summary>Audio is generated.</summary>
    public const string Audio = "audio";

    /// <summary>Video is generated.</summary>
    public const string Video = "video";
}
