using System.Diagnostics;
using Microsoft.Extensions.AI;

namespace GenAiMeasures;

// The streaming answer of one exchange. Exceptions are met here, step by step, because an iterator cannot yield inside a
// try that catches; disposing it closes the model's stream and settles what nobody finished.
internal sealed class ExchangeStream : IAsyncDisposable
{
    private readonly ExchangeRun _run;
    private readonly IChatClient _model;
    private readonly StreamSink _sink;
    private readonly OutputPump _pump;
    private IAsyncEnumerator<ChatResponseUpdate>? _updates;
    private bool _begun;
    private string? _messageId;
    private string? _authorName;
    private ChatRole? _role;
    private long _arrivedAt;

    internal ExchangeStream(ExchangeRun run, IChatClient model)
    {
        _run = run;
        _model = model;
        _sink = new StreamSink(splitsEnd: true);
        _pump = new OutputPump(run, _sink, streams: true);
    }

    internal List<ChatResponseUpdate> Ready => _sink.Ready;

    internal async ValueTask<bool> AdmitAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _run.AdmitAsync(cancellationToken);
        }
        catch (Exception exception)
        {
            await _run.FailAsync(exception, cancellationToken);
            throw;
        }
    }

    // Takes the model's next update. False when nothing more is to come from it.
    internal async ValueTask<bool> StepAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (_run.Activity is { } activity)
            {
                Activity.Current = activity;
            }

            _run.WasAsked = true;
            _updates ??= _model.GetStreamingResponseAsync(_run.Exchange.Messages, _run.Exchange.Options, cancellationToken)
                .GetAsyncEnumerator(cancellationToken);
            bool more = await _updates.MoveNextAsync();
            _arrivedAt = _run.Timestamp;
            Ending? ending = more
                ? await AcceptAsync(_updates.Current, cancellationToken)
                : await _pump.CompleteAsync(cancellationToken);
            if (ending is not null)
            {
                _run.RefuseBy(await _pump.EndAsync(ending, cancellationToken));
                more = false;
            }
            else if (_run.Refusal is not null)
            {
                // the seat inside the tool loop has ended the exchange
                await EndByToolSeatAsync(cancellationToken);
                more = false;
            }

            if (_sink.Ready.Count > 0 && _run.Exchange.FirstUpdate is null)
            {
                await _run.OpenedAsync();
                _run.Exchange.FirstUpdate = _run.Elapsed;
            }

            return more;
        }
        catch (Exception exception) when (_run.TryRefuse(exception))
        {
            _pump.Drop();
            if (exception is LedgerUnavailableException)
            {
                _sink.Ready.Clear();
                _pump.Forget();
            }

            return false;
        }
        catch (Exception exception)
        {
            await _run.FailAsync(exception, cancellationToken);
            throw;
        }
    }

    // Closes the model's stream, settles the exchange, and returns what ends the answer: nothing of it has left before.
    internal async ValueTask<IReadOnlyList<ChatResponseUpdate>> FinishAsync()
    {
        await CloseAsync();
        if (_run.Refusal is not null && _run.WasAsked)
        {
            _run.Exchange.StopLatency = _run.Since(_arrivedAt);
        }

        List<ChatResponseUpdate> final = [.. ClosingLabels()];
        if (_run.Refusal is { } refusal)
        {
            bool continues = _pump.LastMessage is { TextLength: > 0 };
            final.Add(refusal.ToUpdate(_sink.Last, continues));
        }
        else
        {
            final.AddRange(_sink.Final);
        }

        Describe(final);
        await _run.RetractAsync();
        await _run.SettleAsync(Outcome());
        Announce(final);
        return final;
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await CloseAsync();
        }
        finally
        {
            _pump.Dispose();
            await _run.SettleAsync(ExchangeOutcome.Cancelled);
        }
    }

    private async ValueTask EndByToolSeatAsync(CancellationToken cancellationToken)
    {
        if (_run.Withdraws)
        {
            _pump.Withdraw();
        }
        else if (await _pump.CompleteAsync(cancellationToken) is { } also)
        {
            await _pump.EndAsync(also, cancellationToken);
        }
    }

    private ExchangeOutcome Outcome() => _run.Refusal is null ? ExchangeOutcome.Completed
        : _run.WasAsked ? ExchangeOutcome.Stopped
        : ExchangeOutcome.Refused;

    private ValueTask<Ending?> AcceptAsync(ChatResponseUpdate update, CancellationToken cancellationToken)
    {
        if (_run.Refusal is not null)
        {
            return default;
        }

        _run.Exchange.ModelId ??= update.ModelId;
        if (!_begun || StartsMessage(update))
        {
            return BeginAsync(update, cancellationToken);
        }

        Learn(update);
        return _pump.AcceptAsync(update, update.Contents, cancellationToken);
    }

    private async ValueTask<Ending?> BeginAsync(ChatResponseUpdate update, CancellationToken cancellationToken)
    {
        _begun = true;
        _messageId = update.MessageId;
        _authorName = update.AuthorName;
        _role = update.Role;
        return await _pump.BeginMessageAsync(_role, _authorName, _messageId, cancellationToken)
            ?? await _pump.AcceptAsync(update, update.Contents, cancellationToken);
    }

    // the rule by which Microsoft.Extensions.AI joins updates into messages
    private bool StartsMessage(ChatResponseUpdate update) =>
        Differs(update.MessageId, _messageId)
        || Differs(update.AuthorName, _authorName)
        || (update.Role is { } role && _role is { } before && role != before);

    private static bool Differs(string? now, string? before) =>
        !string.IsNullOrEmpty(now) && !string.IsNullOrEmpty(before) && !string.Equals(now, before, StringComparison.Ordinal);

    private void Learn(ChatResponseUpdate update)
    {
        _messageId = string.IsNullOrEmpty(_messageId) ? update.MessageId : _messageId;
        _authorName = string.IsNullOrEmpty(_authorName) ? update.AuthorName : _authorName;
        _role ??= update.Role;
        ReleasedMessage message = _pump.LastMessage!;
        message.Id ??= _messageId;
        message.Role ??= _role;
    }

    private IEnumerable<ChatResponseUpdate> ClosingLabels()
    {
        if (!_pump.HasGeneratedText)
        {
            yield break;
        }

        foreach (AnswerLabeler labeler in _run.Labelers)
        {
            if (labeler.Closing() is { Length: > 0 } closing)
            {
                ChatResponseUpdate update = Following();
                update.Contents = [new TextContent(closing)];
                yield return update;
            }
        }
    }

    // what stages had to say when the exchange settled; the update is ours by now, so it may be written on
    private void Announce(List<ChatResponseUpdate> final)
    {
        if (_run.Exchange.Announcements.Count == 0)
        {
            return;
        }

        if (!_run.Describes)
        {
            final.Add(Following());
        }

        ChatResponseUpdate last = final[^1];
        _run.Announce(last.AdditionalProperties ??= []);
        if (_run.Notice is { } notice)
        {
            last.Contents = [.. last.Contents, new TextContent(notice)];
        }
    }

    private void Describe(List<ChatResponseUpdate> final)
    {
        if (!_run.Describes)
        {
            return;
        }

        ChatResponseUpdate last;
        if (final.Count == 0)
        {
            last = Following();
            final.Add(last);
        }
        else
        {
            last = final[^1].Clone();
            final[^1] = last;
        }

        last.AdditionalProperties = last.AdditionalProperties is null ? [] : new AdditionalPropertiesDictionary(last.AdditionalProperties);
        _run.Describe(last.AdditionalProperties, _pump.HasGeneratedText);
    }

    // an update of ours that goes on with the answer's last message
    private ChatResponseUpdate Following()
    {
        ChatResponseUpdate? last = _sink.Last;
        bool same = last is not null && last.Role != ChatRole.Tool;
        return new ChatResponseUpdate
        {
            Role = ChatRole.Assistant,
            ResponseId = last?.ResponseId,
            ConversationId = last?.ConversationId,
            ModelId = last?.ModelId,
            CreatedAt = last?.CreatedAt,
            MessageId = same ? last!.MessageId : null,
            AuthorName = same ? last!.AuthorName : null,
        };
    }

    private async ValueTask CloseAsync()
    {
        if (_updates is { } updates)
        {
            _updates = null;
            await updates.DisposeAsync();
        }
    }
}
