using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.AI;

namespace GenAiMeasures.AspNetCore;

// Turns updates into events. The last update's facts come in the order in which a page has to obey them: take back, say why,
// notice, label, done.
internal sealed class AnswerStream(HttpResponse response)
{
    private readonly EventWriter _events = new(response);
    private ChatFinishReason? _finish;
    private string? _exchange;

    internal async Task WriteAsync(IAsyncEnumerable<ChatResponseUpdate> updates, CancellationToken cancellationToken)
    {
        response.ContentType = "text/event-stream; charset=utf-8";
        response.Headers.CacheControl = "no-store";

        // buffering on the way would hold back what must be stopped and shown at once
        response.Headers["X-Accel-Buffering"] = "no";
        response.Headers["X-Content-Type-Options"] = "nosniff";
        try
        {
            await foreach (ChatResponseUpdate update in updates.WithCancellation(cancellationToken))
            {
                await WriteAsync(update, cancellationToken);
            }

            await _events.WriteAsync(GenAiStreamEvents.Done, this, static (json, stream) => stream.WriteDone(json), cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException && response.HasStarted)
        {
            // the status has gone out: the page learns here that the answer is not whole
            await _events.WriteAsync(GenAiStreamEvents.Error, 0, static (json, _) => json.WriteString("code", "stream_failed"), cancellationToken);
            throw;
        }
    }

    private async ValueTask WriteAsync(ChatResponseUpdate update, CancellationToken cancellationToken)
    {
        _finish = update.FinishReason ?? _finish;
        var facts = new AnswerFacts(update.AdditionalProperties);
        _exchange = facts[GenAiMeasuresProperties.Exchange] ?? _exchange;
        string? refusal = facts[GenAiMeasuresProperties.Code] is null ? null : facts[GenAiMeasuresProperties.Text];
        foreach (AIContent? content in update.Contents)
        {
            await WriteAsync(update, content, refusal, facts[GenAiMeasuresProperties.Notice], cancellationToken);
        }

        if (facts[GenAiMeasuresProperties.Retraction] is { } ranges)
        {
            await _events.WriteAsync(GenAiStreamEvents.Retraction, ranges, static (json, r) => AnswerFacts.WriteRaw(json, "ranges", r), cancellationToken);
        }

        if (facts[GenAiMeasuresProperties.Code] is not null)
        {
            await _events.WriteAsync(GenAiStreamEvents.Refusal, facts, static (json, f) => f.WriteRefusal(json), cancellationToken);
        }

        if (facts[GenAiMeasuresProperties.Standing] is not null || facts[GenAiMeasuresProperties.Notice] is not null)
        {
            await _events.WriteAsync(GenAiStreamEvents.Notice, facts, static (json, f) => f.WriteNotice(json), cancellationToken);
        }

        if (facts[GenAiMeasuresProperties.ExplicitLabel] is not null || facts[GenAiMeasuresProperties.ImplicitLabel] is not null)
        {
            await _events.WriteAsync(GenAiStreamEvents.Label, facts, static (json, f) => f.WriteLabel(json), cancellationToken);
        }
    }

    private ValueTask WriteAsync(ChatResponseUpdate update, AIContent? content, string? refusal, string? notice, CancellationToken cancellationToken)
    {
        switch (content)
        {
            case TextContent text:
                return WriteTextAsync(GenAiStreamEvents.Text, update.MessageId, refusal is null ? text.Text : Cut(Cut(text.Text, notice), refusal), cancellationToken);
            case TextReasoningContent reasoning:
                return WriteTextAsync(GenAiStreamEvents.Reasoning, update.MessageId, reasoning.Text, cancellationToken);
            case DataContent data:
                return _events.WriteAsync(GenAiStreamEvents.Media, (update.MessageId, data), static (json, m) => WriteMedia(json, m.MessageId, m.data), cancellationToken);
            default:
                return default;
        }
    }

    // a refusal and the notice below it have events of their own, and are not text of the answer
    private static string Cut(string text, string? end) =>
        end is { Length: > 0 } && text.EndsWith(end, StringComparison.Ordinal) ? text[..^end.Length].TrimEnd('\n') : text;

    private ValueTask WriteTextAsync(string name, string? messageId, string text, CancellationToken cancellationToken) => text.Length == 0
        ? default
        : _events.WriteAsync(
            name,
            (messageId, text),
            static (json, t) =>
            {
                json.WriteString("messageId", t.messageId);
                json.WriteString("text", t.text);
            },
            cancellationToken);

    private static void WriteMedia(Utf8JsonWriter json, string? messageId, DataContent data)
    {
        json.WriteString("messageId", messageId);
        json.WriteString("mediaType", data.MediaType);
        json.WriteString("uri", data.Uri);
    }

    private void WriteDone(Utf8JsonWriter json)
    {
        json.WriteString("exchange", _exchange);
        json.WriteString("finishReason", _finish?.Value);
    }
}
