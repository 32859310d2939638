namespace GenAiMeasures.Labeling;

/// <summary>One place of a content at which a label stands, or at which something stands that was meant to be one.</summary>
/// <param name="Place">The place in the format's own words, such as <c>APP1 XMP</c> or <c>tEXt AIGC</c>. Stable.</param>
/// <param name="IsNormative">Whether the practice guide of the format names this place (TC260-PG-20257A to 202510A, quoted; see docs/labels.md).</param>
/// <param name="Offset">Where the block that holds it begins, in bytes from the content's start.</param>
/// <param name="Length">The block's length in bytes.</param>
/// <param name="Label">The label, or <see langword="null"/> when it cannot be read.</param>
public sealed record LabelSite(string Place, bool IsNormative, long Offset, long Length, AigcLabel? Label)
{
    /// <summary>Gets whether the label was read.</summary>
    public LabelState State => Label is null ? LabelState.Unreadable : LabelState.Found;
}
