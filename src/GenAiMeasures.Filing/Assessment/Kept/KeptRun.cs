namespace GenAiMeasures.Filing;

/// <summary>A run of the self-assessment in the folder where runs are kept. Immutable. Holds no question and no answer.</summary>
public sealed record KeptRun
{
    /// <summary>Gets the name: the folder's path below <see cref="FilingOptions.AssessmentFolder"/>, with <c>/</c> between folders, such as <c>2026-11/with</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Gets how far it is.</summary>
    public required KeptRunState State { get; init; }

    /// <summary>Gets the rates and verdicts; <see langword="null"/> where it is not finished or cannot be read.</summary>
    public AssessmentSummary? Summary { get; init; }

    /// <summary>Gets the SHA-256 of its <c>summary.json</c>, in lower-case hexadecimal; <see langword="null"/> where there is none.</summary>
    public string? SummarySha256 { get; init; }

    /// <summary>Gets the SHA-256 of its <c>cases.json</c>, in lower-case hexadecimal; <see langword="null"/> where there is none.</summary>
    public string? CasesSha256 { get; init; }

    /// <summary>Gets why it cannot be read, each problem with its place and cure.</summary>
    public IReadOnlyList<InputProblem> Problems { get; init; } = [];

    internal string Folder { get; init; } = "";
}
