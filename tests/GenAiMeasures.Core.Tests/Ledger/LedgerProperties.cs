using System.Security.Cryptography;
using FsCheck.Xunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;

namespace GenAiMeasures.Tests;

/// <summary>Invariants 5 to 7 of the ledger for lives that are drawn by chance.</summary>
[Properties(QuietOnSuccess = true)]
public sealed class LedgerProperties
{
    private static readonly DateTimeOffset Start = new(2026, 11, 10, 0, 0, 0, TimeSpan.Zero);

    [Property(MaxTest = 150)]
    public async Task Invariant_5_a_changed_dropped_inserted_reordered_or_cut_record_is_found_against_a_kept_checkpoint(byte count, byte act, ushort place, ushort bit)
    {
        using var store = new MemoryLedgerStore();
        int records = 2 + (count % 60);
        await WriteAsync(store, records, people: 3);
        await using ILedgerReader reader = await store.OpenReaderAsync(default);
        LedgerHead head = Assert.Single(store.Heads);
        var kept = new LedgerCheckpoint("test/ledger/" + head.Log.ToString("n"), head.Size, head.Root);
        Assert.True((await LedgerVerifier.VerifyAgainstAsync(reader, [kept], incremental: false)).IsOk);

        (List<LedgerEntry> entries, LedgerHead changedHead) = Tamper([.. store.SealedEntries], head, act % 6, place % records, bit);
        await using var tampered = new TamperedReader(reader, [changedHead], entries);

        LedgerVerification found = await LedgerVerifier.VerifyAgainstAsync(tampered, [kept], incremental: false);
        Assert.NotEmpty(found.Problems);
        LedgerProblemKind[] expected = (act % 6) switch
        {
            0 => [LedgerProblemKind.Edited, LedgerProblemKind.Unreadable, LedgerProblemKind.Dropped, LedgerProblemKind.Inserted, LedgerProblemKind.Reordered],
            1 => [LedgerProblemKind.Dropped, LedgerProblemKind.Truncated],
            2 => [LedgerProblemKind.Inserted, LedgerProblemKind.Edited],
            3 => [LedgerProblemKind.Reordered, LedgerProblemKind.Edited, LedgerProblemKind.Dropped],
            4 => [LedgerProblemKind.Truncated],
            _ => [LedgerProblemKind.RolledBack],
        };
        Assert.Contains(found.Problems[0].Kind, expected);
    }

    [Property(MaxTest = 60)]
    public async Task Invariant_6_after_an_erasure_nothing_of_the_person_opens_and_the_ledger_verifies(byte count, byte people, byte whom)
    {
        using var store = new MemoryLedgerStore();
        var clock = new FakeTimeProvider(Start);
        int persons = 1 + (people % 5);
        int erased = whom % persons;
        await WriteAsync(store, 1 + (count % 40), persons, clock);
        List<LedgerKey> before = [.. await store.Keys.ReadAsync(0, 1_000)];
        int others = store.Records<ExchangeSettled>().Count(r => r.Code != CodeOf(erased));
        clock.Advance(TimeSpan.FromDays(230));
        await using ServiceProvider provider = Build(store, clock);
        ISubjectRights rights = provider.GetRequiredService<ISubjectRights>();
        SubjectRequest request = await rights.SubmitAsync(PersonOf(erased), SubjectRequestKind.Delete);
        await rights.VerifyIdentityAsync(request, "test", passed: true);
        await rights.EraseAsync(request);

        Assert.DoesNotContain(store.Records<ExchangeSettled>(), r => r.Code == CodeOf(erased));
        Assert.DoesNotContain(store.Entries, e => RecordCodec.ReadContent(e)?.Input[0].Pieces[0].Text == CodeOf(erased));
        Assert.Equal(others, store.Records<ExchangeSettled>().Count());

        // no key that was the person's is left, and none of the boxes under it
        SubjectLookup lookup = new LedgerSecret(SHA256.HashData("secret"u8)).Lookup(PersonOf(erased));
        List<long> gone = [.. before.Where(k => k.Name.Subject == lookup).Select(k => k.Number)];
        Assert.DoesNotContain(await store.Keys.ReadAsync(0, 1_000), k => gone.Contains(k.Number));
        Assert.All(store.SealedEntries.SelectMany(e => e.Parts), p => Assert.True(p.Key is not { } key || !gone.Contains(key)));
        await using ILedgerReader reader = await store.OpenReaderAsync(default);
        Assert.True((await LedgerVerifier.VerifyAsync(reader)).IsOk);
    }

