using System.Text.Json;
using System.Text.Json.Serialization;
using System.Xml;

namespace GenAiMeasures.Filing;

// durations as ISO 8601 writes them: P5D, PT30M
internal sealed class TimeSpanTextConverter : JsonConverter<TimeSpan>
{
    public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return XmlConvert.ToTimeSpan(reader.GetString() ?? "");
        }
        catch (FormatException exception)
        {
            throw new JsonException("A duration is written as P5D or PT30M.", exception);
        }
    }

    public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(XmlConvert.ToString(value));
    }
}
