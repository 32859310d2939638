using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GenAiMeasures.Tests;

/// <summary>Invariant 5 to the last bit: no bit of a record's header, box or hash can be changed unseen.</summary>
public sealed class BitFlipTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_single_bit_of_a_thousand_records_is_covered()
    {
        var store = new MemoryLedgerStore();
        var services = new ServiceCollection();
        services.AddGenAiCompliance(Some.InternalService).UseLedgerStore<MemoryLedgerStore>();
        services.Replace(ServiceDescriptor.Singleton<ILedgerStore>(store));
        await using ServiceProvider provider = services.BuildServiceProvider();
        ILedger ledger = provider.GetRequiredService<ILedger>();
        await Task.WhenAll(Enumerable.Range(0, 1_000).Select(i => ledger.AppendAsync(
            new DutyWaived { Duty = "IM-9-AGREEMENT", Reason = $"record {i}", Person = new Subject($"user {i % 9}") }, Cancellation).AsTask()));

        List<LedgerEntry> entries = [.. store.SealedEntries];
        long flips = 0;
        Parallel.ForEach(entries, entry =>
        {
            Assert.True(IsSound(entry, entry.LeafHash), $"record {entry.Sequence}");
            long count = 0;
            foreach (LedgerEntry changed in Flips(entry))
            {
                Assert.False(IsSound(changed, entry.LeafHash), $"record {entry.Sequence}, flip {count}");
                count++;
            }

            Interlocked.Add(ref flips, count);
        });

        Assert.True(flips > 2_000_000, $"{flips} flips");
    }

    // the verifier at one record: the tree before it stands for any, the head is the one that follows from the record as it was
    private static bool IsSound(LedgerEntry entry, ReadOnlyMemory<byte> leafHash)
    {
        byte[] edge = new byte[long.PopCount(entry.Sequence) * 32];
        MerkleFrontier expected = MerkleFrontier.Import(entry.Sequence, edge);
        byte[] tile = new byte[32];
        LedgerTile[] tiles = expected.Append(leafHash.Span, tile)
            ? [.. Enumerable.Range(0, (int)((entry.Sequence + 1) >> 8)).Select(i => new LedgerTile(i, tile))]
            : [];
        var verifier = new LogVerifier(entry.Log, tiles, MerkleFrontier.Import(entry.Sequence, edge), []);
        verifier.Add(entry);
        var head = new LedgerHead { Log = entry.Log, Class = 1, Month = 202611, Size = entry.Sequence + 1, Root = expected.Root(), Frontier = Array.Empty<byte>() };
        return verifier.End(head).Count == 0;
    }

    private static IEnumerable<LedgerEntry> Flips(LedgerEntry entry)
    {
        foreach (byte[] header in Flips(entry.Header.ToArray()))
        {
            yield return entry with { Header = header };
        }

        foreach (byte[] box in Flips(entry.Parts[0].Box.ToArray()))
        {
            yield return entry with { Parts = [entry.Parts[0] with { Box = box }] };
        }

        foreach (byte[] hash in Flips(entry.LeafHash.ToArray()))
        {
            yield return entry with { LeafHash = hash };
        }
    }

    // one buffer, changed and changed back
    private static IEnumerable<byte[]> Flips(byte[] bytes)
    {
        for (int bit = 0; bit < bytes.Length * 8; bit++)
        {
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            yield return bytes;
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }
}
