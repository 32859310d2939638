using System.Text.Json;

namespace GenAiMeasures.Provenance;

/// <summary>Writes what is not yet in a register in the form in which people put it there. Thread-safe.</summary>
public static class RegisterDraft
{
    /// <summary>Writes a register file without a history: a draft for <c>data commit</c>.</summary>
    /// <param name="data">The register.</param>
    /// <returns>UTF-8 JSON.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="data"/> is <see langword="null"/>.</exception>
    public static byte[] Write(TrainingData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return RegisterJson.Write(new TrainingDataFile { Format = TrainingDataFile.CurrentFormat, Register = data });
    }

    /// <summary>Writes an inspection as it stands in a register.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="inspection">The inspection.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static void Write(Utf8JsonWriter writer, SamplingInspection inspection)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(inspection);
        JsonSerializer.Serialize(writer, inspection, ProvenanceJsonContext.Readable.SamplingInspection);
    }
}
