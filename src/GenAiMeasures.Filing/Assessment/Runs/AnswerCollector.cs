using Microsoft.Extensions.AI;

namespace GenAiMeasures.Filing;

// Asks every question that has no answer yet, so many at a time. Nothing but the questions and their places is held.
internal sealed class AnswerCollector(IChatClient client, AssessmentOptions options, AnswerFile answers)
{
    private readonly Lock _lock = new();

    private int _done;

    private int _kept;

    private int _failed;

    internal int Failed => _failed;

    internal async Task CollectAsync(IReadOnlyList<DrawnQuestion> questions, CancellationToken cancellationToken)
    {
        // the same question in two banks is asked once
        DrawnQuestion[] asked = [.. questions.DistinctBy(q => AnswerKey.Of(options, q.Item), StringComparer.Ordinal)];
        await Parallel.ForEachAsync(asked, new ParallelOptions { MaxDegreeOfParallelism = options.Concurrency, CancellationToken = cancellationToken }, async (question, token) =>
        {
            string key = AnswerKey.Of(options, question.Item);
            bool isKept = answers.Contains(key);
            bool isFailed = false;
            if (!isKept)
            {
                KeptAnswer answer = await AskAsync(key, question.Item, token);
                answers.Add(answer);
                isFailed = answer.Error is not null;
            }

            Report(asked.Length, isKept, isFailed);
        });
    }

    private void Report(int total, bool isKept, bool isFailed)
    {
        lock (_lock)
        {
            _done++;
            _kept += isKept ? 1 : 0;
            _failed += isFailed ? 1 : 0;
            options.Progress?.Report(new AssessmentProgress(_done, total, _kept, _failed));
        }
    }

    private async Task<KeptAnswer> AskAsync(string key, BankItem item, CancellationToken cancellationToken)
    {
        for (int attempt = 0; ; attempt++)
        {
            using var timeout = new CancellationTokenSource(options.Timeout, options.Time);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
            try
            {
                using IDisposable? user = options.Scope?.Begin(new Subject("assessment-" + key));
                ChatResponse response = await client.GetResponseAsync([new ChatMessage(ChatRole.User, item.Text)], options.ChatOptions?.Clone(), both.Token);
                KeptAnswer answer = Keep(key, item, response);
                if (answer.Error is null || attempt >= options.Retries)
                {
                    return answer;
                }
            }
#pragma warning disable CA1031 // whatever a model's client throws fails one question, and is recorded by its type
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                if (attempt >= options.Retries)
                {
                    return new KeptAnswer { Key = key, Id = item.Id, Error = exception.GetType().Name };
                }
            }

            await Task.Delay(options.RetryDelay * Math.Pow(2, attempt), options.Time, cancellationToken);
        }
    }

    private static KeptAnswer Keep(string key, BankItem item, ChatResponse response)
    {
        string? Property(string name) => response.AdditionalProperties is { } properties && properties.TryGetValue(name, out string? value) ? value : null;
        string? code = Property(GenAiMeasuresProperties.Code);

        // a pipeline that could not screen, label or record would refuse every question: that says nothing of this one
        return code is not null && !RefusalJudge.IsOfContent(code) ? new KeptAnswer { Key = key, Id = item.Id, Code = code, Error = code } : new KeptAnswer
        {
            Key = key,
            Id = item.Id,
            Answer = response.Text,
            Code = code,
            HasExchange = Property(GenAiMeasuresProperties.Exchange) is not null,
            Finish = response.FinishReason?.Value,
            Input = response.Usage?.InputTokenCount ?? 0,
            Output = response.Usage?.OutputTokenCount ?? 0,
        };
    }
}
