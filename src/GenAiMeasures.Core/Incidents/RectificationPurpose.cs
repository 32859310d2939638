namespace GenAiMeasures;

/// <summary>What a sample set is for.</summary>
public enum RectificationPurpose
{
    /// <summary>To test: the regression that closes the items.</summary>
    Evaluation = 0,

    /// <summary>To train. A user who opted out of training is the host's to leave out.</summary>
    Training = 1,
}
