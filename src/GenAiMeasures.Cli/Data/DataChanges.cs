using System.Globalization;
using GenAiMeasures.Provenance;

namespace GenAiMeasures.Cli;

// what differs between two states, with the version and digest of the later one
internal static class DataChanges
{
    internal static void Write(TextWriter output, RegisterSnapshot after, IReadOnlyList<RegisterChange> changes, bool json)
    {
        if (json)
        {
            JsonOutput.Write(output, writer =>
            {
                writer.WriteStartObject();
                writer.WriteNumber("version", after.Version);
                writer.WriteString("digest", after.Digest);
                writer.WriteStartArray("changes");
                foreach (RegisterChange change in changes)
                {
                    writer.WriteStartObject();
                    writer.WriteString("section", change.Section);
                    writer.WriteString("id", change.Id);
                    writer.WriteString("kind", JsonOutput.ToCamelCase(change.Kind));
                    writer.WriteStartArray("fields");
                    foreach (string field in change.Fields)
                    {
                        writer.WriteStringValue(field);
                    }

                    writer.WriteEndArray();
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
                writer.WriteEndObject();
            });
            return;
        }

        foreach (RegisterChange change in changes)
        {
            output.WriteLine($"{change.Kind,-8} {change.Section} {change.Id} {string.Join(' ', change.Fields)}".TrimEnd());
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{changes.Count} changes; version {after.Version}; register {after.Digest}."));
    }
}
