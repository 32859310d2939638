using System.Collections.Immutable;

namespace GenAiMeasures.Labeling;

/// <summary>What a platform has to do with a content (Labeling Measures Art. 6). Immutable.</summary>
public sealed record PropagationDecision
{
    /// <summary>Gets the state.</summary>
    public required PropagationState State { get; init; }

    /// <summary>Gets the label to write into the content's metadata: the producer's values as they were, with the platform's propagation elements; a new one with empty producer fields where there was none (what belongs there is open). <see langword="null"/> when no label is due.</summary>
    public AigcLabel? Label { get; init; }

    /// <summary>Gets the notice to show around the content, in Chinese, or <see langword="null"/> when none is due.</summary>
    public string? NoticeChinese { get; init; }

    /// <summary>Gets the same in English.</summary>
    public string? NoticeEnglish { get; init; }

    /// <summary>Gets the clause, or <see langword="null"/>.</summary>
    public string? Clause { get; init; }

    /// <summary>Gets what led to it.</summary>
    public ImmutableArray<PropagationReason> Reasons { get; init; } = [];

    /// <summary>Gets whether a detector or a person has to look at the content: its metadata were not readable, so that a clearer label may be in there.</summary>
    public bool NeedsReview { get; init; }
}
