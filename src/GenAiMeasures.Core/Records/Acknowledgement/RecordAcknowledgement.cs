namespace GenAiMeasures;

/// <summary>What a writer of a record waits for. The less a level waits, the greater its number.</summary>
public enum RecordAcknowledgement
{
    /// <summary>The record is durable before its writer goes on.</summary>
    Durable = 0,

    /// <summary>The record is durable before the first update of an answer leaves; the model works meanwhile.</summary>
    Opened = 1,

    /// <summary>The record is queued; it is durable with the next commit. A failure is logged; the ledger's health says so.</summary>
    Buffered = 2,
}
