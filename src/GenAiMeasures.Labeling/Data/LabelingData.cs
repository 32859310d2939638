using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace GenAiMeasures.Labeling;

// law is data: wordings and lists are files of the assembly, not code
internal static class LabelingData
{
    internal static T Read<T>(string name, JsonTypeInfo<T> type)
    {
        using Stream stream = typeof(LabelingData).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"GenAiMeasures.Labeling was built without its data file '{name}'.");
        return JsonSerializer.Deserialize(stream, type)
            ?? throw new InvalidOperationException($"The data file '{name}' of GenAiMeasures.Labeling is empty.");
    }
}
