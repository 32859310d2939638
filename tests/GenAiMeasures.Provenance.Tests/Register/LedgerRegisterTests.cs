using GenAiMeasures.Storage.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace GenAiMeasures.Provenance.Tests;

/// <summary>The contract over a real SQLite ledger, and what only a ledger has.</summary>
public sealed class LedgerRegisterTests : TrainingDataRegisterContract
{
    private ServiceProvider? _provider;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Store => Path.Combine(Folder, "compliance.db");

    protected override async ValueTask<ITrainingDataRegister> RestartAsync()
    {
        await CloseAsync();
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Time);
        services.AddGenAiCompliance(Some.InternalService).UseSqlite(Store).AddProvenance(o => o.Store = TrainingDataStore.Ledger);
        _provider = services.BuildServiceProvider();
        return _provider.GetRequiredService<ITrainingDataRegister>();
    }

    protected override ValueTask CloseAsync() => _provider?.DisposeAsync() ?? default;

    [Fact]
    public async Task The_register_is_read_from_the_file_without_the_app_and_the_ledger_verifies()
    {
        ITrainingDataRegister register = await RestartAsync();
        RegisterSnapshot committed = await register.CommitAsync(SampleRegister.Passing().Data, 0, "员工 001", "首次登记", Token);
        await CloseAsync();
        await using SqliteLedgerReader reader = SqliteLedgerReader.Open(Store);
        RegisterSnapshot read = await LedgerTrainingDataRegister.ReadFromAsync(reader, Token);
        LedgerEntry entry = await reader.ReadKindAsync(RecordKind.TrainingDataCommitted, Token).SingleAsync(Token);

        Assert.Equal((committed.Version, committed.Digest), (read.Version, read.Digest));
        Assert.Equal(committed.Digest, Assert.IsType<TrainingDataCommitted>(RecordCodec.Read(entry)).Digest);
        await using SqliteLedgerReader closed = SqliteLedgerReader.OpenSealed(Store);
        ProvenanceInputException exception = await Assert.ThrowsAsync<ProvenanceInputException>(async () => await LedgerTrainingDataRegister.ReadFromAsync(closed, Token));
        Assert.Equal("sealed", Assert.Single(exception.Problems).Code);
    }

    [Fact]
    public async Task What_else_is_recorded_is_not_read_for_it()
    {
        ITrainingDataRegister register = await RestartAsync();
        ILedger ledger = _provider!.GetRequiredService<ILedger>();
        for (int i = 0; i < 20; i++)
        {
            await ledger.AppendAsync(new DutyWaived { Duty = "IM-13-STABLE", Reason = "测试" }, Token);
        }

        await register.CommitAsync(new TrainingData(), 0, "a", "b", Token);

        Assert.Single(await _provider!.GetRequiredService<ILedgerEvidence>().ReadKindAsync(RecordKind.TrainingDataCommitted, Token).ToListAsync(Token));
        Assert.Equal(1, (await register.ReadAsync(Token)).Version);
    }

    [Fact]
    public async Task Of_two_instances_with_the_same_version_the_first_record_stands_and_the_second_writer_is_told()
    {
        ITrainingDataRegister register = await RestartAsync();
        ILedgerEvidence records = _provider!.GetRequiredService<ILedgerEvidence>();
        TrainingData data = SampleRegister.Passing().Data;
        RegisterSnapshot first = await register.CommitAsync(data, 0, "员工 001", "首次登记", Token);

        // the other instance reads before this one commits, and writes after it
        var late = new LateLedger(_provider!.GetRequiredService<ILedger>(), async () => await register.CommitAsync(data with { Models = [] }, 1, "员工 002", "先到", Token));
        using var other = new LedgerTrainingDataRegister(late, records, Time);
        RegisterConflictException conflict = await Assert.ThrowsAsync<RegisterConflictException>(async () => await other.CommitAsync(data with { Inspections = [] }, 1, "员工 003", "后到", Token));
        RegisterSnapshot read = await register.ReadAsync(Token);
        RegisterSnapshot third = await other.CommitAsync(read.Data with { Keywords = null }, 2, "员工 003", "重做", Token);

        Assert.Equal((1, 2), (conflict.Expected, conflict.Actual));
        Assert.Equal((2, "员工 002", 0), (read.Version, read.History[1].By, read.Data.Models.Count));
        Assert.NotEmpty(read.Data.Inspections);
        Assert.Equal((3, 3), (third.Version, third.History.Count));
        Assert.Empty(RegisterHistory.Verify(await register.ReadAsync(Token)));
        Assert.Equal(first.History[0].Hash, third.History[0].Hash);
    }

    [Fact]
    public async Task Where_the_first_records_ended_with_their_term_the_history_begins_later_and_is_whole()
    {
        ITrainingDataRegister register = await RestartAsync();
        TrainingData data = SampleRegister.Passing().Data;
        await register.CommitAsync(data with { Models = [] }, 0, "a", "b", Token);
        await register.CommitAsync(data, 1, "a", "c", Token);
        RegisterSnapshot whole = await register.CommitAsync(data with { Inspections = [] }, 2, "a", "d", Token);
        List<LedgerEntry> entries = await _provider!.GetRequiredService<ILedgerEvidence>().ReadKindAsync(RecordKind.TrainingDataCommitted, Token).ToListAsync(Token);
        RegisterSnapshot rest = await LedgerVersions.ReadAsync(entries.Skip(1).ToAsyncEnumerable(), Token);
        RegisterSnapshot erased = await LedgerVersions.ReadAsync(new[] { entries[0] with { State = LedgerEntryState.Erased, Body = default } }.Concat(entries.Skip(1)).ToAsyncEnumerable(), Token);

        Assert.Equal((2, 3, whole.Digest), (rest.HistoryFrom, rest.Version, rest.Digest));
        Assert.Empty(RegisterHistory.Verify(rest));
        Assert.Equal((2, 3), (erased.HistoryFrom, erased.Version));
        RegisterSnapshot gap = await LedgerVersions.ReadAsync(new[] { entries[0], entries[2] }.ToAsyncEnumerable(), Token);
        Assert.Contains(RegisterHistory.Verify(gap), p => p.Code == "history-broken");
    }

    [Fact]
    public async Task A_damaged_record_is_named_with_its_place()
    {
        ITrainingDataRegister register = await RestartAsync();
        await register.CommitAsync(new TrainingData(), 0, "a", "b", Token);
        LedgerEntry entry = (await _provider!.GetRequiredService<ILedgerEvidence>().ReadKindAsync(RecordKind.TrainingDataCommitted, Token).ToListAsync(Token))[0];
        foreach (LedgerEntry broken in new[] { entry with { State = LedgerEntryState.Damaged, Body = default }, entry with { Body = "{"u8.ToArray() }, entry with { Body = "{\"version\":1,\"digest\":\"\",\"entry\":{},\"register\":{}}"u8.ToArray() } })
        {
            ProvenanceInputException exception = await Assert.ThrowsAsync<ProvenanceInputException>(async () => await LedgerVersions.ReadAsync(new[] { broken }.ToAsyncEnumerable(), Token));
            Assert.Equal(($"ledger:{entry.Position}", "record"), (exception.Problems[0].Place, exception.Problems[0].Code));
        }
    }

    [Fact]
    public void A_register_in_a_ledger_that_is_not_there_is_refused_at_start()
    {
        var services = new ServiceCollection();
        services.AddGenAiCompliance(o => o.Scope = ServiceScope.Internal).AddProvenance(o => o.Store = TrainingDataStore.Ledger);
        using ServiceProvider provider = services.BuildServiceProvider();

        Assert.Equal(
            "GenAiMeasures:Provenance:Store is Ledger, and no ledger store is registered. Add one, such as UseSqlite(\"compliance.db\"), or keep the register in a file.",
            Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IOptions<ProvenanceOptions>>().Value).Message);
    }

    private sealed class LateLedger(ILedger ledger, Func<ValueTask<RegisterSnapshot>> before) : ILedger
    {
        private bool _isPast;

        public async ValueTask AppendAsync(LedgerRecord record, CancellationToken cancellationToken = default)
        {
            if (!_isPast)
            {
                _isPast = true;
                await before();
            }

            await ledger.AppendAsync(record, cancellationToken);
        }

        public ValueTask<string> GetPseudonymAsync(Subject subject, CancellationToken cancellationToken = default) => ledger.GetPseudonymAsync(subject, cancellationToken);
    }
}
