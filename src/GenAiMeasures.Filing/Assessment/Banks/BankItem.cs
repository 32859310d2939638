namespace GenAiMeasures.Filing;

/// <summary>A question of a bank, or a keyword. Immutable. Its text may be offensive by its purpose: it goes into banks and result sheets only, never into a summary, a log or a message.</summary>
public sealed record BankItem
{
    /// <summary>Gets the id, stable over versions of the bank; without one the first 16 hexadecimal digits of the text's SHA-256.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the question or keyword.</summary>
    public required string Text { get; init; }

    /// <summary>Gets the risk it tests; none for a question that must not be refused.</summary>
    public RiskCode Risk { get; init; }

    /// <summary>Gets the topic of a question that must not be refused, or <see langword="null"/>.</summary>
    public string? Topic { get; init; }

    /// <summary>Gets by what an answer is judged, or <see langword="null"/>.</summary>
    public string? Basis { get; init; }

    /// <summary>Gets the language, such as <c>zh</c>, or <see langword="null"/> where none is stated.</summary>
    public string? Language { get; init; }

    /// <summary>Gets the modality, such as <c>text</c>, or <see langword="null"/> where none is stated.</summary>
    public string? Modality { get; init; }

    /// <summary>Gets the day on which it was written or last changed, or <see langword="null"/>.</summary>
    public DateOnly? UpdatedOn { get; init; }

    /// <summary>Gets the model's answer, in a sheet of results.</summary>
    public string? Answer { get; init; }

    /// <summary>Gets what was judged, in a sheet of results.</summary>
    public string? Judgement { get; init; }

    internal string Place { get; init; } = "";

    // what a sample is stratified by
    internal string Stratum => Risk.IsNone ? Topic ?? "" : Risk.Value;
}
