using GenAiMeasures.Labeling;

namespace GenAiMeasures.ShangMi;

/// <summary>Checks the signatures that labels carry (TC260-PG-202511A). Thread-safe.</summary>
public interface ILabelSignatureVerifier
{
    /// <summary>Checks a label.</summary>
    /// <param name="label">The label as it was read.</param>
    /// <returns>The results; what is in a label never makes this throw.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="label"/> is <see langword="null"/>.</exception>
    LabelSignatureReport Verify(AigcLabel label);
}
