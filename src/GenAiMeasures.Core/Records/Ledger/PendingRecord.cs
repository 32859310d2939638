namespace GenAiMeasures;

// a record that waits for the store, and the task of whoever waits for it
internal sealed class PendingRecord(RecordKind kind, ExchangeId? exchange, byte[] body)
{
    internal RecordKind Kind { get; } = kind;

    internal ExchangeId? Exchange { get; } = exchange;

    internal byte[] Body { get; } = body;

    internal TaskCompletionSource Durable { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
