namespace GenAiMeasures.Labeling;

// what was read from a text
internal readonly record struct LabelText(LabelTextKind Kind, AigcLabel? Label = null)
{
    internal static LabelText None => default;

    internal static LabelText Damaged => new(LabelTextKind.Damaged);
}
