using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace GenAiMeasures.AspNetCore;

// What stands beside an answer, as the pipeline put it there. After a cache or a serializer a value may be a JsonElement.
internal readonly struct AnswerFacts(AdditionalPropertiesDictionary? properties)
{
    internal string? this[string key] => properties?.TryGetValue(key, out object? value) != true ? null : value switch
    {
        string text => text,
        JsonElement { ValueKind: JsonValueKind.String } element => element.GetString(),
        JsonElement element => element.GetRawText(),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => null,
    };

    internal void WriteRefusal(Utf8JsonWriter json)
    {
        json.WriteString("code", this[GenAiMeasuresProperties.Code]);
        json.WriteString("risk", this[GenAiMeasuresProperties.Risk]);
        json.WriteString("text", this[GenAiMeasuresProperties.Text]);
    }

    internal void WriteNotice(Utf8JsonWriter json)
    {
        json.WriteString("standing", this[GenAiMeasuresProperties.Standing]);
        json.WriteString("until", this[GenAiMeasuresProperties.StandingUntil]);
        json.WriteString("text", this[GenAiMeasuresProperties.Notice]);
    }

    internal void WriteLabel(Utf8JsonWriter json)
    {
        json.WriteString("explicit", this[GenAiMeasuresProperties.ExplicitLabel]);
        json.WriteString("text", this[GenAiMeasuresProperties.ExplicitLabelText]);
        WriteRaw(json, "AIGC", this[GenAiMeasuresProperties.ImplicitLabel]);
    }

    // JSON that the pipeline made; what is none stays a string, so that nobody takes it for facts
    internal static void WriteRaw(Utf8JsonWriter json, string name, string? value)
    {
        if (value is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WritePropertyName(name);
        try
        {
            using JsonDocument document = JsonDocument.Parse(value);
            document.RootElement.WriteTo(json);
        }
        catch (JsonException)
        {
            json.WriteStringValue(value);
        }
    }
}
