using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace GenAiMeasures;

// law is data: catalogues, texts and thresholds are files of the assembly, not code
internal static class CoreData
{
    internal static T Read<T>(string name, JsonTypeInfo<T> type)
    {
        using Stream stream = typeof(CoreData).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"GenAiMeasures.Core was built without its data file '{name}'.");
        return JsonSerializer.Deserialize(stream, type)
            ?? throw new InvalidOperationException($"The data file '{name}' of GenAiMeasures.Core is empty.");
    }
}
