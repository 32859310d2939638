namespace GenAiMeasures.Labeling;

/// <summary>Seals a content anew after its label was written (C2PA manifest, digital signature): label first, sign last. Implemented by hosts that sign, and used where a <see cref="SealPolicy"/> is <see cref="SealPolicy.LabelThenResign"/>. Thread-safe.</summary>
public interface IContentResigner
{
    /// <summary>Seals a content.</summary>
    /// <param name="labelled">The content with its label, whose old seal no longer fits, and what writing the label did.</param>
    /// <returns>The content with the label as it is and a new seal of the same kind. What it throws ends the write; nothing is given out.</returns>
    ReadOnlyMemory<byte> Resign(LabeledContent labelled);
}
