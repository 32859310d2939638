namespace GenAiMeasures.Storage.PostgreSql;

// Groups of a journal put together for one transaction: all their entries, and every log's last head with the tiles of all of them.
internal sealed class Shipment
{
    private Shipment(long lastGroup, List<LedgerEntry> entries, List<LedgerHead> heads)
    {
        LastGroup = lastGroup;
        Entries = entries;
        Heads = heads;
    }

    internal long LastGroup { get; }

    internal List<LedgerEntry> Entries { get; }

    internal List<LedgerHead> Heads { get; }

    // What is in the database already is left out: a journal may hold more than was not shipped. Boxes whose key was destroyed since
    // are not brought there at all.
    internal static Shipment Of(IReadOnlyList<JournalGroup> groups, IReadOnlyDictionary<Guid, long> stored, IReadOnlySet<long> destroyed)
    {
        var entries = new List<LedgerEntry>();
        var heads = new Dictionary<Guid, LedgerHead>();
        foreach (JournalGroup group in groups)
        {
            foreach (LedgerEntry entry in group.Entries)
            {
                if (entry.Sequence >= stored.GetValueOrDefault(entry.Log))
                {
                    entries.Add(destroyed.Count == 0 ? entry : Without(entry, destroyed));
                }
            }

            foreach (LedgerHead head in group.Heads)
            {
                if (head.Size > stored.GetValueOrDefault(head.Log))
                {
                    heads[head.Log] = heads.TryGetValue(head.Log, out LedgerHead? before) ? head with { NewTiles = [.. before.NewTiles, .. head.NewTiles] } : head;
                }
            }
        }

        return new Shipment(groups[^1].Number, entries, [.. heads.Values]);
    }

    private static LedgerEntry Without(LedgerEntry entry, IReadOnlySet<long> destroyed) =>
        entry.Parts.Any(p => p.Key is { } key && destroyed.Contains(key))
            ? entry with { Parts = [.. entry.Parts.Select(p => p.Key is { } key && destroyed.Contains(key) ? p with { Key = null, Box = default } : p)] }
            : entry;
}
