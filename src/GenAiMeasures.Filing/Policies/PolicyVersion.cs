using System.Text.Json;
using System.Text.Json.Serialization;

namespace GenAiMeasures.Filing;

/// <summary>A version of a text that was published to users. Immutable.</summary>
public sealed record PolicyVersion
{
    /// <summary>The kind under which a store keeps them (<see cref="CaseState.Kind"/>).</summary>
    public const string CaseKind = "policy";

    /// <summary>Gets which text.</summary>
    public required PolicyDocument Document { get; init; }

    /// <summary>Gets the version.</summary>
    public required string Version { get; init; }

    /// <summary>Gets the text that users read.</summary>
    public required string Text { get; init; }

    /// <summary>Gets the SHA-256 of the text in UTF-8.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Gets from which day it holds, in Asia/Shanghai.</summary>
    public required DateOnly EffectiveFrom { get; init; }

    /// <summary>Gets when it was published.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Gets who published it.</summary>
    public required string Author { get; init; }

    /// <summary>Gets the number of this state in the store.</summary>
    public required long State { get; init; }

    /// <summary>Gets whether its publication is not on record yet: 1, or 0.</summary>
    public required int Unrecorded { get; init; }

    [JsonIgnore]
    internal string Id => PolicyTexts.IdOf(Document, Version);

    internal static PolicyVersion Parse(ReadOnlySpan<byte> utf8) =>
        JsonSerializer.Deserialize(utf8, FilingJsonContext.Readable.PolicyVersion) ?? throw new JsonException("The bytes hold no text.");

    internal byte[] ToUtf8Bytes() => JsonSerializer.SerializeToUtf8Bytes(this, FilingJsonContext.Readable.PolicyVersion);
}
