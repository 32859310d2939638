using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace GenAiMeasures.Tests;

/// <summary>
/// A random life of a ledger beside a model of it: appends, content, complaints, corrections, holds, erasures, expiries, rotations, failing
/// commits, restarts and leaps of the clock. What was acknowledged is there; nothing can be opened that was erased; nothing goes before its
/// minimum, nothing outlives its maximum unless it is held; every log verifies.
/// </summary>
internal abstract class LedgerLife : IAsyncDisposable
{
    private const int People = 6;

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 15, 0, 0, 0, TimeSpan.Zero));
    private readonly List<(Guid Log, long Sequence, long MinimumEnds)> _acknowledged = [];
    private readonly List<(Guid Log, long Sequence, int Person, int Month)> _contents = [];
    private readonly HashSet<(Guid, long)> _erasedContents = [];
    private readonly Dictionary<string, int> _holds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _openComplaints = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Complaint, ComplaintStep Step), long> _complaints = [];
    private ServiceProvider? _provider;
    private ILedgerReader? _reader;
    private int _number;

    /// <summary>How many checks found content and complaints that they could look at.</summary>
    public (int Contents, int Complaints) Looked { get; private set; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Ledger Ledger => _provider!.GetRequiredService<Ledger>();

    private long Now => _clock.GetUtcNow().ToUnixTimeMilliseconds();

    public async Task LiveAsync(int seed, int steps)
    {
        var random = new Random(seed);
        await RestartAsync();
        for (int step = 0; step < steps; step++)
        {
            try
            {
                await StepAsync(random);
            }
            catch (LedgerUnavailableException)
            {
                // a commit that was made to fail: nothing was acknowledged
                SetFailing(false);
            }

            if (step % 250 == 249)
            {
                await CheckAsync($"seed {seed}, step {step}");
            }
        }
    }

    public virtual ValueTask DisposeAsync() => CloseAsync();

    protected abstract void AddStore(IGenAiComplianceBuilder builder);

    /// <summary>Lets commits fail from now on, where the store can be told to.</summary>
    protected abstract void SetFailing(bool isFailing);

    private async Task StepAsync(Random random)
    {
        int person = random.Next(People);
        switch (random.Next(100))
        {
            case < 50:
                await AppendAsync(person);
                break;
            case < 62:
                await AppendContentAsync(person);
                break;
            case < 70:
                await ComplainAsync(person, random);
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
                SetFailing(random.Next(2) == 0);
                break;
            case < 87:
                SetFailing(false);
                await RestartAsync();
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

    private async Task<ExchangeId> AppendAsync(int person)
    {
        var exchange = new ExchangeId(new Guid(++_number, 0, 0, new byte[8]));
        var record = new ExchangeOpened { Exchange = exchange, Person = SubjectOf(person), Streaming = false, Messages = _number };
        await AcknowledgeAsync(await Ledger.AppendForReferenceAsync(record, link: null, Cancellation));
        return exchange;
    }

    private async Task AppendContentAsync(int person)
    {
        ExchangeId exchange = await AppendAsync(person);
        var record = new ExchangeSettled
        {
            Exchange = exchange,
            Person = SubjectOf(person),
            Outcome = ExchangeOutcome.Completed,
            Content = new ExchangeContent { Output = [new ContentMessage("assistant", [new ContentPiece { Kind = ContentKind.Text, Text = $"answer {_number}" }])] },
        };
        RecordReference place = await Ledger.EnqueueAsync(PendingRecord.Of(record), Cancellation);
        int month = await AcknowledgeAsync(place);
        _contents.Add((place.Log, place.Sequence, person, month));
    }

    // notes a record that is durable, and the month by which its keys are named
    private async Task<int> AcknowledgeAsync(RecordReference place)
    {
        ILedgerReader reader = await ReaderAsync();
        LedgerEntry entry = await reader.ReadLogAsync(place.Log, place.Sequence, Cancellation).FirstAsync(Cancellation);
        Assert.Equal((place.Log, place.Sequence), (entry.Log, entry.Sequence));
        Assert.True(RecordHeader.TryRead(entry.Header.Span, out RecordHeader? header));
        _acknowledged.Add((place.Log, place.Sequence, header.KeepUntilMin));
        return (await reader.ReadHeadsAsync(Cancellation)).First(h => h.Log == place.Log).Month;
    }

    private async Task ComplainAsync(int person, Random random)
    {
        if (_openComplaints.Count > 0 && random.Next(2) == 0)
        {
            (string closed, int complainant) = _openComplaints.First();

            // where the closing fails half-way, nobody knows whether it is open
            _openComplaints.Remove(closed);
            long received = _complaints[(closed, ComplaintStep.Received)];
            _complaints[(closed, ComplaintStep.Received)] = 0;
            await Ledger.AppendAsync(Complaint(closed, ComplaintStep.Closed, complainant), Cancellation);
            Assert.Equal(RecordHeader.Open, received);
            long ends = ChinaCalendar.EndOfTerm(Now, 6);
            _complaints[(closed, ComplaintStep.Received)] = ends;
            _complaints[(closed, ComplaintStep.Closed)] = ends;
            return;
        }

        string id = $"complaint-{++_number}";
        await Ledger.AppendAsync(Complaint(id, ComplaintStep.Received, person), Cancellation);
        _openComplaints[id] = person;
        _complaints[(id, ComplaintStep.Received)] = RecordHeader.Open;
    }

    private ComplaintStepTaken Complaint(string id, ComplaintStep step, int person) => new()
    {
        Complaint = id,
        Step = step,
        At = _clock.GetUtcNow(),
        Author = "test",
        Person = SubjectOf(person),
    };

    private async Task EraseAsync(int person)
    {
        ISubjectRights rights = _provider!.GetRequiredService<ISubjectRights>();
        SubjectRequest request = await rights.SubmitAsync(SubjectOf(person), SubjectRequestKind.Delete, Cancellation);
        await rights.VerifyIdentityAsync(request, "test", passed: true, Cancellation);
        await rights.EraseAsync(request, Cancellation);

        // what was said has no minimum: it is gone at once
        _erasedContents.UnionWith(_contents.Where(c => c.Person == person).Select(c => (c.Log, c.Sequence)));
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
        if (run.Refused is not null)
        {
            return;
        }

        long now = Now;
        List<LedgerEntry> entries = await (await ReaderAsync()).ReadAsync(0, Cancellation).ToListAsync(Cancellation);
        if (_holds.Count == 0)
        {
            foreach (LedgerEntry entry in entries.Where(e => e.Kind == RecordKind.ExchangeOpened))
            {
                Assert.True(RecordHeader.TryRead(entry.Header.Span, out RecordHeader? header));
                Assert.True(
                    RetentionPolicy.EndOfMonth(ChinaCalendar.MonthOf(header.RecordedAt), 12) > now,
                    "A record has outlived its maximum.");
            }
        }

        HashSet<(Guid, long)> over = [.. _contents.Where(c => RetentionPolicy.EndOfMonth(c.Month, 1) <= now).Select(c => (c.Log, c.Sequence))];
        Assert.DoesNotContain(entries, e => over.Contains((e.Log, e.Sequence)) && e.Parts.Any(p => p.Id == RecordPartId.Content && !p.Box.IsEmpty));
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
        SetFailing(false);
        LedgerVerification verification = await LedgerVerifier.VerifyAsync(await ReaderAsync(), Cancellation);
        Assert.True(verification.IsOk, $"{where}: {string.Join(", ", verification.Problems.Take(3))}");
        long now = Now;
        var entries = (await ReadAllAsync()).ToDictionary(e => (e.Log, e.Sequence));
        Assert.DoesNotContain(entries.Values, e => e.State == LedgerEntryState.Damaged);
        foreach ((Guid log, long sequence, long minimumEnds) in _acknowledged)
        {
            bool isThere = entries.TryGetValue((log, sequence), out LedgerEntry? entry) && entry.State == LedgerEntryState.Opened;
            Assert.True(isThere || minimumEnds <= now, $"{where}: a record went before its minimum term.");
        }

        Assert.DoesNotContain(entries.Values, e => _erasedContents.Contains((e.Log, e.Sequence)) && !e.Content.IsEmpty);
        HashSet<(string, ComplaintStep)> complaints = [.. entries.Values.Select(RecordCodec.Read).OfType<ComplaintStepTaken>().Select(c => (c.Complaint, c.Step))];
        foreach (((string Complaint, ComplaintStep Step) step, long minimumEnds) in _complaints)
        {
            Assert.True(complaints.Contains(step) || minimumEnds <= now, $"{where}: a complaint went while it was open, or before its minimum term.");
        }

        Looked = (Looked.Contents + entries.Values.Count(e => !e.Content.IsEmpty), Looked.Complaints + complaints.Count);
    }

    private async Task<List<LedgerEntry>> ReadAllAsync()
    {
        ILedgerReader reader = await ReaderAsync();
        using var opener = new RecordOpener(Ledger.Store.Keys, Ledger.Provider, _clock);
        var entries = new List<LedgerEntry>();
        await foreach (LedgerEntry entry in reader.ReadAsync(0, Cancellation))
        {
            entries.Add(await opener.OpenAsync(entry, Cancellation));
        }

        return entries;
    }

    private async ValueTask<ILedgerReader> ReaderAsync() => _reader ??= await Ledger.OpenReaderAsync(Cancellation);

    private async ValueTask CloseAsync()
    {
        if (_reader is not null)
        {
            await _reader.DisposeAsync();
            _reader = null;
        }

        if (_provider is not null)
        {
            await _provider.DisposeAsync();
        }
    }

    private async Task RestartAsync()
    {
        await CloseAsync();
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(_clock);
        AddStore(services.AddGenAiCompliance(o =>
        {
            Some.InternalService(o);
            o.Records.RequestAnswerMilliseconds = 0;
        }));
        _provider = services.BuildServiceProvider();
    }

    private static Subject SubjectOf(int person) => new($"person-{person}");
}
