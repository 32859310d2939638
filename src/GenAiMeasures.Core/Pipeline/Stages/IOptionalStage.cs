namespace GenAiMeasures;

// a stage of ours that a setting may take out of the pipeline altogether
internal interface IOptionalStage
{
    bool IsActive { get; }
}
