using System.Globalization;
using System.Text;

namespace GenAiMeasures.Filing;

// Signed checkpoints of every log, and the proofs of the latest records of some kinds. A proof holds a record's header, not its text.
internal static class DossierProofs
{
    internal static async ValueTask<Dictionary<RecordKind, List<string>>> AddAsync(
        ILedgerEvidence evidence, DossierFiles files, IReadOnlyCollection<RecordKind> kinds, int perKind, CancellationToken cancellationToken)
    {
        foreach ((SignedNote note, int i) in (await evidence.SignAsync(cancellationToken)).Select((n, i) => (n, i)))
        {
            files.Add(string.Create(CultureInfo.InvariantCulture, $"{DossierFiles.Proofs}checkpoints/{i + 1:000}.note"), "text/plain", Encoding.UTF8.GetBytes(note.ToString()!));
        }

        var latest = new Dictionary<RecordKind, Queue<LedgerEntry>>();
        if (perKind > 0)
        {
            await foreach (LedgerEntry entry in evidence.ReadAsync(kinds, cancellationToken: cancellationToken))
            {
                Queue<LedgerEntry> queue = latest.TryGetValue(entry.Kind, out Queue<LedgerEntry>? found) ? found : latest[entry.Kind] = new Queue<LedgerEntry>(perKind + 1);
                queue.Enqueue(entry);
                if (queue.Count > perKind)
                {
                    queue.Dequeue();
                }
            }
        }

        var proofs = new Dictionary<RecordKind, List<string>>();
        foreach ((RecordKind kind, Queue<LedgerEntry> entries) in latest.OrderBy(l => l.Key))
        {
            proofs[kind] = [];
            foreach (LedgerEntry entry in entries)
            {
                LedgerReceipt receipt = await evidence.ProveAsync(entry, cancellationToken);
                string name = string.Create(CultureInfo.InvariantCulture, $"{DossierFiles.Proofs}records/{kind}-{entry.Log:n}-{entry.Sequence}.tlog-proof");
                proofs[kind].Add(files.Add(name, "text/plain", Encoding.UTF8.GetBytes(receipt.ToString())).File);
            }
        }

        return proofs;
    }
}