    [Property(MaxTest = 60)]
    public async Task Invariant_7_nothing_goes_before_its_minimum_and_nothing_outlives_its_maximum_unless_it_is_held(byte[] days, bool holds)
    {
        using var store = new MemoryLedgerStore();
        var clock = new FakeTimeProvider(Start);
        await using ServiceProvider provider = Build(store, clock);
        IRetentionService retention = provider.GetRequiredService<IRetentionService>();
        if (holds)
        {
            await WriteAsync(provider, 2, people: 1);
            await retention.HoldAsync(new LegalHold("case-1", "order", "legal", new DateOnly(2030, 1, 1)), PersonOf(0), ["security-log", "content"]);
        }

        int held = store.SealedEntries.Count(e => e.Kind == RecordKind.ExchangeSettled);
        var written = new Dictionary<(Guid, long), (long Min, int Month)>();
        foreach (byte day in days.Take(12))
        {
            await WriteAsync(provider, 1, people: 4, from: 1 + (day % 3));
            LedgerEntry last = store.SealedEntries[^1];
            Assert.True(RecordHeader.TryRead(last.Header.Span, out RecordHeader? header));
            written[(last.Log, last.Sequence)] = (header.KeepUntilMin, ChinaCalendar.MonthOf(header.RecordedAt));
            clock.Advance(TimeSpan.FromDays(day));
            await retention.RunAsync();
            long now = clock.GetUtcNow().ToUnixTimeMilliseconds();
            HashSet<(Guid, long)> there = [.. store.SealedEntries.Select(e => (e.Log, e.Sequence))];
            bool heldMonth = holds;
            foreach (((Guid, long) place, (long min, int month)) in written)
            {
                Assert.True(there.Contains(place) || min <= now, "A record went before its minimum.");
                bool overdue = RetentionPolicy.EndOfMonth(month, 12) <= now;
                Assert.True(!overdue || !there.Contains(place) || (heldMonth && month == 202611), "A record has outlived its maximum.");
            }

            Assert.True(store.Records<ExchangeSettled>().Count(r => r.Code == CodeOf(0)) >= held, "What is held is gone.");
        }
    }

    private static (List<LedgerEntry> Entries, LedgerHead Head) Tamper(List<LedgerEntry> entries, LedgerHead head, int act, int place, int bit)
    {
        LedgerEntry entry = entries[place];
        switch (act)
        {
            case 0:
                byte[] header = entry.Header.ToArray();
                header[bit % header.Length] ^= (byte)(1 << (bit % 8));

                // together with its own hash, as whoever may write the store would do it
                entries[place] = entry with { Header = header, LeafHash = MerkleHash.Leaf(header) };
                break;
            case 1:
                entries.RemoveAt(place);
                break;
            case 2:
                entries.Add(entry with { Sequence = head.Size });
                head = head with { Size = head.Size + 1 };
                break;
            case 3:
                int other = (place + 1) % entries.Count;
                (entries[place], entries[other]) = (entries[other] with { Sequence = entry.Sequence }, entry with { Sequence = entries[other].Sequence });
                break;
            case 4:
                entries.RemoveRange(place, entries.Count - place);
                break;
            default:
                // an older state that agrees with itself
                entries.RemoveRange(place, entries.Count - place);
                var frontier = new MerkleFrontier();
                entries.ForEach(e => frontier.Append(e.LeafHash.Span));
                head = head with { Size = frontier.Size, Root = frontier.Root(), Frontier = frontier.Export() };
                break;
        }

        return (entries, head);
    }

    private static async Task WriteAsync(MemoryLedgerStore store, int count, int people, TimeProvider? time = null)
    {
        await using ServiceProvider provider = Build(store, time ?? new FakeTimeProvider(Start));
        await WriteAsync(provider, count, people);
    }

    private static async Task WriteAsync(ServiceProvider provider, int count, int people, int from = 0)
    {
        ILedger ledger = provider.GetRequiredService<ILedger>();
        for (int i = 0; i < count; i++)
        {
            int person = (from + i) % people;
            await ledger.AppendAsync(new ExchangeSettled
            {
                Exchange = new ExchangeId(Guid.CreateVersion7()),
                Person = PersonOf(person),
                Outcome = ExchangeOutcome.Completed,
                Code = CodeOf(person),
                Content = new ExchangeContent { Input = [new ContentMessage("user", [new ContentPiece { Kind = ContentKind.Text, Text = CodeOf(person) }])] },
            });
        }
    }

    private static Subject PersonOf(int number) => new($"person-{number}");

    private static string CodeOf(int number) => $"code-{number}";

    private static ServiceProvider Build(MemoryLedgerStore store, TimeProvider time)
    {
        var services = new ServiceCollection();
        services.AddSingleton(time);
        services.AddGenAiCompliance(o =>
        {
            Some.InternalService(o);
            o.Records.RequestAnswerMilliseconds = 0;
        }).UseLedgerStore<MemoryLedgerStore>();
        services.Replace(ServiceDescriptor.Singleton<ILedgerStore>(store));
        ServiceProvider provider = services.BuildServiceProvider();
        _ = provider.GetRequiredService<IRetentionService>();
        return provider;
    }
}
