namespace GenAiMeasures;

/// <summary>Names the subject in plain code: for console apps and workers that have no request with a signed-in user. Thread-safe.</summary>
public interface IComplianceScope
{
    /// <summary>Gets the subject of the scope that the current execution context is in, or <see langword="null"/>.</summary>
    Subject? Current { get; }

    /// <summary>Opens a scope: calls made on this execution context, and on what it starts, are the subject's until it is disposed.</summary>
    /// <param name="subject">The subject.</param>
    /// <returns>The scope; disposing it brings back the scope outside it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="subject"/> is <see langword="null"/>.</exception>
    IDisposable Begin(Subject subject);
}
