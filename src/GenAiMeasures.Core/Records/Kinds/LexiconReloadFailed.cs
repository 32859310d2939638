using System.Text.Json.Serialization;

namespace GenAiMeasures;

/// <summary>Changed lexicons could not be used; the last good ones stay in force.</summary>
public sealed record LexiconReloadFailed : LedgerRecord
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override RecordKind Kind => RecordKind.LexiconReloadFailed;

    /// <summary>Gets the digest of the lexicons that stay in force.</summary>
    public required string InForce { get; init; }

    /// <summary>Gets the name of the lexicon that cannot be used.</summary>
    public required string Lexicon { get; init; }

    /// <summary>Gets how many problems it has.</summary>
    public required int Problems { get; init; }

    /// <summary>Gets the lines of the first twenty problems; 0 is the whole file.</summary>
    public IReadOnlyList<int> Lines { get; init; } = [];

    /// <summary>Gets the codes of the problems, each once. No text of a row is recorded.</summary>
    public IReadOnlyList<string> Codes { get; init; } = [];
}
