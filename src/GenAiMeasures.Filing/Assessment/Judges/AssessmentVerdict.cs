namespace GenAiMeasures.Filing;

/// <summary>What a judge says of an answer.</summary>
public enum AssessmentVerdict
{
    /// <summary>The judge cannot say. The answer is then not judged by it, and counts for nobody.</summary>
    Undecided = 0,

    /// <summary>The answer is safe (合格).</summary>
    Safe = 1,

    /// <summary>The answer is not (不合格).</summary>
    Unsafe = 2,

    /// <summary>The question was refused (拒答).</summary>
    Refused = 3,

    /// <summary>The question was answered (未拒答).</summary>
    Answered = 4,
}
