using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace GenAiMeasures.Tests;

public sealed class AcknowledgementTests : IDisposable
{
    private readonly MemoryLedgerStore _store = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task Buffered_record_does_not_wait_for_the_store_and_is_written()
    {
        var release = new TaskCompletionSource();
        _store.BeforeCommit = _ => release.Task;
        await using ServiceProvider provider = Build();
        ILedger ledger = provider.GetRequiredService<ILedger>();

        ValueTask beat = ledger.AppendAsync(new Heartbeat { RunningSeconds = 1, Records = 0 }, Cancellation);
        Task durable = ledger.AppendAsync(new DutyWaived { Duty = "IM-13-STABLE", Reason = "a laboratory" }, Cancellation).AsTask();

        await beat;
        Assert.False(durable.IsCompleted);
        release.SetResult();
        await durable;
        Assert.Single(_store.Records<Heartbeat>());
    }

    [Fact]
    public async Task Buffered_record_that_fails_is_no_error_of_its_writer_and_the_ledger_says_that_it_failed()
    {
        _store.CommitError = _ => new IOException("disk");
        await using ServiceProvider provider = Build();
        Ledger ledger = provider.GetRequiredService<Ledger>();

        await ledger.AppendAsync(new Heartbeat { RunningSeconds = 1, Records = 0 }, Cancellation);

        await Assert.ThrowsAsync<LedgerUnavailableException>(async () => await ledger.AppendAsync(new DutyWaived { Duty = "x", Reason = "y" }, Cancellation));
        Assert.NotNull(ledger.Failure);
    }

    [Fact]
    public async Task Host_may_loosen_what_the_data_allows()
    {
        var release = new TaskCompletionSource();
        await using ServiceProvider provider = Build(o => o.Records.Acknowledgements[RecordKind.PropagationChecked] = RecordAcknowledgement.Buffered);
        ILedger ledger = provider.GetRequiredService<ILedger>();
        await ledger.AppendAsync(new DutyWaived { Duty = "x", Reason = "y" }, Cancellation);
        _store.BeforeCommit = _ => release.Task;

        await ledger.AppendAsync(new PropagationChecked { PropagateId = "1", State = "None" }, Cancellation);

        Assert.Empty(_store.Records<PropagationChecked>());
        release.SetResult();
    }

    [Fact]
    public void Only_the_opening_of_an_exchange_and_the_heartbeat_are_not_durable_by_default()
    {
        var policy = new AcknowledgementPolicy(new Dictionary<RecordKind, RecordAcknowledgement>());

        Assert.Equal(
            [(RecordKind.ExchangeOpened, RecordAcknowledgement.Opened), (RecordKind.Heartbeat, RecordAcknowledgement.Buffered)],
            Enum.GetValues<RecordKind>().Select(k => (k, policy.Of(k))).Where(k => k.Item2 != RecordAcknowledgement.Durable));
    }

    [Theory]
    [InlineData(RecordKind.StandingChanged, RecordAcknowledgement.Buffered, "GenAiMeasures:Records:Acknowledgements:StandingChanged is Buffered, but these records must be Durable at least: what follows from one may only happen when it is on record.")]
    [InlineData(RecordKind.ExchangeOpened, RecordAcknowledgement.Buffered, "GenAiMeasures:Records:Acknowledgements:ExchangeOpened is Buffered, but these records must be Opened at least: what follows from one may only happen when it is on record.")]
    [InlineData(RecordKind.None, RecordAcknowledgement.Durable, "GenAiMeasures:Records:Acknowledgements:None is Durable: there is no such kind of record or no such level.")]
    public void Level_that_a_kind_does_not_allow_is_an_error_at_start(RecordKind kind, RecordAcknowledgement level, string message)
    {
        var options = new GenAiComplianceOptions();
        Some.InternalService(options);
        options.Records.Acknowledgements[kind] = level;

        ValidateOptionsResult result = new GenAiComplianceValidator().Validate(null, options);

        Assert.Equal([message], result.Failures!);
    }

    private ServiceProvider Build(Action<GenAiComplianceOptions>? configure = null)
    {
        var services = new ServiceCollection();
        services.AddGenAiCompliance(o =>
        {
            Some.InternalService(o);
            configure?.Invoke(o);
        }).UseLedgerStore<MemoryLedgerStore>();
        services.Replace(ServiceDescriptor.Singleton<ILedgerStore>(_store));
        return services.BuildServiceProvider();
    }
}
