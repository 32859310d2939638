using System.Text.Json;

namespace GenAiMeasures.Cli;

// states are written as they are kept: the shape of the file is the shape of --json
internal static class StateOutput
{
    internal static void WriteArray(TextWriter output, IEnumerable<byte[]> items) => JsonOutput.Write(output, writer =>
    {
        writer.WriteStartArray();
        foreach (byte[] item in items)
        {
            Copy(writer, item);
        }

        writer.WriteEndArray();
    });

    internal static void Write(TextWriter output, byte[] item) => JsonOutput.Write(output, writer => Copy(writer, item));

    private static void Copy(Utf8JsonWriter writer, byte[] item)
    {
        using JsonDocument document = JsonDocument.Parse(item);
        document.WriteTo(writer);
    }
}
