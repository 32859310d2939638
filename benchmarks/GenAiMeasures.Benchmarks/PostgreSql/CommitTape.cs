using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GenAiMeasures.Benchmarks;

// What Core hands to a store, kept to be played to stores under measurement: sealing and hashing are done before the clock starts.
internal sealed class CommitTape : ILedgerStore
{
    private readonly NullLedgerStore _null = new();
    private readonly List<(IReadOnlyList<LedgerEntry> Entries, IReadOnlyList<LedgerHead> Heads)> _commits = [];

    public ILedgerKeyStore Keys => _null;

    public IKeyEncryptionKeyProvider DefaultKeyProvider => _null;

    public INoteSigner DefaultSigner => _null.DefaultSigner;

    public string? CheckpointPath => null;

    // Records as they are after a chat: facts and a sealed text of about 2 KiB that does not get shorter. One commit a group.
    internal static async Task<List<(IReadOnlyList<LedgerEntry> Entries, IReadOnlyList<LedgerHead> Heads)>> RecordAsync(int groups, int length, int people, TimeProvider? time = null)
    {
        await using var tape = new CommitTape();
        var services = new ServiceCollection();
        services.AddSingleton(time ?? TimeProvider.System);
        services.AddGenAiCompliance(o => o.Scope = ServiceScope.Internal).UseLedgerStore<NullLedgerStore>();
        services.Replace(ServiceDescriptor.Singleton<ILedgerStore>(tape));
        await using ServiceProvider provider = services.BuildServiceProvider();
        ILedger ledger = provider.GetRequiredService<ILedger>();
        List<(IReadOnlyList<LedgerEntry>, IReadOnlyList<LedgerHead>)> made = [];
#pragma warning disable CA5394 // text of a benchmark, made again from its seed
        var random = new Random(8);
        byte[] text = new byte[1_500];
        for (int g = 0; g < groups; g++)
        {
            tape._commits.Clear();
            var waiting = new List<Task>(length);
            for (int i = 0; i < length; i++)
            {
                random.NextBytes(text);
                waiting.Add(ledger.AppendAsync(Settled(random.Next(people), Convert.ToBase64String(text), random)).AsTask());
            }

            await Task.WhenAll(waiting);
            made.Add(tape.AsOne());
        }
#pragma warning restore CA5394

        return made;
    }

    internal static ExchangeSettled Settled(int person, string text, Random random)
    {
        Span<byte> id = stackalloc byte[16];
#pragma warning disable CA5394 // ids of a benchmark
        random.NextBytes(id);
#pragma warning restore CA5394
        return new ExchangeSettled
        {
            Exchange = new ExchangeId(new Guid(id)),
            Person = new Subject(string.Create(CultureInfo.InvariantCulture, $"user {person}")),
            Outcome = ExchangeOutcome.Completed,
            Model = "model-1",
            Content = new ExchangeContent { Input = [new ContentMessage("user", [new ContentPiece { Kind = ContentKind.Text, Text = text }])] },
        };
    }

    public ValueTask<LedgerOpening> OpenAsync(CancellationToken cancellationToken) => _null.OpenAsync(cancellationToken);

    public ValueTask SetAsync(string name, ReadOnlyMemory<byte> value, CancellationToken cancellationToken) => default;

    public ValueTask CommitAsync(IReadOnlyList<LedgerEntry> entries, IReadOnlyList<LedgerHead> heads, CancellationToken cancellationToken)
    {
        _commits.Add((entries, heads));
        return default;
    }

    public ValueTask<int> DeleteBoxesAsync(IReadOnlyCollection<long> keys, int count, CancellationToken cancellationToken) => new(0);

    public ValueTask<int> DeleteRecordsAsync(Guid log, int count, CancellationToken cancellationToken) => new(0);

    public ValueTask CloseLogsAsync(CancellationToken cancellationToken) => default;

    public ValueTask<ILedgerReader> OpenReaderAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask DisposeAsync() => _null.DisposeAsync();

    public void Dispose() => _null.Dispose();

    // commits that came one after the other are one: all entries, the last heads, all tiles
    private (IReadOnlyList<LedgerEntry> Entries, IReadOnlyList<LedgerHead> Heads) AsOne() => (
        [.. _commits.SelectMany(c => c.Entries)],
        [.. _commits.SelectMany(c => c.Heads).GroupBy(h => h.Log).Select(g => g.Last() with { NewTiles = [.. g.SelectMany(h => h.NewTiles)] })]);
}
