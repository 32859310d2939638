using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;

namespace GenAiMeasures.Tests;

/// <summary>
/// Invariants 4 to 8 of the ledger against a model: random appends, corrections, holds, erasures, expiries, failing commits, restarts and
/// leaps of the clock. What was acknowledged is there; nothing can be opened that was erased; nothing goes before its minimum, nothing
/// outlives its maximum unless it is held; every log verifies.
/// </summary>
public sealed class LedgerModelTests : IDisposable
{
    private const int Steps = 1_000;
    private const int People = 6;

    private readonly MemoryLedgerStore _store = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 15, 0, 0, 0, TimeSpan.Zero));
    private readonly List<(Guid Log, long Sequence, int Person, long MinimumEnds, int Month)> _acknowledged = [];
    private readonly Dictionary<string, int> _holds = new(StringComparer.Ordinal);
    private ServiceProvider? _provider;
    private int _number;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _provider?.Dispose();
        _store.Dispose();
    }

    /// <summary>100,000 steps at the gate, where the machine has nothing else to do; the seed of a life stands in the name of its test.</summary>
    public static TheoryData<int> Seeds => [.. Enumerable.Range(20261124, Repository.IsGate ? 100_000 / Steps : 4), .. Repository.IsGate ? (int[])[] : [20261132]];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Random_lives_of_a_ledger_keep_its_promises(int seed)
    {
        var random = new Random(seed);
        Restart();
        for (int step = 0; step < Steps; step++)
        {
            try
            {
                await StepAsync(random);
            }
            catch (LedgerUnavailableException)
            {
                // a commit that was made to fail: nothing was acknowledged
                _store.CommitError = null;
            }

            if (step % 250 == 249)
            {
                await CheckAsync($"seed {seed}, step {step}");
            }
        }

        await _provider!.DisposeAsync();
    }

    private async Task StepAsync(Random random)
    {
        int person = random.Next(People);
        switch (random.Next(100))
        {
            case < 70:
                await AppendAsync(person);
                break;
            case < 71:
                // somebody sets the clock back; expiries are absolute, and the ledger's own time does not fall
                _clock.AdjustTime(_clock.GetUtcNow() - TimeSpan.FromMinutes(random.Next(1, 300)));
                break;
            case < 74:
                _clock.Advance(TimeSpan.FromHours(random.Next(1, 60 * 24)));
                break;
            case < 80:
                _clock.Advance(TimeSpan.FromMinutes(random.Next(1, 600)));
                break;
            case < 84:
                _store.CommitError = random.Next(2) == 0 ? _ => new IOException("disk") : null;
                break;
            case < 87:
                _store.CommitError = null;
                await _provider!.DisposeAsync();
                Restart();
                break;
            case < 90:
                await EraseAsync(person);
                break;
            case < 92:
                await HoldAsync(person, random);
                break;
            case < 95:
                await RetainAsync();
                break;
            case < 96:
                await _provider!.GetRequiredService<IKeyRotationService>().RotateAsync(Cancellation);
                break;
            default:
                await CorrectAsync(person);
                break;
        }
    }

    private async Task AppendAsync(int person)
    {
        var record = new ExchangeOpened
        {
            Exchange = new ExchangeId(new Guid(++_number, 0, 0, new byte[8])),
            Person = SubjectOf(person),
            Streaming = false,
            Messages = _number,
        };
        RecordReference place = await _provider!.GetRequiredService<Ledger>().AppendForReferenceAsync(record, link: null, Cancellation);
        LedgerEntry entry = _store.LastEntry;
        Assert.Equal((place.Log, place.Sequence), (entry.Log, entry.Sequence));
        Assert.True(RecordHeader.TryRead(entry.Header.Span, out RecordHeader? header));
        _acknowledged.Add((place.Log, place.Sequence, person, header.KeepUntilMin, ChinaCalendar.MonthOf(header.RecordedAt)));
    }

    private async Task EraseAsync(int person)
    {
        ISubjectRights rights = _provider!.GetRequiredService<ISubjectRights>();
        SubjectRequest request = await rights.SubmitAsync(SubjectOf(person), SubjectRequestKind.Delete, Cancellation);
        await rights.VerifyIdentityAsync(request, "test", passed: true, Cancellation);
        await rights.EraseAsync(request, Cancellation);
    }

    private async Task HoldAsync(int person, Random random)
    {
        IRetentionService retention = _provider!.GetRequiredService<IRetentionService>();
        if (_holds.Count > 0 && random.Next(2) == 0)
        {
            string released = _holds.Keys.First();
            await retention.ReleaseAsync(released, "test", "closed", Cancellation);
            _holds.Remove(released);
            return;
        }

        string id = $"case-{++_number}";
        // the hold stands even where its record then fails
        _holds[id] = person;
        await retention.HoldAsync(new LegalHold(id, "test", "test", new DateOnly(2030, 1, 1)), SubjectOf(person), ["security-log"], Cancellation);
    }

    private async Task RetainAsync()
    {
        RetentionRun run = await _provider!.GetRequiredService<IRetentionService>().RunAsync(Cancellation);
        if (run.Refused is not null || _holds.Count > 0)
        {
            return;
        }

        long now = Now();
        foreach (LedgerEntry entry in _store.SealedEntries.Where(e => e.Kind == RecordKind.ExchangeOpened))
        {
            Assert.True(RecordHeader.TryRead(entry.Header.Span, out RecordHeader? header));
            Assert.True(
                RetentionPolicy.EndOfMonth(ChinaCalendar.MonthOf(header.RecordedAt), 12) > now,
                "A record has outlived its maximum.");
        }
    }

    private async Task CorrectAsync(int person)
    {
        ISubjectRights rights = _provider!.GetRequiredService<ISubjectRights>();
        SubjectRequest request = await rights.SubmitAsync(SubjectOf(person), SubjectRequestKind.Correct, Cancellation);
        await rights.VerifyIdentityAsync(request, "test", passed: true, Cancellation);
        await rights.CorrectAsync(request, "name", "a correction", Cancellation);
    }

    private async Task CheckAsync(string where)
    {
        _store.CommitError = null;
        await using ILedgerReader reader = await _store.OpenReaderAsync(Cancellation);
        LedgerVerification verification = await LedgerVerifier.VerifyAsync(reader, Cancellation);
        Assert.True(verification.IsOk, $"{where}: {string.Join(", ", verification.Problems.Take(3))}");
        long now = Now();
        var entries = _store.Entries.ToDictionary(e => (e.Log, e.Sequence));
        foreach ((Guid log, long sequence, int _, long minimumEnds, int _) in _acknowledged)
        {
            bool isThere = entries.TryGetValue((log, sequence), out LedgerEntry? entry);
            if (!isThere || entry!.State != LedgerEntryState.Opened)
            {
                Assert.True(minimumEnds <= now, $"{where}: a record went before its minimum term.");
            }
        }

        Assert.DoesNotContain(entries.Values, e => e.State == LedgerEntryState.Damaged);
    }

    private void Restart()
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(_clock);
        services.AddGenAiCompliance(o =>
        {
            Some.InternalService(o);
            o.Records.RequestAnswerMilliseconds = 0;
        }).UseLedgerStore<MemoryLedgerStore>();
        services.Replace(ServiceDescriptor.Singleton<ILedgerStore>(_store));
        _provider = services.BuildServiceProvider();
    }

    private long Now() => _clock.GetUtcNow().ToUnixTimeMilliseconds();

    private static Subject SubjectOf(int person) => new($"person-{person}");
}
