using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.Moderation;

// Puts on record that lexicons changed while the service runs, or could not. A record that fails is told in the log: the
// lexicons are in force all the same, and every exchange's record names their digest.
internal sealed class LexiconRecorder(IServiceProvider services, ModerationLog log)
{
    private const int MostLines = 20;

    // the latest record on its way; for tests
    internal Task Written { get; private set; } = Task.CompletedTask;

    internal void Attach(LexiconStore store) => store.Changed += change => Written = WriteAsync(change);

    private async Task WriteAsync(LexiconChange change)
    {
        if (change.Failure is null)
        {
            log.Reloaded(change.After.Digest);
        }
        else
        {
            log.ReloadFailed(change.Failure.Problems.Count);
        }

        try
        {
            // asked for when there is something to write: a host without records has no ledger
            if (services.GetService<ILedgerStore>() is not null && services.GetService<ILedger>() is { } ledger)
            {
                await ledger.AppendAsync(RecordOf(change), CancellationToken.None);
            }
        }
#pragma warning disable CA1031 // nobody is left to throw to
        catch (Exception exception)
#pragma warning restore CA1031
        {
            log.RecordFailed(exception.GetType().Name);
        }
    }

    private static LedgerRecord RecordOf(LexiconChange change) => change.Failure is { } failure
        ? new LexiconReloadFailed
        {
            InForce = change.After.Digest,
            Lexicon = Path.GetFileName(failure.Lexicon),
            Problems = failure.Problems.Count,
            Lines = [.. failure.Problems.Take(MostLines).Select(p => p.Line)],
            Codes = [.. failure.Problems.Select(p => p.Code).Distinct(StringComparer.Ordinal)],
        }
        : new LexiconReloaded
        {
            Before = change.Before.Digest,
            Digest = change.After.Digest,
            Lexicons = [.. change.After.Lexicons.Select(l => new LexiconFact(l.Name, l.Digest, l.Terms))],
        };
}
