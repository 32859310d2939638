namespace GenAiMeasures.Provenance;

/// <summary>What the data are for.</summary>
public enum TrainingStage
{
    /// <summary>Not said.</summary>
    Unspecified = 0,

    /// <summary>Pre-training.</summary>
    PreTraining = 1,

    /// <summary>Fine-tuning.</summary>
    FineTuning = 2,

    /// <summary>Alignment, such as preference data.</summary>
    Alignment = 3,

    /// <summary>Evaluation only.</summary>
    Evaluation = 4,

    /// <summary>Looked up while answering, not trained on.</summary>
    Retrieval = 5,
}
