using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GenAiMeasures.Testing;

// what Core hands to a store in one commit: made by Core itself, over a store in memory that shares the keys of the one under test
internal sealed record SampleCommit(IReadOnlyList<LedgerEntry> Entries, IReadOnlyList<LedgerHead> Heads)
{
    internal static LedgerRecord Waived(int number, Subject? person = null) => new DutyWaived
    {
        Person = person,
        Duty = "IM-9-AGREEMENT",
        Reason = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"record {number} of a check"),
    };

    internal static ExchangeId Exchange(int number) => new(new Guid(number, 1, 2, [3, 4, 5, 6, 7, 8, 9, 10]));

    internal static LedgerRecord Opened(int exchange, Subject? person = null) => new ExchangeOpened { Exchange = Exchange(exchange), Person = person, Streaming = true, Messages = exchange };

    internal static LedgerRecord Settled(int exchange, Subject? person = null, string? question = null) => new ExchangeSettled
    {
        Exchange = Exchange(exchange),
        Person = person,
        Outcome = ExchangeOutcome.Completed,
        Content = question is null ? null : new ExchangeContent { Input = [new ContentMessage("user", [new ContentPiece { Kind = ContentKind.Text, Text = question }])] },
    };

    // one list of records a commit; the first of each is on its own where Core groups them so
    internal static async Task<List<SampleCommit>> MakeAsync(CheckRun run, ILedgerStore target, params IEnumerable<LedgerRecord>[] groups)
    {
        List<SampleCommit> commits = [];
        await using var memory = new MemoryLedgerStore(target.Keys) { Committed = (entries, heads) => commits.Add(new SampleCommit(entries, heads)) };
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(run.Clock);
        services.AddGenAiCompliance(o => o.Scope = ServiceScope.Internal).UseLedgerStore<MemoryLedgerStore>();
        services.Replace(ServiceDescriptor.Singleton<ILedgerStore>(memory));
        await using ServiceProvider provider = services.BuildServiceProvider();
        ILedger ledger = provider.GetRequiredService<ILedger>();
        foreach (IEnumerable<LedgerRecord> group in groups)
        {
            await Task.WhenAll(group.Select(r => ledger.AppendAsync(r, run.Cancellation).AsTask()));
        }

        return commits;
    }

    internal static async Task CommitAsync(ILedgerStore store, IEnumerable<SampleCommit> commits, CancellationToken cancellationToken)
    {
        foreach (SampleCommit commit in commits)
        {
            await store.CommitAsync(commit.Entries, commit.Heads, cancellationToken);
        }
    }

    // all of an entry that a store keeps, but for the position
    internal static string Describe(LedgerEntry entry) => string.Join(
        ' ',
        [
            entry.Log.ToString("n"),
            entry.Sequence.ToString(System.Globalization.CultureInfo.InvariantCulture),
            entry.Kind.ToString(),
            entry.RecordedAt.ToUniversalTime().ToString("O", System.Globalization.CultureInfo.InvariantCulture),
            Convert.ToHexStringLower(entry.Header.Span),
            Convert.ToHexStringLower(entry.LeafHash.Span),
            .. entry.Parts.OrderBy(p => p.Id).Select(p => $"{p.Id}:{p.Key}:{Convert.ToHexStringLower(p.Box.Span)}"),
        ]);

    internal static string Describe(LedgerHead head) =>
        $"{head.Log:n} {head.Class} {head.Month} {head.Size} {Convert.ToHexStringLower(head.Root.Span)} {Convert.ToHexStringLower(head.Frontier.Span)}";
}
