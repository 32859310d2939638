namespace GenAiMeasures.Moderation;

/// <summary>What a review of lexicons came to.</summary>
public sealed record LexiconLintReport
{
    /// <summary>Gets how many terms count.</summary>
    public required int Terms { get; init; }

    /// <summary>Gets how many terms name each of the 31 risks, by the risk's code.</summary>
    public required IReadOnlyDictionary<string, int> PerRisk { get; init; }

    /// <summary>Gets what is wrong, by line.</summary>
    public required IReadOnlyList<LexiconProblem> Problems { get; init; }

    /// <summary>Gets how many documents of the benign corpus were scanned.</summary>
    public required int BenignDocuments { get; init; }

    /// <summary>Gets how many of them hold a term.</summary>
    public required int BlockedDocuments { get; init; }

    /// <summary>Gets the terms that were found in the benign corpus, the worst first.</summary>
    public required IReadOnlyList<LexiconFalseBlock> FalseBlocks { get; init; }
}
