namespace GenAiMeasures.Provenance;

/// <summary>The names of columns and fields, where a file has other ones than those that are known.</summary>
public sealed record AnnotationColumns
{
    /// <summary>Gets the item. Default: <see langword="null"/>, which takes <c>item</c>, <c>id</c> or <c>task_id</c>.</summary>
    public string? Item { get; init; }

    /// <summary>Gets the text or file by whose hash an item without a number is known. Default: <see langword="null"/>, which takes <c>text</c>, <c>data</c>, <c>filename</c> or <c>image</c>.</summary>
    public string? Text { get; init; }

    /// <summary>Gets the person. Default: <see langword="null"/>, which takes <c>annotator</c>, <c>rater</c>, <c>person</c>, <c>username</c> or <c>user</c>.</summary>
    public string? Person { get; init; }

    /// <summary>Gets the label. Default: <see langword="null"/>, which takes <c>label</c>, <c>labels</c> or <c>value</c>.</summary>
    public string? Label { get; init; }
}
