using Microsoft.Extensions.AI;

namespace GenAiMeasures;

// Screens texts and contents that are there as a whole: messages that go in, tool calls, results, data.
internal sealed class WholeTextScreening(IReadOnlyList<ExchangeScreen> screens, ScreenGuard guard)
{
    internal async ValueTask ScreenAsync(
        ContentPlace place, string text, List<ScreenRuling> rulings, CancellationToken cancellationToken)
    {
        foreach (ExchangeScreen screen in screens)
        {
            var report = new ScreenReport { Place = place };
            try
            {
                using TextScreen? opened = screen.OpenText(place);
                if (opened is not null)
                {
                    report.Consumed = text.Length;
                    await guard.RunAsync(screen.Name, opened.WriteAsync(text.AsMemory(), report, cancellationToken), cancellationToken);
                    report.Consumed++;
                    await guard.RunAsync(screen.Name, opened.CompleteAsync(report, cancellationToken), cancellationToken);
                }
            }
            catch (Exception exception) when (exception is not (ScreenUnavailableException or OperationCanceledException))
            {
                guard.Fail(screen.Name, exception);
            }

            report.Rulings.RemoveAll(r => r.IsReplacement);
            rulings.AddRange(report.Rulings);
        }
    }

    internal async ValueTask ScreenContentAsync(
        ContentPlace place, AIContent content, List<ScreenRuling> rulings, CancellationToken cancellationToken)
    {
        foreach (ExchangeScreen screen in screens)
        {
            var report = new ScreenReport { Place = place };
            try
            {
                await guard.RunAsync(screen.Name, Counted(screen.ScreenContentAsync(content, report, cancellationToken)), cancellationToken);
            }
            catch (Exception exception) when (exception is not (ScreenUnavailableException or OperationCanceledException))
            {
                guard.Fail(screen.Name, exception);
            }

            rulings.AddRange(report.Rulings);
        }
    }

    private static ValueTask<long> Counted(ValueTask call)
    {
        return call.IsCompletedSuccessfully ? new ValueTask<long>(0L) : Wait(call);

        static async ValueTask<long> Wait(ValueTask call)
        {
            await call;
            return 0;
        }
    }
}
