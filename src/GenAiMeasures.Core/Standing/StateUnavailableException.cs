namespace GenAiMeasures;

/// <summary>The store of standing, incidents or agreements cannot be read or written. The message says what failed and how to fix it, and names nobody.</summary>
public sealed class StateUnavailableException : Exception
{
    /// <summary>Initializes the exception.</summary>
    /// <param name="message">What failed and how to fix it.</param>
    /// <param name="innerException">The store's error.</param>
    public StateUnavailableException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
