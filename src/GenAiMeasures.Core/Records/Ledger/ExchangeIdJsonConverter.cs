using System.Text.Json;
using System.Text.Json.Serialization;

namespace GenAiMeasures;

internal sealed class ExchangeIdJsonConverter : JsonConverter<ExchangeId>
{
    public override ExchangeId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ExchangeId.TryParse(reader.GetString(), out ExchangeId id) ? id : throw new JsonException("This is not the id of an exchange.");

    public override void Write(Utf8JsonWriter writer, ExchangeId value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
