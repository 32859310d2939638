namespace GenAiMeasures.Labeling;

/// <summary>Makes the producer's own integrity data (GB 45438-2025 Annex E f). Register one to have it in <c>ReservedCode1</c> of every label that is produced. Must be thread-safe.</summary>
public interface ILabelSigner
{
    /// <summary>Signs a label.</summary>
    /// <param name="label">The label with the producer's fields, before it is written.</param>
    /// <returns>What <c>ReservedCode1</c> holds, or <see langword="null"/> to leave it empty. An exception ends the exchange with an error before its final update, and withholds a file.</returns>
    string? Sign(AigcLabel label);
}
