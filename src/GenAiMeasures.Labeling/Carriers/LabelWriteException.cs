namespace GenAiMeasures.Labeling;

/// <summary>No label was written; the original is as it was. The message says what is in the way and what to do, and quotes nothing of the content.</summary>
/// <param name="failure">The reason.</param>
/// <param name="format">The content's format, such as <c>pdf</c>.</param>
/// <param name="message">What is in the way.</param>
public sealed class LabelWriteException(LabelFailure failure, string format, string message) : Exception(message)
{
    /// <summary>Gets the reason.</summary>
    public LabelFailure Failure { get; } = failure;

    /// <summary>Gets the content's format, such as <c>pdf</c>, or <c>unknown</c>.</summary>
    public string Format { get; } = format;
}
