using System.Text.Json;
using Microsoft.Extensions.AI;

namespace GenAiMeasures.AspNetCore;

// A whole answer as one JSON object with its labels beside the text: text has no metadata of its own to carry an implicit label.
internal static class AnswerEnvelope
{
    internal static byte[] Write(ChatResponse response)
    {
        var facts = new AnswerFacts(response.AdditionalProperties);
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, EventWriter.Readable))
        {
            json.WriteStartObject();
            json.WriteString("text", response.Text);
            json.WriteString("exchange", facts[GenAiMeasuresProperties.Exchange]);
            json.WriteString("model", response.ModelId);
            json.WriteString("finishReason", response.FinishReason?.Value);
            json.WriteStartObject("label");
            json.WriteString("explicit", facts[GenAiMeasuresProperties.ExplicitLabel]);
            json.WriteString("text", facts[GenAiMeasuresProperties.ExplicitLabelText]);
            json.WriteEndObject();
            AnswerFacts.WriteRaw(json, "AIGC", facts[GenAiMeasuresProperties.ImplicitLabel]);
            if (facts[GenAiMeasuresProperties.Code] is not null)
            {
                json.WriteStartObject("refusal");
                facts.WriteRefusal(json);
                json.WriteEndObject();
            }

            if (facts[GenAiMeasuresProperties.Standing] is not null || facts[GenAiMeasuresProperties.Notice] is not null)
            {
                json.WriteStartObject("notice");
                facts.WriteNotice(json);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
