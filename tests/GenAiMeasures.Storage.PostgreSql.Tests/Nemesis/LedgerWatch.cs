namespace GenAiMeasures.Storage.PostgreSql.Tests;

/// <summary>Reads on in every log from where it read before, and holds what is there against what was acknowledged.</summary>
internal sealed class LedgerWatch(TestLedger ledger)
{
    private readonly Dictionary<Guid, long> _next = [];
    private readonly Dictionary<string, int> _opened = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<ExchangeOutcome>> _settled = new(StringComparer.Ordinal);

    private readonly Dictionary<string, int> _measured = new(StringComparer.Ordinal);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Every acknowledged record is there before long, each once, and no log has a gap.</summary>
    public async Task CheckAsync(HashSet<string> opened, HashSet<string> settled, HashSet<string> measured, Func<string> describe)
    {
        for (int i = 0; ; i++)
        {
            await ReadOnAsync();
            string? missing = opened.FirstOrDefault(o => !_opened.ContainsKey(o)) ?? settled.FirstOrDefault(s => !_settled.ContainsKey(s))
                ?? measured.FirstOrDefault(m => !_measured.ContainsKey(m));
            if (missing is null)
            {
                break;
            }

            Assert.True(i < 600, $"An acknowledged record did not arrive. {describe()}");
            await Task.Delay(50, Cancellation);
        }

        Assert.All(_opened.Values, count => Assert.Equal(1, count));

        // after a crash the same change may be on record a second time, under the same id: it is one change
        Assert.All(_measured.Values, count => Assert.InRange(count, 1, 2));

        // whoever closes the logs of an instance settles as interrupted what that one may settle itself when it comes back
        Assert.All(_settled.Values, outcomes => Assert.Single(outcomes.Where(o => o != ExchangeOutcome.Interrupted).DefaultIfEmpty(ExchangeOutcome.Interrupted)));
        Assert.All(_settled.Values, outcomes => Assert.InRange(outcomes.Count(o => o == ExchangeOutcome.Interrupted), 0, 1));
    }

    private async Task ReadOnAsync()
    {
        await using PostgreSqlLedgerReader reader = await ledger.OpenReaderAsync();
        foreach (LedgerHead head in await reader.ReadHeadsAsync(Cancellation))
        {
            long next = _next.GetValueOrDefault(head.Log);
            if (head.Size <= next)
            {
                continue;
            }

            await foreach (LedgerEntry entry in reader.ReadLogAsync(head.Log, next, Cancellation))
            {
                Assert.Equal(next++, entry.Sequence);
                switch (RecordCodec.Read(entry))
                {
                    case ExchangeOpened record:
                        _opened[record.Exchange.ToString()] = _opened.GetValueOrDefault(record.Exchange.ToString()) + 1;
                        break;
                    case ExchangeSettled record:
                        if (!_settled.TryGetValue(record.Exchange.ToString(), out List<ExchangeOutcome>? outcomes))
                        {
                            _settled[record.Exchange.ToString()] = outcomes = [];
                        }

                        outcomes.Add(record.Outcome);
                        break;
                    case StandingChanged record:
                        _measured[record.Id] = _measured.GetValueOrDefault(record.Id) + 1;
                        break;
                    default:
                        break;
                }
            }

            _next[head.Log] = next;
        }
    }
}
