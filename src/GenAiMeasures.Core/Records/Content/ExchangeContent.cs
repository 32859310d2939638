using System.Text.Json;

namespace GenAiMeasures;

/// <summary>What was said in an exchange, where the host keeps it (<see cref="RecordOptions.RetainContent"/>). Sealed in a part of its own under the person's key; erased and exported with the person. Immutable.</summary>
public sealed record ExchangeContent
{
    /// <summary>Gets whether it is kept because of an incident: retention class <c>evidence</c> instead of <c>content</c>.</summary>
    public bool IsEvidence { get; init; }

    /// <summary>Gets the place of the first message of <see cref="Input"/> among those of the call; earlier ones belong to earlier exchanges. 0 for evidence, which keeps all.</summary>
    public int FirstMessage { get; init; }

    /// <summary>Gets the messages as they went to the model, after they had been minimised, or as they were refused.</summary>
    public IReadOnlyList<ContentMessage> Input { get; init; } = [];

    /// <summary>Gets the answer as the model sent it, up to the update that ended it; what was withheld or taken back is in it.</summary>
    public IReadOnlyList<ContentMessage> Output { get; init; } = [];

    /// <summary>Gets whether text beyond 4,194,304 characters was left out.</summary>
    public bool IsTruncated { get; init; }

    /// <summary>Reads content from the bytes of <see cref="ToUtf8Bytes"/>.</summary>
    /// <param name="utf8">The bytes.</param>
    /// <returns>The content.</returns>
    /// <exception cref="JsonException">The bytes hold no content.</exception>
    public static ExchangeContent Parse(ReadOnlySpan<byte> utf8) =>
        JsonSerializer.Deserialize(utf8, ContentJsonContext.Readable.ExchangeContent) ?? throw new JsonException("The bytes hold no content.");

    /// <summary>The content as UTF-8 JSON, as it is sealed.</summary>
    /// <returns>The bytes.</returns>
    public byte[] ToUtf8Bytes() => JsonSerializer.SerializeToUtf8Bytes(this, ContentJsonContext.Readable.ExchangeContent);
}
