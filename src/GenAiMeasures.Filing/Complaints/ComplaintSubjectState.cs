namespace GenAiMeasures.Filing;

// A complaint without a person of its own that is about an exchange of somebody: it goes with that person's erasure. Asked for before the
// ledger's keys go, for afterwards nobody knows any more whose exchange it was.
internal sealed class ComplaintSubjectState(ComplaintRegister register, ILedgerEvidence? evidence = null) : ISubjectState
{
    public string RetentionClass => "content";

    // it holds no pseudonym: what goes by terms goes by those of the complaint
    public IAsyncEnumerable<string> ListSubjectsAsync(CancellationToken cancellationToken) => AsyncEnumerable.Empty<string>();

    public ValueTask<string?> FindObstacleAsync(string pseudonym, CancellationToken cancellationToken) => new((string?)null);

    public async ValueTask EraseAsync(string pseudonym, CancellationToken cancellationToken)
    {
        Dictionary<string, List<string>> linked = await register.ListAsync(null, cancellationToken)
            .Where(c => c is { Subject: null, Exchange: not null } && (c.Text ?? c.Contact) is not null)
            .GroupBy(c => c.Exchange!, c => c.Id).ToDictionaryAsync(g => g.Key, g => g.ToList(), StringComparer.Ordinal, cancellationToken);
        if (linked.Count == 0 || evidence is null)
        {
            return;
        }

        var ids = new List<string>();
        await foreach (LedgerEntry entry in evidence.ReadKindAsync(RecordKind.ExchangeOpened, cancellationToken))
        {
            if (RecordCodec.Read(entry) is ExchangeOpened opened && opened.Subject == pseudonym && linked.TryGetValue(opened.Exchange.ToString(), out List<string>? found))
            {
                ids.AddRange(found);
            }
        }

        await register.EraseAsync(ids, "rights", cancellationToken);
    }
}
