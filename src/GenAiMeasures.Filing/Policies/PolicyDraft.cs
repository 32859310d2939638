namespace GenAiMeasures.Filing;

/// <summary>A draft of a text towards users. Immutable. It binds nobody before people have checked and published it.</summary>
public sealed record PolicyDraft
{
    /// <summary>Gets which text.</summary>
    public required PolicyDocument Document { get; init; }

    /// <summary>Gets the title in Chinese.</summary>
    public required string Title { get; init; }

    /// <summary>Gets the articles it answers.</summary>
    public required string Article { get; init; }

    /// <summary>Gets the text as Markdown, with 【待补充：…】 where a setting is missing.</summary>
    public required string Markdown { get; init; }

    /// <summary>Gets the document for Word.</summary>
    public required ReadOnlyMemory<byte> Docx { get; init; }

    /// <summary>Gets the names of what is missing, each once, in the order of the text.</summary>
    public required IReadOnlyList<string> Missing { get; init; }
}
