namespace GenAiMeasures;

// a record that waits for the store, and the task of whoever waits for it
internal sealed class PendingRecord(LedgerRecord record, byte[] facts)
{
    internal static PendingRecord Of(LedgerRecord record) => new(record, RecordCodec.Write(record))
    {
        Content = (record as ExchangeSettled)?.Content?.ToUtf8Bytes(),
        ContentPart = record is ExchangeSettled { Content.IsEvidence: true } ? RecordPartId.Evidence : RecordPartId.Content,
    };

    internal RecordKind Kind { get; } = record.Kind;

    internal ExchangeId? Exchange { get; } = record.ExchangeId;

    // an anonymous caller is nobody whose records could be told apart
    internal Subject? Person { get; } = record.Person is { Kind: not SubjectKind.Anonymous } person ? person : null;

    internal string? Pseudonym { get; } = record.Person is null ? record.PersonPseudonym : null;

    // set where the person is known by an earlier record's key only
    internal LedgerKeyName? Key { get; init; }

    internal RecordReference? Link { get; init; }

    internal byte[] Facts { get; } = facts;

    internal byte[]? Content { get; init; }

    internal RecordPartId ContentPart { get; init; } = RecordPartId.Content;

    internal int Length => Facts.Length + (Content?.Length ?? 0);

    internal TaskCompletionSource<RecordReference> Durable { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
