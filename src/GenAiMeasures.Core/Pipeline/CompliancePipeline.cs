using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.Options;

namespace GenAiMeasures;

// What every exchange of an app shares: settings, stages in order, the ledger, the memory of verdicts. Built once; building
// it fails where the settings or the packages in use leave a duty uncovered, so that no exchange runs that way.
internal sealed class CompliancePipeline
{
    private readonly LedgerEraser? _eraser;
    private readonly Lock _startLock = new();
    private Task? _started;

    public CompliancePipeline(
        IOptions<GenAiComplianceOptions> options,
        IEnumerable<ExchangeStage> stages,
        IEnumerable<ISubjectResolver> resolvers,
        IEnumerable<IRetractionSink> retractions,
        IDutyCatalog duties,
        RefusalTexts texts,
        ComplianceMetrics metrics,
        ComplianceLog log,
        TimeProvider time,
        RandomSource random,
        ILedger? ledger = null,
        LedgerEraser? eraser = null,
        ConfigurationWatch? configuration = null)
    {
        Options = options.Value;
        _eraser = eraser;
        Configuration = Options.Records.Enabled ? configuration : null;
        Duties = duties;
        DutyGuard.ThrowIfUncovered(duties, Options);
        Ledger = Options.Records.Enabled
            ? ledger ?? throw new InvalidOperationException(
                "GenAiMeasures has no ledger store. Call .UseSqlite(\"compliance.db\") on the builder that AddGenAiCompliance() returns, "
                + "or set GenAiMeasures:Records:Enabled to false with the waivers that this needs.")
            : null;
        Stages = [.. stages.Where(s => s is not IOptionalStage { IsActive: false }).OrderBy(s => s.Order)];
        Resolvers = [.. resolvers];
        RetractionSinks = [.. retractions];
        Texts = texts;
        Metrics = metrics;
        Log = log;
        Time = time;
        Random = random;
        Memory = new VerdictMemory(Options.Screens.RememberedVerdicts);
        if (Options.Screens.OnFailure == ScreenFailure.ReleaseUnchecked)
        {
            log.FailsOpen();
        }
    }

    internal GenAiComplianceOptions Options { get; }

    internal IDutyCatalog Duties { get; }

    internal ImmutableArray<ExchangeStage> Stages { get; }

    internal ImmutableArray<ISubjectResolver> Resolvers { get; }

    internal ImmutableArray<IRetractionSink> RetractionSinks { get; }

    internal ILedger? Ledger { get; }

    internal ConfigurationWatch? Configuration { get; }

    internal RefusalTexts Texts { get; }

    internal ComplianceMetrics Metrics { get; }

    internal ComplianceLog Log { get; }

    internal TimeProvider Time { get; }

    internal RandomSource Random { get; }

    internal VerdictMemory Memory { get; }

    internal GapCounter Gap { get; } = new();

    // exchanges that a seat inside the tool loop may join, by the mark their calls carry
    internal ConcurrentDictionary<string, ExchangeRun> Live { get; } = new(StringComparer.Ordinal);

    // nothing to do: a layer that would do nothing is not in the way (every duty waived, no stage)
    internal bool IsTransparent => Stages.IsEmpty && Ledger is null;

    // The start of the service is on record before its first exchange, with a host or without one. A failed attempt is
    // made again by the next exchange.
    internal Task EnsureStartedAsync()
    {
        if (Ledger is null)
        {
            return Task.CompletedTask;
        }

        lock (_startLock)
        {
            if (_started is null || _started.IsFaulted)
            {
                _started = StartAsync(Ledger);
            }

            return _started;
        }
    }

    private async Task StartAsync(ILedger ledger)
    {
        SortedDictionary<string, string> digests = Configuration?.Digest(Options) ?? ConfigurationDigest.Of(Options, []);
        await ServiceStart.RecordAsync(ledger, Options, digests, Duties);
        if (Configuration is not null)
        {
            await Configuration.StartAsync(digests);
        }

        if (ledger is Ledger { HasPendingErasures: true } && _eraser is not null)
        {
            // what an erasure began before a crash is finished before anything is served
            await _eraser.FinishPendingAsync(CancellationToken.None);
        }
    }
}
