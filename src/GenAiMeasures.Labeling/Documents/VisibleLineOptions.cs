namespace GenAiMeasures.Labeling;

/// <summary>The explicit label as a line of a text document. Immutable.</summary>
public sealed record VisibleLineOptions
{
    internal static VisibleLineOptions Default { get; } = new();

    /// <summary>Gets the words, with an AI element and a generation element in one line (GB 45438-2025 5.1, quoted).</summary>
    /// <remarks>In a PDF the mark is "AI生成" in any case, drawn on the page: other words would need a font in the file.</remarks>
    /// <value>At most 200 characters. Default: <see cref="ExplicitWording.Chinese"/>.</value>
    public string Text { get; init; } = ExplicitWording.Chinese;

    /// <summary>Gets where it stands: before the text, after it, or both. In a presentation those are the first and the last slide; in a workbook a sheet of its own in front, and a row below the cells of every sheet.</summary>
    /// <value>Default: <see cref="ExplicitPlace.Start"/>. <see cref="ExplicitPlace.Interface"/> is none in a document.</value>
    public ExplicitPlace Place { get; init; } = ExplicitPlace.Start;

    // the ends of the document at which the line stands
    internal ReadOnlySpan<DocumentEnd> Ends => Place switch
    {
        ExplicitPlace.Start => [DocumentEnd.Start],
        ExplicitPlace.End => [DocumentEnd.End],
        _ => [DocumentEnd.Start, DocumentEnd.End],
    };

    internal void Check()
    {
        if (ExplicitWording.FindProblem(Text) is { } problem)
        {
            throw new ArgumentException($"The text cannot be the explicit label: {problem} (GB 45438-2025 5.1). '本内容由AI生成' would do.", nameof(Text));
        }

        if (Place is not (ExplicitPlace.Start or ExplicitPlace.End or ExplicitPlace.Both))
        {
            throw new ArgumentException("A document takes its visible line at the start, the end or both.", nameof(Place));
        }
    }
}
