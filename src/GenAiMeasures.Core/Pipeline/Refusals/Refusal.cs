using System.Text.Json;
using Microsoft.Extensions.AI;

namespace GenAiMeasures;

// What the user gets in the place of an answer, or of its rest: one Assistant message with a finish reason, a text, and
// the facts a program needs. Never an exception, a System message or an empty response.
internal sealed record Refusal(string Code, RiskCode Risk, string Text)
{
    internal void Describe(IDictionary<string, object?> properties)
    {
        properties[GenAiMeasuresProperties.Code] = Code;
        properties[GenAiMeasuresProperties.Text] = Text;
        if (!Risk.IsNone)
        {
            properties[GenAiMeasuresProperties.Risk] = Risk.Value;
        }
    }

    internal static string Serialize(IReadOnlyList<RetractedRange> ranges)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (RetractedRange range in ranges)
            {
                json.WriteStartObject();
                json.WriteString("messageId", range.MessageId);
                json.WriteString("kind", range.Kind.ToCode());
                json.WriteNumber("start", range.Start);
                json.WriteNumber("length", range.Length);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    internal ChatMessage ToMessage(string? messageId, bool continues) =>
        new(ChatRole.Assistant, Separate(continues)) { MessageId = messageId };

    internal ChatResponseUpdate ToUpdate(ChatResponseUpdate? last, bool continues)
    {
        // the ids of the stream it ends; another message id, or a tool's role, would make it a second message
        bool same = last is not null && last.Role != ChatRole.Tool;
        return new ChatResponseUpdate(ChatRole.Assistant, Separate(continues && same))
        {
            ResponseId = last?.ResponseId,
            ConversationId = last?.ConversationId,
            ModelId = last?.ModelId,
            CreatedAt = last?.CreatedAt,
            MessageId = same ? last!.MessageId : null,
            AuthorName = same ? last!.AuthorName : null,
            FinishReason = ChatFinishReason.ContentFilter,
        };
    }

    private string Separate(bool continues) => continues ? "\n\n" + Text : Text;
}
