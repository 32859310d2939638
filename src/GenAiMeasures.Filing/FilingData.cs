using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace GenAiMeasures.Filing;

// law is data: calendars, clocks and forms are files of the assembly, not code
internal static class FilingData
{
    internal static string ReadText(string name)
    {
        using Stream stream = typeof(FilingData).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"GenAiMeasures.Filing was built without its data file '{name}'.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    internal static T Read<T>(string name, JsonTypeInfo<T> type)
    {
        using Stream stream = typeof(FilingData).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"GenAiMeasures.Filing was built without its data file '{name}'.");
        return JsonSerializer.Deserialize(stream, type)
            ?? throw new InvalidOperationException($"The data file '{name}' of GenAiMeasures.Filing is empty.");
    }
}
