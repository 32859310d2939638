using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GenAiMeasures.Tests;

public sealed class CheckpointTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("genai-checkpoints-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Kept => Path.Combine(_folder, "kept");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Heads_are_signed_by_the_clock_only_when_they_changed_and_at_the_end()
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 0, 0, 0, TimeSpan.Zero));
        var store = new MemoryLedgerStore { CheckpointPath = Kept };
        string second = Path.Combine(_folder, "second");
        await using (ServiceProvider provider = Build(store, clock, second))
        {
            Ledger ledger = provider.GetRequiredService<Ledger>();
            await ledger.AppendAsync(Waived(1), Cancellation);
            await ledger.SignAsync();
            await ledger.SignAsync();
            await ledger.AppendAsync(Waived(2), Cancellation);
        }

        Assert.Equal([1L, 2L], Sizes(Kept));
        Assert.Equal([1L, 2L], Sizes(second));
    }

    [Fact]
    public async Task Store_that_is_older_than_its_checkpoints_is_refused()
    {
        var store = new MemoryLedgerStore { CheckpointPath = Kept };
        await using (ServiceProvider provider = Build(store))
        {
            await provider.GetRequiredService<ILedger>().AppendAsync(Waived(1), Cancellation);
        }

        await using ServiceProvider other = Build(new MemoryLedgerStore { CheckpointPath = Kept });
        LedgerUnavailableException refusal = await Assert.ThrowsAsync<LedgerUnavailableException>(
            async () => await other.GetRequiredService<ILedger>().AppendAsync(Waived(1), Cancellation));

        Assert.StartsWith("The ledger is rolled back: the checkpoint 'test/ledger/", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Checkpoint_that_another_key_signed_is_refused()
    {
        await File.WriteAllTextAsync(Kept, "test/ledger/1\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\n— test/ledger/1 /wAAAQAA\n\n", Cancellation);
        await using ServiceProvider provider = Build(new MemoryLedgerStore { CheckpointPath = Kept });

        LedgerUnavailableException refusal = await Assert.ThrowsAsync<LedgerUnavailableException>(
            async () => await provider.GetRequiredService<ILedger>().AppendAsync(Waived(1), Cancellation));

        Assert.Equal(
            $"The file '{Kept}' holds a checkpoint that the ledger's key did not sign. Use the public key under which it was signed, or the checkpoints that were kept.",
            refusal.Message);
    }

    [Fact]
    public async Task Every_prefix_of_a_kept_file_gives_the_whole_notes_in_it()
    {
        var signer = new MemorySigner();
        List<SignedNote> notes = [.. Enumerable.Range(1, 3).Select(i => KeptCheckpoints.Sign(
            new LedgerHead { Log = Guid.Empty, Class = 1, Month = 202611, Size = i, Root = new byte[32], Frontier = Array.Empty<byte>() }, signer))];
        string text = string.Concat(notes.Select(n => n + "\n"));
        for (int length = 0; length <= text.Length; length++)
        {
            await File.WriteAllTextAsync(Kept, text[..length], Cancellation);
            int whole = 0;
            for (int at = 0; whole < 3; whole++)
            {
                at += notes[whole].ToString().Length;
                if (length < at)
                {
                    break;
                }

                at++;
            }

            // the last signature line may be cut by a crash: what is whole is read
            IReadOnlyList<SignedNote> read = KeptCheckpoints.Read(Kept);
            Assert.InRange(read.Count, Math.Max(0, whole - 1), whole);
            Assert.All(read, n => Assert.True(n.IsSignedBy(new MemorySigner("test/ledger/" + Guid.Empty.ToString("n")))));
        }
    }

    [Fact]
    public async Task Note_that_a_crash_cut_short_is_taken_away_before_the_next_is_appended()
    {
        var signer = new MemorySigner();
        SignedNote note = KeptCheckpoints.Sign(
            new LedgerHead { Log = Guid.Empty, Class = 1, Month = 202611, Size = 1, Root = new byte[32], Frontier = Array.Empty<byte>() }, signer);
        string whole = note + "\n";
        for (int length = 0; length < whole.Length; length++)
        {
            await File.WriteAllTextAsync(Kept, whole + whole[..length], Cancellation);
            KeptCheckpoints.CutTornTail(Kept);
            KeptCheckpoints.Append(Kept, [note]);

            Assert.Equal(whole + whole, await File.ReadAllTextAsync(Kept, Cancellation));
        }
    }

    [Fact]
    public async Task Receipt_proves_its_record_without_the_ledger_for_every_record_of_several_tiles()
    {
        var store = new MemoryLedgerStore();
        await using ServiceProvider provider = Build(store);
        Ledger ledger = provider.GetRequiredService<Ledger>();
        await Task.WhenAll(Enumerable.Range(0, 700).Select(i => ledger.AppendAsync(Waived(i), Cancellation).AsTask()));

        foreach (LedgerEntry entry in store.SealedEntries.Where(e => e.Sequence % 23 == 0 || e.Sequence is 255 or 256 or 699))
        {
            LedgerReceipt receipt = await ledger.ProveAsync(new RecordReference(entry.Log, entry.Sequence, entry.LeafHash), Cancellation);
            Assert.True(LedgerReceipt.TryParse(receipt.ToString(), out LedgerReceipt? read));
            INoteVerifier verifier = new MemorySigner("test/ledger/" + entry.Log.ToString("n"));
            Assert.True(read.Proves(entry.Header.Span, verifier));
            Assert.False(read.Proves(store.SealedEntries[(int)((entry.Sequence + 1) % 700)].Header.Span, verifier));
        }
    }

    private static DutyWaived Waived(int number) => new() { Duty = "IM-9-AGREEMENT", Reason = $"record {number} of a test" };

    private static IEnumerable<long> Sizes(string path) =>
        KeptCheckpoints.Trust(KeptCheckpoints.Read(path), new MemorySigner(), path).Select(c => c.Size);

    private static ServiceProvider Build(MemoryLedgerStore store, TimeProvider? time = null, string? path = null)
    {
        var services = new ServiceCollection();
        if (time is not null)
        {
            services.AddSingleton(time);
        }

        services.AddGenAiCompliance(o =>
        {
            Some.InternalService(o);
            if (path is not null)
            {
                o.Records.CheckpointPaths.Add(path);
            }
        }).UseLedgerStore<MemoryLedgerStore>();
        services.Replace(ServiceDescriptor.Singleton<ILedgerStore>(store));
        return services.BuildServiceProvider();
    }
}
