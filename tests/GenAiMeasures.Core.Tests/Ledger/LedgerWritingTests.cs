using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GenAiMeasures.Tests;

/// <summary>What the ledger hands to a store: headers without a person in them, parts sealed by person, class and month, one log a class and month.</summary>
public sealed class LedgerWritingTests
{
    private static readonly ExchangeId Id = new(Guid.Parse("0199f000-0000-7000-8000-000000000001"));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Settled_record_stands_in_the_log_of_the_opened_one_over_the_turn_of_the_month_and_is_linked_to_it()
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(new DateTimeOffset(2026, 11, 30, 15, 59, 59, TimeSpan.Zero));
        await using ServiceProvider provider = Build(out MemoryLedgerStore store, clock);
        ILedger ledger = provider.GetRequiredService<ILedger>();

        await ledger.AppendAsync(Opened(Some.Subject), Cancellation);
        clock.Advance(TimeSpan.FromSeconds(2));
        await ledger.AppendAsync(Settled(Some.Subject), Cancellation);
        await ledger.AppendAsync(Opened(Some.Subject) with { Exchange = new ExchangeId(Guid.Parse("0199f000-0000-7000-8000-000000000002")) }, Cancellation);

        IReadOnlyList<LedgerEntry> entries = store.Entries;
        Assert.Equal(entries[0].Log, entries[1].Log);
        Assert.NotEqual(entries[0].Log, entries[2].Log);
        Assert.Equal([202611, 202612], store.Heads.Select(h => h.Month));
        Assert.True(RecordHeader.TryRead(entries[1].Header.Span, out RecordHeader? settled));
        Assert.Equal(entries[0].LeafHash.ToArray(), settled.Link.ToArray());
        Assert.Equal(entries[0].Parts[0].Key, entries[1].Parts[0].Key);
        Assert.NotEqual(entries[0].Parts[0].Key, entries[2].Parts[0].Key);
    }

    [Fact]
    public async Task People_have_keys_of_their_own_and_nobody_has_the_services()
    {
        await using ServiceProvider provider = Build(out MemoryLedgerStore store);
        ILedger ledger = provider.GetRequiredService<ILedger>();

        await ledger.AppendAsync(Opened(new Subject("a")), Cancellation);
        await ledger.AppendAsync(Settled(new Subject("a")), Cancellation);
        await ledger.AppendAsync(Opened(new Subject("a") { Tenant = "t" }), Cancellation);
        await ledger.AppendAsync(Opened(Subject.Anonymous), Cancellation);
        await ledger.AppendAsync(Opened(person: null), Cancellation);

        long?[] keys = [.. store.Entries.Select(e => e.Parts[0].Key)];
        Assert.Equal(keys[0], keys[1]);
        Assert.NotEqual(keys[0], keys[2]);
        Assert.Equal(keys[3], keys[4]);
        Assert.NotEqual(keys[0], keys[3]);
    }

    [Fact]
    public async Task Header_and_box_hold_neither_the_person_nor_the_exchange_nor_any_text()
    {
        await using ServiceProvider provider = Build(out MemoryLedgerStore store);
        await provider.GetRequiredService<ILedger>().AppendAsync(Opened(new Subject("zhang-san-1990")) with { Session = "canary-session" }, Cancellation);

        LedgerEntry entry = Assert.Single(store.SealedEntries);
        foreach (byte[] bytes in new[] { entry.Header.ToArray(), entry.Parts[0].Box.ToArray() })
        {
            string text = Encoding.Latin1.GetString(bytes);
            Assert.DoesNotContain("zhang-san", text, StringComparison.Ordinal);
            Assert.DoesNotContain("canary", text, StringComparison.Ordinal);
            Assert.Equal(-1, bytes.AsSpan().IndexOf(Id.Value.ToByteArray(bigEndian: true)));
        }
    }

    [Fact]
    public async Task Destroyed_key_leaves_a_tombstone_whose_proof_still_holds()
    {
        await using ServiceProvider provider = Build(out MemoryLedgerStore store);
        ILedger ledger = provider.GetRequiredService<ILedger>();
        await ledger.AppendAsync(Opened(Some.Subject), Cancellation);
        await ledger.AppendAsync(Opened(new Subject("another")) with { Exchange = new ExchangeId(Guid.Empty) }, Cancellation);

        await store.Keys.DeleteAsync([store.SealedEntries[0].Parts[0].Key!.Value], Cancellation);

        Assert.Equal([LedgerEntryState.Erased, LedgerEntryState.Opened], store.Entries.Select(e => e.State));
        Assert.Null(RecordCodec.Read(store.Entries[0]));
        await using ILedgerReader reader = await store.OpenReaderAsync(Cancellation);
        Assert.True((await LedgerVerifier.VerifyAsync(reader, Cancellation)).IsOk);
    }

    [Fact]
    public async Task Clock_rises_with_every_record_and_terms_are_counted_when_it_is_written()
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(new DateTimeOffset(2026, 8, 31, 12, 0, 0, TimeSpan.Zero));
        await using ServiceProvider provider = Build(out MemoryLedgerStore store, clock);
        ILedger ledger = provider.GetRequiredService<ILedger>();
        for (int i = 0; i < 3; i++)
        {
            await ledger.AppendAsync(Opened(person: null), Cancellation);
        }

        List<RecordHeader> headers = [.. store.Entries.Select(e => RecordHeader.TryRead(e.Header.Span, out RecordHeader? h) ? h : throw new InvalidOperationException())];
        Assert.Equal(headers.Select(h => h.Clock).Distinct().Order(), headers.Select(h => h.Clock));
        Assert.All(headers, h => Assert.Equal(DateTimeOffset.Parse("2027-02-28T16:00:00Z", System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeMilliseconds(), h.KeepUntilMin));
        Assert.All(headers, h => Assert.Equal(DateTimeOffset.Parse("2027-08-31T16:00:00Z", System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeMilliseconds(), h.KeepUntilMax));
        Assert.All(headers, h => Assert.Equal((1, 1, RetentionPolicy.Default.Version), (h.Suite, h.Class, h.PolicyVersion)));
    }

    [Fact]
    public async Task Records_of_one_commit_that_belong_to_several_logs_verify()
    {
        await using ServiceProvider provider = Build(out MemoryLedgerStore store);
        ILedger ledger = provider.GetRequiredService<ILedger>();
        await Task.WhenAll(Enumerable.Range(0, 900).Select(i =>
        {
            LedgerRecord record = i % 3 == 0
                ? new DutyWaived { Duty = "IM-9-AGREEMENT", Reason = $"reason {i}" }
                : Opened(new Subject($"user {i % 7}")) with { Exchange = new ExchangeId(new Guid(i, 0, 0, new byte[8])) };
            return ledger.AppendAsync(record, Cancellation).AsTask();
        }));

        await using ILedgerReader reader = await store.OpenReaderAsync(Cancellation);
        LedgerVerification verification = await LedgerVerifier.VerifyAsync(reader, Cancellation);
        Assert.Empty(verification.Problems);
        Assert.Equal((900, 2), (verification.Records, verification.Logs));
        Assert.Equal(2, (await reader.ReadTilesAsync(store.Heads.First(h => h.Size == 600).Log, Cancellation)).Count);
    }

    private static ExchangeOpened Opened(Subject? person) => new() { Exchange = Id, Person = person, Streaming = true, Messages = 1 };

    private static ExchangeSettled Settled(Subject? person) => new() { Exchange = Id, Person = person, Outcome = ExchangeOutcome.Completed };

    private static ServiceProvider Build(out MemoryLedgerStore store, TimeProvider? time = null)
    {
        var services = new ServiceCollection();
        if (time is not null)
        {
            services.AddSingleton(time);
        }

        services.AddGenAiCompliance(Some.InternalService).UseLedgerStore<MemoryLedgerStore>();
        store = new MemoryLedgerStore();
        services.Replace(ServiceDescriptor.Singleton<ILedgerStore>(store));
        return services.BuildServiceProvider();
    }
}
