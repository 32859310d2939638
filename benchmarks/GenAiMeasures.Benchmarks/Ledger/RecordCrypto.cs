using System.Diagnostics;
using System.Globalization;

namespace GenAiMeasures.Benchmarks;

// The cryptography of one record, apart from queue, serialization and disk: seal (AES-256-GCM, commitment, digest, blind), leaf
// hash, append to the tree. With the key at hand, and with a key that is derived and set up for this record alone.
internal static class RecordCrypto
{
    private const int Count = 20_000;

    internal static void Write(TextWriter output)
    {
        foreach (int length in new[] { 480, 2_048 })
        {
            double cached = Measure(length, freshKey: false);
            double fresh = Measure(length, freshKey: true);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"cryptography of a record of {length} bytes: {cached:F1} us, {fresh:F1} us with a key of its own"));
        }
    }

    // the best of ten rounds, in microseconds a record
    private static double Measure(int length, bool freshKey)
    {
        var random = new RandomSource();
        byte[] dataKey = new byte[PartKey.KeyLength];
        byte[] text = new byte[length];
        random.Fill(dataKey);
        random.Fill(text);
        var name = new LedgerKeyName(SubjectLookup.Service, 1, 202_611);
        double best = double.MaxValue;
        for (int round = 0; round < 10; round++)
        {
            var log = new LogTree(Guid.NewGuid(), 1, 202_611, new MerkleFrontier());
            using var key = new PartKey(1, name, dataKey);
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < Count; i++)
            {
                if (freshKey)
                {
                    using var own = new PartKey(1, name, dataKey);
                    Append(log, own, text, random);
                }
                else
                {
                    Append(log, key, text, random);
                }
            }

            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMicroseconds / Count);
        }

        return best;
    }

    private static void Append(LogTree log, PartKey key, byte[] text, RandomSource random)
    {
        RecordPartDigest digest = PartSealer.Seal(key, log.Log, log.Size, RecordPartId.Facts, text, random, out _);
        var header = new RecordHeader
        {
            Kind = RecordKind.ExchangeSettled,
            Log = log.Log,
            Sequence = log.Size,
            RecordedAt = 1_800_000_000_000,
            Clock = 1_800_000_000_000 << 16,
            KeepUntilMin = 1_800_000_000_000,
            KeepUntilMax = 1_900_000_000_000,
            Class = 1,
            PolicyVersion = 1,
            Parts = [digest],
            Link = new byte[MerkleHash.Length],
        };
        log.Append(MerkleHash.Leaf(header.ToBytes()));
    }
}
