using System.Globalization;
using System.Text.Json;

namespace GenAiMeasures.Provenance;

// puts the versions of a register together from its records
internal static class LedgerVersions
{
    internal static async ValueTask<RegisterSnapshot> ReadAsync(IAsyncEnumerable<LedgerEntry> entries, CancellationToken cancellationToken)
    {
        List<(long Position, RegisterEntry Entry)> history = [];
        List<(RegisterEntry Entry, JsonElement Register, long Position)> newest = [];
        await foreach (LedgerEntry entry in entries.WithCancellation(cancellationToken))
        {
            // a record that ended with its term is no error; the history begins after it
            if (entry.State == LedgerEntryState.Erased)
            {
                continue;
            }

            (RegisterEntry one, JsonElement register) = Open(entry);
            history.Add((entry.Position, one));
            if (newest.Count > 0 && newest[0].Entry.Version < one.Version)
            {
                newest.Clear();
            }

            // registers are large: only those that may be the newest are kept while reading
            if (newest.Count == 0 || newest[0].Entry.Version == one.Version)
            {
                newest.Add((one, register, entry.Position));
            }
        }

        if (history.Count == 0)
        {
            var empty = new TrainingData();
            return new RegisterSnapshot(empty, 0, RegisterJson.Digest(empty), []);
        }

        List<RegisterEntry> standing = Standing(history);
        RegisterEntry last = standing[^1];
        (RegisterEntry found, JsonElement data, long position) = newest.Find(n => string.Equals(n.Entry.Hash, last.Hash, StringComparison.Ordinal));
        TrainingData? read = found is null ? null : RegisterJson.ReadData(data);
        return read is null
            ? throw Problem(position, "record", "The newest version of the register stands in no record that can be read. Verify the ledger.", "登记表最新版本的记录无法读取，请验证账本。")
            : new RegisterSnapshot(read, last.Version, RegisterJson.Digest(read), standing) { HistoryFrom = standing[0].Version };
    }

    // of the records of one version, the first that goes on from the one before; it was committed first
    private static List<RegisterEntry> Standing(List<(long Position, RegisterEntry Entry)> history)
    {
        List<RegisterEntry> standing = [];
        foreach (IGrouping<int, RegisterEntry> version in history.OrderBy(h => h.Position).Select(h => h.Entry).GroupBy(e => e.Version).OrderBy(g => g.Key))
        {
            string? previous = standing.Count > 0 ? standing[^1].Hash : null;
            standing.Add(version.FirstOrDefault(e => previous is not null && string.Equals(e.Previous, previous, StringComparison.Ordinal)) ?? version.First());
        }

        return standing;
    }

    private static (RegisterEntry Entry, JsonElement Register) Open(LedgerEntry entry)
    {
        if (entry.State == LedgerEntryState.Sealed)
        {
            throw Problem(entry.Position, "sealed", "The ledger's keys are not here, so the register cannot be read. Bring the key files of the ledger.", "缺少账本密钥，无法读取登记表。请提供账本的密钥文件。");
        }

        try
        {
            if (RecordCodec.Read(entry) is TrainingDataCommitted record && RegisterJson.ReadEntry(record.Entry) is { } one)
            {
                return (one, record.Register);
            }
        }
        catch (JsonException)
        {
            // said below, as for every other damage
        }

        throw Problem(entry.Position, "record", "The record holds no version of a register. Verify the ledger, and bring it back from its backup.", "该记录不是登记表的版本。请验证账本并从备份恢复。");
    }

    private static ProvenanceInputException Problem(long position, string code, string english, string chinese) =>
        new([new InputProblem(string.Create(CultureInfo.InvariantCulture, $"ledger:{position}"), code, english, chinese)]);
}
