namespace GenAiMeasures;

/// <summary>Who bears a duty.</summary>
public enum DutyBearer
{
    /// <summary>Whoever offers the generating service to the public (Interim Measures Art. 22).</summary>
    Provider = 0,

    /// <summary>A provider that trains or fine-tunes a model itself.</summary>
    TrainingProvider = 1,

    /// <summary>A service that spreads content made by others (Labeling Measures Art. 6).</summary>
    Platform = 2,
}
