using System.Text.Json;
using GenAiMeasures;
using Microsoft.Extensions.AI;

namespace Gateway;

/// <summary>
/// Writes answers in the protocol's own shape. Beside it stand what the measures found and the implicit label, under <c>genai_measures</c>
/// and <c>AIGC</c>; clients that do not know them pass over them. A refusal is an answer whose finish reason is <c>content_filter</c>.
/// </summary>
internal static class CompletionWriter
{
    private static readonly string[] Facts =
    [
        GenAiMeasuresProperties.Exchange, GenAiMeasuresProperties.Code, GenAiMeasuresProperties.Risk, GenAiMeasuresProperties.Retraction,
        GenAiMeasuresProperties.Standing, GenAiMeasuresProperties.StandingUntil, GenAiMeasuresProperties.Notice,
        GenAiMeasuresProperties.ExplicitLabel, GenAiMeasuresProperties.ExplicitLabelText,
    ];

    internal static async Task WriteAsync(HttpResponse response, ChatResponse answer, CancellationToken cancellationToken)
    {
        response.SetGenAiLabel(answer);
        response.ContentType = "application/json; charset=utf-8";
        await using var json = new Utf8JsonWriter(response.Body);
        json.WriteStartObject();
        WriteHead(json, "chat.completion", answer.ResponseId, answer.ModelId);
        json.WriteStartArray("choices");
        json.WriteStartObject();
        json.WriteNumber("index", 0);
        json.WriteStartObject("message");
        json.WriteString("role", "assistant");
        json.WriteString("content", answer.Text);
        json.WriteEndObject();
        json.WriteString("finish_reason", FinishOf(answer.FinishReason));
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartObject("usage");
        json.WriteNumber("prompt_tokens", answer.Usage?.InputTokenCount ?? 0);
        json.WriteNumber("completion_tokens", answer.Usage?.OutputTokenCount ?? 0);
        json.WriteNumber("total_tokens", answer.Usage?.TotalTokenCount ?? 0);
        json.WriteEndObject();
        WriteFacts(json, answer.AdditionalProperties);
        json.WriteEndObject();
        await json.FlushAsync(cancellationToken);
    }

    internal static async Task StreamAsync(HttpResponse response, IAsyncEnumerable<ChatResponseUpdate> updates, CancellationToken cancellationToken)
    {
        response.ContentType = "text/event-stream; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        await foreach (ChatResponseUpdate update in updates.WithCancellation(cancellationToken))
        {
            await response.Body.WriteAsync("data: "u8.ToArray(), cancellationToken);
            await using (var json = new Utf8JsonWriter(response.Body))
            {
                WriteChunk(json, update);
                await json.FlushAsync(cancellationToken);
            }

            await response.Body.WriteAsync("\n\n"u8.ToArray(), cancellationToken);
            await response.Body.FlushAsync(cancellationToken);
        }

        await response.Body.WriteAsync("data: [DONE]\n\n"u8.ToArray(), cancellationToken);
    }

    private static void WriteChunk(Utf8JsonWriter json, ChatResponseUpdate update)
    {
        json.WriteStartObject();
        WriteHead(json, "chat.completion.chunk", update.ResponseId, update.ModelId);
        json.WriteStartArray("choices");
        json.WriteStartObject();
        json.WriteNumber("index", 0);
        json.WriteStartObject("delta");
        json.WriteString("role", "assistant");
        json.WriteString("content", update.Text);
        json.WriteEndObject();
        if (update.FinishReason is { } finish)
        {
            json.WriteString("finish_reason", FinishOf(finish));
        }
        else
        {
            json.WriteNull("finish_reason");
        }

        json.WriteEndObject();
        json.WriteEndArray();
        WriteFacts(json, update.AdditionalProperties);
        json.WriteEndObject();
    }

    private static void WriteHead(Utf8JsonWriter json, string kind, string? id, string? model)
    {
        json.WriteString("id", id ?? "chatcmpl");
        json.WriteString("object", kind);
        json.WriteNumber("created", TimeProvider.System.GetUtcNow().ToUnixTimeSeconds());
        json.WriteString("model", model ?? "");
    }

    private static void WriteFacts(Utf8JsonWriter json, AdditionalPropertiesDictionary? properties)
    {
        if (properties is null)
        {
            return;
        }

        json.WriteStartObject("genai_measures");
        foreach (string name in Facts)
        {
            if (properties.TryGetValue(name, out string? value))
            {
                json.WriteString(name["genai_measures.".Length..], value);
            }
        }

        json.WriteEndObject();
        if (properties.TryGetValue(GenAiMeasuresProperties.ImplicitLabel, out string? label) && label is not null)
        {
            json.WritePropertyName(GenAiMeasuresProperties.ImplicitLabel);
            json.WriteRawValue(label);
        }
    }

    private static string FinishOf(ChatFinishReason? reason) => reason?.Value ?? "stop";
}
