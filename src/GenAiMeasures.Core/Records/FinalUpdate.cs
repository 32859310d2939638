namespace GenAiMeasures;

/// <summary>When the update that ends an answer may leave.</summary>
public enum FinalUpdate
{
    /// <summary>After the exchange's record is durable: nobody has a finished answer that is not on record.</summary>
    AfterRecord = 0,

    /// <summary>As soon as the record is queued. A crash in that moment leaves an exchange that looks interrupted; the record says that this was chosen.</summary>
    AfterQueued = 1,
}
