namespace GenAiMeasures;

/// <summary>A record could not be made durable. The message says what failed and how to fix it, and holds nothing of the record.</summary>
public sealed class LedgerUnavailableException : Exception
{
    /// <summary>Initializes the exception.</summary>
    /// <param name="message">What failed and how to fix it.</param>
    /// <param name="innerException">The store's error.</param>
    public LedgerUnavailableException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
