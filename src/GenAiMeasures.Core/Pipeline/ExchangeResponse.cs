using Microsoft.Extensions.AI;

namespace GenAiMeasures;

// The answer of one exchange that comes as a whole: the same contents through the same pump as a stream.
internal sealed class ExchangeResponse : IDisposable
{
    private readonly ExchangeRun _run;
    private readonly ResponseSink _sink = new();
    private readonly OutputPump _pump;
    private ChatResponse? _response;
    private long _arrivedAt;

    internal ExchangeResponse(ExchangeRun run)
    {
        _run = run;
        _pump = new OutputPump(run, _sink, streams: false);
    }

    internal async ValueTask AcceptAsync(ChatResponse response, CancellationToken cancellationToken)
    {
        _response = response;
        _arrivedAt = _run.Timestamp;
        try
        {
            await _run.OpenedAsync();
            Ending? ending = await AcceptMessagesAsync(response.Messages, cancellationToken);
            if (ending is { } ended)
            {
                _run.RefuseBy(await _pump.EndAsync(ended, cancellationToken));
            }
            else if (_run.Withdraws)
            {
                _pump.Withdraw();
            }
        }
        catch (Exception exception) when (_run.TryRefuse(exception))
        {
            _pump.Drop();
        }
    }

    internal async Task<ChatResponse> FinishAsync()
    {
        ChatResponse? answer = _response;
        if (answer is not null)
        {
            _run.Exchange.ModelId = answer.ModelId;
            _run.Exchange.Usage = answer.Usage;
            _run.Exchange.FirstUpdate = _run.Elapsed;
        }

        // nothing of the answer has left the method yet, so nothing has to be taken back from anybody
        if (_run.Retractions.Count > 0)
        {
            _run.Retractions.Clear();
            _sink.Messages.Clear();
        }

        List<ChatMessage> messages = _sink.Messages;
        AddClosingLabels(messages);
        if (_run.Refusal is { } refusal)
        {
            if (answer is not null && _run.WasAsked)
            {
                _run.Exchange.StopLatency = _run.Since(_arrivedAt);
            }

            AddRefusal(messages, refusal);
        }

        ChatResponse result = Assemble(messages);
        await _run.RetractAsync();
        await _run.SettleAsync(Outcome());
        Announce(result);
        return result;
    }

    public void Dispose() => _pump.Dispose();

    private async ValueTask<Ending?> AcceptMessagesAsync(IList<ChatMessage> messages, CancellationToken cancellationToken)
    {
        foreach (ChatMessage message in messages)
        {
            if (await _pump.BeginMessageAsync(message.Role, message.AuthorName, message.MessageId, cancellationToken) is { } before)
            {
                return before;
            }

            if (await _pump.AcceptAsync(message, message.Contents, cancellationToken) is { } ending)
            {
                return ending;
            }
        }

        return await _pump.CompleteAsync(cancellationToken);
    }

    private ExchangeOutcome Outcome() => _run.Refusal is not null
        ? _run.WasAsked ? ExchangeOutcome.Stopped : ExchangeOutcome.Refused
        : _response?.ContinuationToken is not null ? ExchangeOutcome.Pending : ExchangeOutcome.Completed;

    private void AddClosingLabels(List<ChatMessage> messages)
    {
        if (!_pump.HasGeneratedText)
        {
            return;
        }

        int last = messages.FindLastIndex(m => m.Role != ChatRole.Tool && !string.IsNullOrEmpty(m.Text));
        foreach (AnswerLabeler labeler in _run.Labelers)
        {
            if (last >= 0 && labeler.Closing() is { Length: > 0 } closing)
            {
                messages[last] = ContentRewriter.WithContents(messages[last], [.. messages[last].Contents, new TextContent(closing)]);
            }
        }
    }

    private static void AddRefusal(List<ChatMessage> messages, Refusal refusal)
    {
        if (messages.Count > 0 && messages[^1].Role != ChatRole.Tool)
        {
            ChatMessage last = messages[^1];
            bool continues = !string.IsNullOrEmpty(last.Text);
            messages[^1] = ContentRewriter.WithContents(last, [.. last.Contents, .. refusal.ToMessage(null, continues).Contents]);
        }
        else
        {
            messages.Add(refusal.ToMessage(null, continues: false));
        }
    }

    // A new response around the same facts: the model's own object may be one that somebody keeps.
    private ChatResponse Assemble(List<ChatMessage> messages)
    {
        ChatResponse? answer = _response;
        bool isUntouched = answer is not null && _run.Refusal is null && messages.SequenceEqual(answer.Messages, ReferenceEqualityComparer.Instance);
        var result = new ChatResponse(messages)
        {
            ResponseId = answer?.ResponseId,
            ConversationId = answer?.ConversationId,
            ModelId = answer?.ModelId,
            CreatedAt = answer?.CreatedAt,
            FinishReason = _run.Refusal is null ? answer?.FinishReason : ChatFinishReason.ContentFilter,
            Usage = answer?.Usage,
            ContinuationToken = _run.Refusal is null ? answer?.ContinuationToken : null,
            RawRepresentation = isUntouched ? answer!.RawRepresentation : null,
            AdditionalProperties = answer?.AdditionalProperties is { } properties ? new AdditionalPropertiesDictionary(properties) : null,
        };
        if (_run.Describes)
        {
            _run.Describe(result.AdditionalProperties ??= [], _pump.HasGeneratedText);
            DescribeLastMessage(result);
        }

        return result;
    }

    // what stages had to say when the exchange settled
    private void Announce(ChatResponse response)
    {
        if (_run.Exchange.Announcements.Count == 0)
        {
            return;
        }

        if (_run.Notice is { } notice && response.Messages.Count > 0)
        {
            ChatMessage last = response.Messages[^1];
            response.Messages[^1] = ContentRewriter.WithContents(last, [.. last.Contents, new TextContent(notice)]);
        }

        _run.Announce(response.AdditionalProperties ??= []);
        DescribeLastMessage(response);
    }

    // the message is what chat histories keep, so what belongs to the answer stands on it too, as it does after a stream
    private static void DescribeLastMessage(ChatResponse response)
    {
        if (response.Messages.Count == 0)
        {
            return;
        }

        ChatMessage last = response.Messages[^1].Clone();
        last.AdditionalProperties = last.AdditionalProperties is null ? [] : new AdditionalPropertiesDictionary(last.AdditionalProperties);
        foreach ((string key, object? value) in response.AdditionalProperties!)
        {
            if (key == GenAiMeasuresProperties.ImplicitLabel || key.StartsWith("genai_measures.", StringComparison.Ordinal))
            {
                last.AdditionalProperties[key] = value;
            }
        }

        response.Messages[^1] = last;
    }
}
