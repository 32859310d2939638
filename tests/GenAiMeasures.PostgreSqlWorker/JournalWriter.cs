using System.Security.Cryptography;
using GenAiMeasures;
using GenAiMeasures.Storage.PostgreSql;

// Appends groups to a journal until it is killed, and says on standard output how many are acknowledged: "g <number>".
internal static class JournalWriter
{
    internal static int Run(string folder)
    {
        using var journal = new Journal(folder, new JournalLimits(64 * 1024, long.MaxValue));
        long sequence = 0;
        journal.Open(0, g => sequence += g.Entries.Count);
        using Stream output = Console.OpenStandardOutput();
        while (true)
        {
            var entries = new List<LedgerEntry>();
            for (int i = 0; i < 3; i++)
            {
                entries.Add(EntryAt(sequence++));
            }

            long group = journal.Append(entries, []);
            output.Write(System.Text.Encoding.ASCII.GetBytes($"g {group}\n"));
            output.Flush();
        }
    }

    private static LedgerEntry EntryAt(long sequence)
    {
        byte[] header = new RecordHeader
        {
            Kind = RecordKind.Heartbeat,
            Log = Guid.Empty,
            Sequence = sequence,
            RecordedAt = sequence,
            Clock = sequence,
            KeepUntilMin = 0,
            KeepUntilMax = 0,
            Class = 1,
            PolicyVersion = 1,
        }.ToBytes();
        return new LedgerEntry
        {
            Log = Guid.Empty,
            Sequence = sequence,
            Kind = RecordKind.Heartbeat,
            RecordedAt = DateTimeOffset.FromUnixTimeMilliseconds(sequence),
            Header = header,
            LeafHash = SHA256.HashData(header),
            Parts = [new LedgerPart { Id = RecordPartId.Facts, Key = 1, Box = RandomNumberGenerator.GetBytes(700) }],
        };
    }
}
