namespace GenAiMeasures.Storage.Sqlite.Tests;

/// <summary>An older copy in the place of the ledger: told at once, accepted only with the loss on record, and no erased person comes back with it.</summary>
public sealed class RestoreTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Yesterdays_copy_is_refused_at_start_and_accepted_by_recover_which_goes_on_in_new_logs()
    {
        await WriteAsync("a", 10);
        Backup();
        await WriteAsync("a", 5);
        Restore();

        string refusal = (await Assert.ThrowsAsync<LedgerUnavailableException>(() => WriteAsync("a", 1))).Message;
        Assert.StartsWith("The ledger is rolled back: the checkpoint 'genai-measures/ledger/", refusal, StringComparison.Ordinal);
        Assert.EndsWith(
            "15' was signed, but the store holds 10 records of that log. Bring the newer store back, or accept the loss with 'genai-measures records recover', which puts it on record.",
            refusal,
            StringComparison.Ordinal);

        LedgerRecoveryResult result = await SqliteLedgerRecovery.RecoverAsync(_folder.Database, cancellationToken: Cancellation);
        Assert.EndsWith(" 15", Assert.Single(result.Lost), StringComparison.Ordinal);
        await WriteAsync("a", 3);

        await using SqliteLedgerReader reader = SqliteLedgerReader.Open(_folder.Database);
        LedgerVerification verification = await LedgerVerifier.VerifyAsync(reader, Cancellation);
        Assert.Empty(verification.Problems);
        Assert.Equal(14, verification.Records);
        IReadOnlyList<LedgerHead> heads = await reader.ReadHeadsAsync(Cancellation);
        Assert.Equal([(LedgerLogState.Closed, 10L), (LedgerLogState.Growing, 4L)], heads.Select(h => (h.State, h.Size)));
        Assert.Single(await reader.ReadAsync(0, Cancellation).Select(RecordCodec.Read).OfType<LedgerRestored>().ToListAsync(Cancellation));
    }

    [Fact]
    public async Task Recover_of_a_sound_store_changes_nothing()
    {
        await WriteAsync("a", 10);

        LedgerRecoveryResult result = await SqliteLedgerRecovery.RecoverAsync(_folder.Database, cancellationToken: Cancellation);

        Assert.Empty(result.Lost);
        Assert.Equal((0, 0), (result.ErasedAgain, result.Interrupted));
        await using SqliteLedgerReader reader = SqliteLedgerReader.Open(_folder.Database);
        Assert.Equal(10, (await LedgerVerifier.VerifyAsync(reader, Cancellation)).Records);
    }

    private async Task WriteAsync(string person, int count)
    {
        await using LedgerHost host = LedgerHost.Open(_folder.Database);
        await Task.WhenAll(Enumerable.Range(0, count).Select(i => host.Ledger.AppendAsync(
            new DutyWaived { Duty = "IM-9-AGREEMENT", Reason = $"record {i} of a test", Person = new Subject(person) }, Cancellation).AsTask()));
    }

    private void Backup() => File.Copy(_folder.Database, _folder.File("backup"));

    private void Restore() => File.Copy(_folder.File("backup"), _folder.Database, overwrite: true);
}
