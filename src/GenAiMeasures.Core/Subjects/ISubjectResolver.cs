namespace GenAiMeasures;

/// <summary>Says on whose behalf the current call runs. Implemented by hosts; several may be registered, the first that knows the subject wins.</summary>
/// <remarks>
/// It is asked once per exchange, at the call and on the caller's execution context. It must take the subject from the
/// host's authenticated principal and never from anything in the messages: those belong to the user (Interim Measures Art. 9, 14(2)).
/// Implementations must be thread-safe. An exception refuses the exchange.
/// </remarks>
public interface ISubjectResolver
{
    /// <summary>Finds the subject of the current call.</summary>
    /// <returns>The subject, or <see langword="null"/> when this resolver does not know.</returns>
    Subject? Resolve();
}
